package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Catches a failing machine (full disk, small heap) or a bug that shows as a stack trace or leaves a run RUNNING. */
class FailureTest {

    @TempDir
    private Path temp;

    private String manifest() throws IOException {
        return Files.readString(temp.resolve("out").resolve("manifest.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "simulate d=2 steps=9, trajectory.csv",
        "simulate d=2 steps=9 final=true, final",
        "verify chi-square-law d=16 seeds=24, verdicts.csv",
        "verify chi-square-law d=16 seeds=24, verdicts.jsonl",
        "export d=2, W1.npy"
    })
    void fileThatCannotBeWrittenIsNamed(String words, String file) throws IOException {
        Path obstacle = temp.resolve("out").resolve(file);
        if (file.equals("final")) {
            Files.createDirectories(obstacle.getParent());
            Files.writeString(obstacle, "a file");
        } else {
            Files.createDirectories(obstacle.resolve("a folder that is not empty"));
        }
        Console.line(words + " out=" + temp.resolve("out"))
                .refused(ExitCode.ERROR, "writing failed: ", file, "choose another folder with out=DIR");
        assertTrue(manifest().contains("\"status\" : \"FAILED\""), manifest());
    }

    /** A limit on the size of files acts as a full disk does: the last write stores a part of its line. */
    @Test
    void fullDiskLeavesWholeRows() throws IOException, InterruptedException {
        String words = "simulate d=2 eta=1e-9 steps=1e9 every=1 out=" + temp.resolve("out");
        try (Subprocess rmed = new Subprocess(temp, "ulimit -f 97;", List.of(), words)) {
            rmed.end(60).refused(ExitCode.ERROR, "writing failed: ", "Free some space");
        }
        String rows = Files.readString(temp.resolve("out").resolve("trajectory.csv"));
        // the unit of ulimit is 512 or 1024 bytes, by shell
        assertTrue(rows.length() > 97 * 512 - 100 && rows.length() < 97 * 1024, rows.length() + " bytes");
        assertTrue(rows.length() % 512 != 0, "the limit falls between two rows: no write was cut; choose another");
        assertTrue(rows.endsWith("\n"), "the last row is torn");
        assertTrue(manifest().contains("\"status\" : \"FAILED\""), manifest());
    }

    @ParameterizedTest
    @CsvSource({
        "simulate d=3000 steps=1 engine=dense",
        "verify quadratic-law d=3000 seeds=24 engine=dense",
        "export d=3000"
    })
    void tooLittleMemoryIsSaid(String words) throws IOException, InterruptedException {
        try (Subprocess rmed = new Subprocess(temp, "", List.of("-Xmx48m"), words + " out=" + temp.resolve("out"))) {
            rmed.end(60).refused(ExitCode.ERROR, "not enough memory", "RMED_JAVA_OPTS=-Xmx");
        }
    }

    /** Whatever else goes wrong: still one line, exit code 1, and --debug tells more. */
    @Test
    void bugIsOneLine() {
        java.io.StringWriter words = new java.io.StringWriter();
        CommandLine command = new CommandLine(new Main()).setErr(new java.io.PrintWriter(words, true));
        assertEquals(ExitCode.ERROR, Failure.report(new IllegalStateException("a\nb"), false, command));
        assertEquals(
                "rmed: internal error: IllegalStateException: a (--debug prints the stack trace)\n", words.toString());
    }
}
