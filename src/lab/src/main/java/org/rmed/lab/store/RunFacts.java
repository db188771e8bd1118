package org.rmed.lab.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.theory.Words;

/** What the manifest of one run says of it, and the name that follows: the same for the command line and for programs. */
public final class RunFacts {

    /** The fingerprint of a problem read from files. */
    private static final String READ = "problemSha256";

    private RunFacts() {}

    /** Settings, and what was left to the program, as decided. */
    public static Map<String, Object> of(Setup setup, String engine) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("settings", setup.settings().asMap());
        facts.put("seed", setup.settings().whole("seed", 0, Long.MAX_VALUE));
        facts.put("optimizer", setup.optimizer().toString());
        facts.put("eta", setup.optimizer().eta());
        facts.put("steps", Words.steps(setup.steps()));
        if (!setup.settings().text("problem").isEmpty()
                || setup.settings().text("target").endsWith(".npy")) {
            facts.put(READ, Fingerprint.of(setup.problem()));
        }
        facts.put("scale", setup.problem().scale());
        facts.put("targetNorm", setup.problem().targetNorm());
        facts.put("engine", engine);
        return facts;
    }

    /** The run's name: files that the settings name count by what they hold, not by their path. */
    public static String hash(Settings settings, Map<String, Object> facts) {
        Object read = facts.get(READ);
        return (read == null ? settings : settings.with("problem", read)).hash(Setup.IDLE_KEYS);
    }
}
