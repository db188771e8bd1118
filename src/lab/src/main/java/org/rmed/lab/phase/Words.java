package org.rmed.lab.phase;

import java.util.List;
import org.rmed.lab.sweep.Values;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;

/** The settings of a point. */
final class Words {

    private Words() {}

    /** A run of a phase diagram: first and last row and events only, unstable rates too. */
    static Settings settings(String... words) {
        return Setup.defaults().with("every", "events").with("unstable", true).withArguments(List.of(words));
    }

    static List<Settings> one(String... words) {
        return List.of(settings(words));
    }

    static String eta(double value) {
        return "eta=" + Values.word("eta", value);
    }
}
