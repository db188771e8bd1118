package org.rmed.lab.figure;

import java.util.List;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;

/** A source of finished runs, such as {@code verification::run}, or one that looks at them through a figure's gauge. */
@FunctionalInterface
public interface Runs {

    /** The outcome of each of the settings, in the order asked. */
    List<Outcome> of(List<Settings> settings);
}
