package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the tests of sweeps look at in a sweep's folder. */
final class SweepFiles {

    private SweepFiles() {}

    /** The finished cells in all journals; a torn line does not count. */
    static long finished(Path folder) {
        if (!Files.isDirectory(folder.resolve("shards"))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder.resolve("shards"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .mapToLong(file -> text(file).chars().filter(c -> c == '\n').count())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertSameTables(Path expected, Path actual) {
        for (String table : List.of("cells.csv", "runs.csv")) {
            assertEquals(text(expected.resolve(table)), text(actual.resolve(table)), table);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
