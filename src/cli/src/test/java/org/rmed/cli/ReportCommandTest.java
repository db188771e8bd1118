package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches a report that is not written, is written elsewhere, or loses verdicts between the run and the page. */
class ReportCommandTest {

    private static final Path ROOT = Path.of("..", "..");

    @TempDir
    private Path temp;

    @Test
    void verifiesWithControlsAndWritesThePage() throws IOException {
        Path out = temp.resolve("out");
        Console console = Console.line("report chi-square-law lemma21 d=16 seeds=24 out=" + out + " --proofs "
                        + ROOT.resolve("proofs") + " --figures " + ROOT.resolve("figures"))
                .done();
        assertTrue(console.out().contains("2 of 2 claims held; 2 of 2 controls failed"), console::toString);
        assertTrue(console.out().contains("report " + out.resolve("report.html")), console::toString);
        String page = Files.readString(out.resolve("report.html"));
        assertTrue(page.contains("2 of 2 claims held; 2 of 2 controls failed, as they must"));
        assertTrue(page.contains("21-step-size.md"), "its page is named");
        assertTrue(page.contains("What rests on what"), "and the map drawn");
        assertTrue(page.contains("data:image/svg+xml;base64,"), "with the figures of its part");
        Path again = temp.resolve("deep/er/again.html");
        Console.line("report --from " + out + " --to " + again + " --proofs " + ROOT.resolve("proofs") + " --figures "
                        + ROOT.resolve("figures"))
                .done();
        assertEquals(page, Files.readString(again), "the same from the folder");
    }

    /** Without a checkout there are no pages and no figures, and still a report. */
    @Test
    void standsAlone() throws IOException {
        Path out = temp.resolve("out");
        Console.line("report logistic-law d=16 seeds=24 out=" + out).done();
        String page = Files.readString(out.resolve("report.html"));
        assertTrue(page.contains("1 of 1 claims held"));
        assertFalse(page.contains("What rests on what"));
    }

    @Test
    void refusesWhatHasNoEffect() throws IOException {
        Path absent = temp.resolve("absent");
        Console.line("report --from " + absent)
                .refused(ExitCode.USAGE, "verdicts.jsonl cannot be read", "no such file");
        Console.line("report lemma21 --from " + absent)
                .refused(ExitCode.USAGE, "verifies nothing, so 'lemma21' has no effect");
        Console.line("report lemma12x").refused(ExitCode.USAGE, "did you mean 'lemma12'?");
        Console.line("report lemma21 --figures " + absent + " out=" + temp.resolve("out") + " d=16 seeds=24")
                .refused(ExitCode.USAGE, "is no folder");
        Path empty = Files.createDirectories(temp.resolve("empty"));
        Files.writeString(empty.resolve("verdicts.jsonl"), "");
        Console.line("report --from " + empty).refused(ExitCode.USAGE, "has no verdict yet");
    }
}
