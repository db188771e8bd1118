package org.rmed.lab.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/** Files that settings name count by what is in them: a path may hold something else tomorrow. */
final class NamedFiles {

    private static final String PROBLEM = "problem";
    private static final String TARGET = "target";

    private NamedFiles() {}

    /** SHA-256 of each problem folder and target file that a grid names, by its value. */
    static SortedMap<String, String> identities(Settings base, SortedMap<String, List<String>> axes) {
        TreeMap<String, String> identities = new TreeMap<>();
        for (String value : axes.getOrDefault(PROBLEM, List.of(base.text(PROBLEM)))) {
            if (!value.isEmpty()) {
                identities.put(value, sha256(PROBLEM, Path.of(value)));
            }
        }
        for (String value : axes.getOrDefault(TARGET, List.of(base.text(TARGET)))) {
            if (value.endsWith(".npy")) {
                identities.put(value, sha256(TARGET, Path.of(value)));
            }
        }
        Map<String, String> values = new HashMap<>();
        identities.forEach((value, identity) -> {
            String same = values.put(identity, value);
            if (same != null) {
                throw new UsageException(
                        same + " and " + value + " hold the same; their cells would count twice: leave one out");
            }
        });
        return Collections.unmodifiableSortedMap(identities);
    }

    /** The settings with contents in the place of paths. */
    static Settings identity(Settings settings, SortedMap<String, String> identities) {
        Settings identity = settings;
        for (String key : identities.isEmpty() ? List.<String>of() : List.of(PROBLEM, TARGET)) {
            identity = identity.with(key, identities.getOrDefault(settings.text(key), settings.text(key)));
        }
        return identity;
    }

    private static String sha256(String key, Path path) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : Files.isDirectory(path) ? arrays(path) : List.of(path)) {
                digest.update((file.getFileName() + "\n" + Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UsageException(key + "=" + path + " cannot be read (" + ResultFolder.reason(e) + ")", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static List<Path> arrays(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".npy"))
                    .sorted()
                    .toList();
        }
    }
}
