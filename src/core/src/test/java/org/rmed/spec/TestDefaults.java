package org.rmed.spec;

import java.net.URL;
import java.util.List;
import java.util.Objects;

/** The defaults file of this module's tests. */
final class TestDefaults {

    private TestDefaults() {}

    static Settings settings(String... words) {
        return Settings.defaults(file()).withArguments(List.of(words));
    }

    static URL file() {
        return Objects.requireNonNull(TestDefaults.class.getResource("/org/rmed/defaults.properties"));
    }
}
