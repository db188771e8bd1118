package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.transformer.data.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches: words out of order, {@code <unk>} cut to pieces, metadata read as text, parts that overlap. */
class RunningTextTest {

    @TempDir
    Path folder;

    @Test
    void wikitextKeepsItsWords() throws IOException {
        Fixtures.text(folder.resolve("wiki.train.tokens"), " \n = Robert <unk> = \n \n He is an @-@ actor .\n");
        Fixtures.text(folder.resolve("wiki.valid.tokens"), "It was .\n");
        RunningText data = RunningText.load(DataFolder.of(folder));
        assertEquals(List.of("=", "robert", "<unk>", "=", "he", "is", "an", "@-@", "actor", "."), data.training());
        assertEquals(List.of("it", "was", "."), data.heldOut());
        assertTrue(data.source().line().startsWith("Wikitext-2 (real): 10 words for training, 3 held out. "));
    }

    @Test
    void wikitextWithoutValidationHoldsOutItsLastTenth() throws IOException {
        Fixtures.text(folder.resolve("wikitext-2/wiki.train.tokens"), "a b c d e f g h i j");
        RunningText data = RunningText.load(DataFolder.of(folder));
        assertEquals(List.of("j"), data.heldOut());
        assertEquals(9, data.training().size());
    }

    @Test
    void emptyWikitextIsRefused() throws IOException {
        Fixtures.text(folder.resolve("wiki.train.tokens"), "\n");
        assertRefused(() -> RunningText.load(DataFolder.of(folder)), "wiki.train.tokens is empty", "Wikitext-2");
    }

    @Test
    void speechesComeByYearAndOneInTenIsHeldOut() throws IOException {
        Map<String, String> contents = new HashMap<>();
        for (int year = 1790; year < 1800; year++) {
            contents.put("package/data/" + year + "_x.txt", "Year " + year + "!");
            contents.put("package/data/" + year + "_x.json", "{}");
        }
        contents.put("package/docs/x.txt", "no speech");
        RunningText data = Speeches.readUnchecked(Fixtures.npm(folder.resolve("s.tgz"), contents));
        assertEquals(27, data.training().size());
        assertEquals(
                List.of("year", "1790", "!", "year", "1791"), data.training().subList(0, 5));
        assertEquals(List.of("year", "1799", "!"), data.heldOut());
    }

    @Test
    void emptySpeechIsRefused() throws IOException {
        Path npm = Fixtures.npm(folder.resolve("s.tgz"), Map.of("package/data/1790_x.txt", ""));
        assertRefused(() -> Speeches.readUnchecked(npm), "s.tgz:package/data/1790_x.txt is empty", "speech");
    }

    @Test
    void toyTextIsRepeatable() {
        RunningText data = RunningText.load(DataFolder.none());
        assertEquals(data, RunningText.load(DataFolder.none()));
        assertEquals(28_000, data.training().size() + data.heldOut().size());
        assertEquals(".", data.training().get(6));
    }
}
