package org.rmed.lab.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** What made a result: version, commit, JDK, machine. */
public final class Provenance {

    private static final String UNKNOWN = "unknown";

    private Provenance() {}

    /** The version of rmed. */
    public static String version() {
        return resource("version.properties").getProperty("version", UNKNOWN);
    }

    /**
     * The git commit: the launcher passes the checkout's, a build remembers its own.
     *
     * @return 40 hexadecimal digits, or {@code unknown} outside a git checkout
     */
    public static String commit() {
        return fact("rmed.git.commit", "git.commit.id");
    }

    /** {@code true}, {@code false} or {@code unknown}: whether the sources differed from the commit. */
    public static String dirty() {
        return fact("rmed.git.dirty", "git.dirty");
    }

    /** All of it, for a manifest. */
    public static Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rmed", version());
        facts.put("commit", commit());
        facts.put("dirty", dirty());
        facts.put("jdk", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("cpu", cpu());
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        return facts;
    }

    private static String fact(String property, String key) {
        String given = System.getProperty(property, "");
        return given.isEmpty() ? resource("git.properties").getProperty(key, UNKNOWN) : given;
    }

    private static Properties resource(String name) {
        Properties properties = new Properties();
        try (InputStream stream = Provenance.class.getResourceAsStream("/org/rmed/" + name)) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("/org/rmed/" + name + " cannot be read", e);
        }
        return properties;
    }

    private static String cpu() {
        String architecture = System.getProperty("os.arch");
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException e) {
            return architecture; // no such file outside Linux
        }
    }
}
