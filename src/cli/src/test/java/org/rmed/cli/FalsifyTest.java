package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Catches a printed command that does not repeat the violation, an exit status that takes a violation outside the
 * hypotheses for one inside, files and output that disagree, and results that depend on the number of threads.
 */
class FalsifyTest {

    private static final Pattern REPLAY = Pattern.compile("(?m)^    rmed (verify .*)$");

    /** Only xi and the target may move; from xi = s on the gradients are no longer what moves Adam. */
    private static final String ONLY_XI = "falsify quadratic-law d=16 alpha=1.5 eta=0.1*s beta1=0.9 --candidates 40";

    @TempDir
    private Path temp;

    private List<String> lines(String folder) throws IOException {
        return Files.readAllLines(temp.resolve(folder).resolve("falsify.jsonl"));
    }

    private Console rmed(String words, String folder) {
        return Console.line(words + " out=" + temp.resolve(folder));
    }

    private static String decisive(String json) {
        return json.substring(json.indexOf("\"decisive\":") + 11);
    }

    /** The command that is printed finds the same number, digit for digit, and the same standing. */
    @Test
    void printedCommandRepeatsTheViolation() throws IOException {
        Console search = rmed(ONLY_XI, "search");
        assertEquals("", search.err());
        Matcher replay = REPLAY.matcher(search.out());
        assertTrue(replay.find(), search::toString);
        String words = replay.group(1).replace("'", "");
        String trial = lines("search").stream()
                .filter(line -> words.replace(" --outside", "").endsWith(wordsOf(line)))
                .findFirst()
                .orElseThrow();
        Console again = rmed(words, "again");
        assertEquals(ExitCode.CLAIM_FAILED, again.code(), again::toString);
        assertTrue(again.out().startsWith("quadratic-law            FAILED "), again::toString);
        String verdict = Files.readString(temp.resolve("again/verdicts.jsonl"));
        String finding = decisive(trial).replaceFirst("}}\\s*$", "}");
        assertTrue(verdict.contains(finding), () -> finding + "\nis not in\n" + verdict);
    }

    private static String wordsOf(String json) {
        return json.replaceFirst("^.\"claim\":\"[^\"]*\",\"words\":\"([^\"]*)\".*", "$1");
    }

    /** The status says whether one was found inside; the output and the file say the same. */
    @Test
    void exitStatusIsAboutTheInside() throws IOException {
        Console search = rmed(ONLY_XI, "search");
        boolean inside = search.out().contains("  inside the hypotheses: FAILS");
        assertEquals(inside ? ExitCode.CLAIM_FAILED : ExitCode.HELD, search.code(), search::toString);
        assertEquals(
                inside,
                lines("search").stream().anyMatch(line -> line.contains("\"outside\":false,\"state\":\"VIOLATION\"")));
        assertTrue(search.out().startsWith("quadratic-law: The loss of Adam"), search::toString);
        assertTrue(search.out().contains("Every candidate in " + temp.resolve("search")), search::toString);
    }

    /** Nothing may move but the target: with any target the law holds. */
    @Test
    void noViolationGivesZeroAndTheClosestCall() throws IOException {
        Console console = rmed("falsify quadratic-law d=16 alpha=2 eta=2e-4 beta1=0.9 xi=0 --candidates 9", "out")
                .done();
        assertTrue(console.out().contains("inside the hypotheses: no violation in 3 candidates"), console::toString);
        assertTrue(console.out().contains("closest call: d=16 seeds=24 alpha=2"), console::toString);
        assertTrue(console.out().contains("outside: no candidate could be judged"), console::toString);
        assertFalse(console.out().contains("rmed verify"), console::toString);
        assertEquals(3, lines("out").size());
        String manifest = Files.readString(temp.resolve("out/manifest.json"));
        assertTrue(manifest.contains("\"status\" : \"COMPLETED\""), manifest);
        assertTrue(manifest.contains("--candidates 9\""), manifest);
    }

    @Test
    void candidatesDoNotDependOnThreads() throws IOException {
        String words = "falsify theorem1-sgdm d=8 alpha=1.5 --candidates 6 ";
        rmed(words + "threads=1", "one");
        rmed(words + "threads=3", "three");
        assertEquals(6, lines("one").size());
        assertEquals(lines("one"), lines("three"));
    }

    @Test
    void interruptedSearchShowsWhatItFound() throws IOException, InterruptedException {
        String words = "falsify theorem1-adam --budget 1h out=" + temp.resolve("out");
        try (Subprocess rmed = new Subprocess(temp, "", List.of(), words)) {
            rmed.until(() -> temp.resolve("out/falsify.jsonl").toFile().length() > 0);
            int expected = rmed.interrupt();
            Console console = rmed.end(10);
            assertEquals(expected, console.code(), console::toString);
            assertEquals("", console.err());
            assertTrue(console.out().contains("  inside the hypotheses: "), console::toString);
            assertTrue(console.out().contains("interrupted: what was found until then."), console::toString);
        }
        assertTrue(Files.readString(temp.resolve("out/falsify.jsonl")).endsWith("}\n"));
        assertTrue(Files.readString(temp.resolve("out/manifest.json")).contains("\"status\" : \"INTERRUPTED\""));
    }
}
