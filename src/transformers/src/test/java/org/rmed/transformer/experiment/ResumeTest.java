package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.transformer.Refusal;
import org.rmed.transformer.experiment.TinyRuns.Stopping;
import org.rmed.transformer.experiment.TinyRuns.Watching;

/**
 * A translation run that is stopped or killed and started again leaves the files of an uninterrupted one, byte for byte:
 * losses, layers, ends and the summary. Catches: a row doubled or lost at the seam, dropout or batches that depend on the
 * session, an optimizer's state or the smoothed loss not saved, a measurement left half done.
 */
class ResumeTest {

    private static Preparation preparation;
    private static Watching whole;
    private static Map<String, String> expected;

    @TempDir
    private Path folder;

    /** Measured at 0, at step 6, at 12 and at a loss that SGD+M comes down to in between. */
    @BeforeAll
    static void uninterrupted(@TempDir Path folder) {
        preparation = TinyRuns.prepared("translation", "measure=0,0.5,1", "measureLosses=3.5", "schedule=linear");
        whole = new Watching();
        assertTrue(TinyRuns.run(preparation, folder, whole));
        TinyRuns.summary(preparation, folder);
        expected = TinyRuns.texts(folder);
    }

    private void assertSame() {
        TinyRuns.summary(preparation, folder);
        Map<String, String> texts = TinyRuns.texts(folder);
        assertEquals(expected.keySet(), texts.keySet());
        expected.forEach((name, text) -> assertEquals(text, texts.get(name), name));
    }

    /** Whatever it was interrupted by, a run that is started again ends like the whole one. */
    private void finish() {
        assertTrue(TinyRuns.run(preparation, folder, new Watching()));
        assertSame();
    }

    private Path run(String arm) {
        return folder.resolve("runs").resolve(arm + "-1");
    }

    private List<String> lines(String arm, String file) throws IOException {
        return Files.readAllLines(run(arm).resolve(file));
    }

    @Test
    void theWholeRunIsWhatTheTestsThinkItIs() {
        String[] losses = expected.get("runs/adam-1/losses.csv").split("\n");
        assertEquals(13, losses.length);
        assertTrue(losses[1].startsWith("0,") && losses[12].startsWith("11,"));
        List<String> layers =
                expected.get("runs/sgdm-1/layers.csv").lines().skip(1).toList();
        assertEquals(12, layers.size());
        assertEquals(
                List.of("step 0", "step 6", "loss 3.5", "step 12"),
                layers.stream().map(row -> row.split(",")[2]).distinct().toList());
        assertEquals(
                List.of("sgdm, seed 1", "adam, seed 1"),
                whole.said.stream()
                        .filter(words -> !words.contains("layers at"))
                        .distinct()
                        .toList());
        assertTrue(whole.said.contains("sgdm, seed 1, layers at step 6"));
        assertTrue(whole.units <= ExperimentRun.units(preparation.experiment(), preparation.settings()));
        assertTrue(expected.get("summary").contains("sgdm / adam, at step 12"));
    }

    /** Before anything, within the measurement at 0, between steps, within that at 6, after the last step, in Adam's run. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 8, 12, 16, 21, 26, 29, 33, 45, 53})
    void stoppedOnceItGoesOnWhereItWas(int questions) {
        Stopping stopping = new Stopping(questions);
        assertTrue(questions < whole.questions);
        assertFalse(TinyRuns.run(preparation, folder, stopping));
        finish();
    }

    /** Sessions too short for a run: nine questions are a measurement and four steps. */
    @Test
    void stoppedManyTimesItGoesOnWhereItWas() {
        int sessions = 1;
        while (!TinyRuns.run(preparation, folder, new Stopping(9))) {
            sessions++;
            assertTrue(sessions < 40, "it does not come to an end");
        }
        assertTrue(sessions > 5);
        assertSame();
    }

    @Test
    void whatHasEndedIsNotRunAgain() throws IOException {
        finish();
        Watching again = new Watching();
        Path losses = run("adam").resolve("losses.csv");
        Object before = Files.getLastModifiedTime(losses);
        assertTrue(TinyRuns.run(preparation, folder, again));
        assertEquals(List.of(), again.said);
        assertEquals(before, Files.getLastModifiedTime(losses));
        assertEquals(ExperimentRun.units(preparation.experiment(), preparation.settings()), again.units);
        assertSame();
    }

    /** What was done before counts once: the bar of the second session begins where the first one's ended. */
    @Test
    void theBarOfAResumedRunDoesNotGoBeyondItsEnd() {
        TinyRuns.run(preparation, folder, new Stopping(24));
        Watching second = new Watching();
        TinyRuns.run(preparation, folder, second);
        assertTrue(second.units <= ExperimentRun.units(preparation.experiment(), preparation.settings()));
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Dies at a report of something done; before that, after a checkpoint's time has passed. */
    private static final class Dying extends Watching {

        private final int slow;
        private final int last;

        Dying(int slow, int last) {
            this.slow = slow;
            this.last = last;
        }

        @Override
        public void done(long more) {
            super.done(more);
            if (reports == slow) {
                try {
                    Thread.sleep(1100); // checkpoint=1: the shortest there is
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (reports == last) {
                throw new Killed();
            }
        }
    }

    private Preparation hasty() {
        return TinyRuns.prepared(
                "translation", "measure=0,0.5,1", "measureLosses=3.5", "schedule=linear", "checkpoint=1");
    }

    @Test
    void killedBeforeAnyCheckpointItBeginsAnew() throws IOException {
        assertThrows(Killed.class, () -> TinyRuns.run(preparation, folder, new Dying(0, 6)));
        assertFalse(Files.exists(run("sgdm").resolve("checkpoint.safetensors")));
        assertTrue(lines("sgdm", "losses.csv").size() > 4);
        finish();
    }

    /** Report 1 is the measurement at 0, so report 5 is the step that makes t = 4. */
    @Test
    void killedAfterACheckpointItGoesOnFromThere() throws IOException {
        assertThrows(Killed.class, () -> TinyRuns.run(hasty(), folder, new Dying(5, 11)));
        assertTrue(Files.exists(run("sgdm").resolve("checkpoint.safetensors")));
        int rows = lines("sgdm", "losses.csv").size();
        assertTrue(rows > 6, "rows behind the checkpoint are what this is about");
        Watching second = new Watching();
        assertTrue(TinyRuns.run(preparation, folder, second));
        assertSame();
        assertTrue(second.units < whole.units, "it went on from the checkpoint");
    }

    /** The last line was being written; the checkpoint's draft too. */
    @Test
    void killedInTheMiddleOfALineItGoesOn() throws IOException {
        assertThrows(Killed.class, () -> TinyRuns.run(hasty(), folder, new Dying(5, 11)));
        Files.writeString(run("sgdm").resolve("losses.csv"), "1", StandardOpenOption.APPEND);
        Files.writeString(run("sgdm").resolve("layers.csv"), "sgdm,1,\"st", StandardOpenOption.APPEND);
        Files.writeString(run("sgdm").resolve("checkpoint.safetensors.part"), "half");
        finishWithoutDraft();
    }

    private void finishWithoutDraft() throws IOException {
        assertTrue(TinyRuns.run(preparation, folder, new Watching()));
        Files.deleteIfExists(run("sgdm").resolve("checkpoint.safetensors.part"));
        assertSame();
    }

    @Test
    void stoppedTwiceAndKilledOnceItEndsTheSame() {
        TinyRuns.run(preparation, folder, new Stopping(9));
        assertThrows(Killed.class, () -> TinyRuns.run(preparation, folder, new Dying(0, 5)));
        TinyRuns.run(preparation, folder, new Stopping(12));
        finish();
    }

    @Test
    void aDamagedCheckpointIsRefusedWithTheRemedy() throws IOException {
        TinyRuns.run(preparation, folder, new Stopping(9));
        Path checkpoint = run("sgdm").resolve("checkpoint.safetensors");
        Files.write(checkpoint, new byte[100]);
        Refusal.assertRefused(
                () -> TinyRuns.run(preparation, folder, new Watching()), checkpoint.toString(), "remove it");
        Files.delete(checkpoint);
        finish();
    }
}
