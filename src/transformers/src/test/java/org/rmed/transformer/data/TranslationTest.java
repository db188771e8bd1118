package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.transformer.data.Refusal.assertRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches: lines that slip against each other, dictionary entries taken for sentences, remarks left in sentences. */
class TranslationTest {

    private static final String DICTIONARY = """
            # Version :: devel 2023-01-30
            Aal {m} | Aale {pl} :: eel | eels
            sehen {vt} | Ich sehe (gern) einen   Hund. [ugs.] | Wer? :: to see | I see a dog. | Who is there?
            Hund {m} | Ich sehe einen Hund. :: dog | I see a dog.
            gehen | Er geht; er läuft davon. | Sie geht nach Hause! :: to go | He goes there. | She goes home!
            kommen | Kommt er heute noch? :: to come | Is he coming? | He will come.
            eine Zeile ohne Trennung
            Sie kommt heute nicht :: She is not coming today.
            """;

    @TempDir
    Path folder;

    @Test
    void multi30kKeepsLinesTogether() throws IOException {
        Fixtures.text(folder.resolve("train.de"), "Ein Hund.\n\nZwei Männer.\n");
        Fixtures.text(folder.resolve("train.en"), "A dog.\nNothing.\nTwo men.\n");
        Fixtures.text(folder.resolve("val.de"), "Ein Boot.\n");
        Fixtures.text(folder.resolve("val.en"), "A boat.\n");
        Translation data = Translation.load(DataFolder.of(folder));
        assertEquals(
                List.of(new SentencePair("Ein Hund.", "A dog."), new SentencePair("Zwei Männer.", "Two men.")),
                data.training());
        assertEquals(List.of(new SentencePair("Ein Boot.", "A boat.")), data.heldOut());
        assertTrue(data.source().line().startsWith("Multi30k (real): 2 pairs for training, 1 held out. "));
    }

    @Test
    void multi30kWithoutValidationHoldsOutOneInTwenty() throws IOException {
        Fixtures.text(folder.resolve("multi30k/train.de"), "d\n".repeat(40));
        Fixtures.text(folder.resolve("multi30k/train.en"), "e\n".repeat(40));
        assertEquals(2, Translation.load(DataFolder.of(folder)).heldOut().size());
    }

    @Test
    void mismatchedMissingAndForeignFilesAreRefused() throws IOException {
        DataFolder data = DataFolder.of(folder);
        Fixtures.text(folder.resolve("train.en"), "A dog.\nTwo men.\n");
        assertRefused(() -> Translation.load(data), "train.de is missing", "German sentences", "beside train.en");
        Fixtures.text(folder.resolve("train.de"), "Ein Hund.\n");
        assertRefused(() -> Translation.load(data), "train.de has 1 lines", "train.en 2", "fetch both again");
        Files.write(folder.resolve("train.de"), "M\u00e4nner\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(() -> Translation.load(data), "train.de", "not UTF-8 at byte 1", "iconv");
        Fixtures.text(folder.resolve("train.de"), "");
        assertRefused(() -> Translation.load(data), "train.de is empty");
        Fixtures.text(folder.resolve("train.de"), "Ein Hund.\nZwei.\n");
        Fixtures.text(folder.resolve("val.de"), "Ein Hund.\n");
        assertRefused(() -> Translation.load(data), "val.en is missing");
    }

    /** By hand: line 3 gives one pair, line 4 the same one, line 5 one without the semicolon's, the others none. */
    @Test
    void dictionaryGivesItsSentencesOnce() throws IOException {
        Path file = Fixtures.text(folder.resolve("de-en"), DICTIONARY);
        Translation data = Translation.load(new DataFolder(Optional.empty(), Optional.of(file)));
        assertEquals(
                List.of(
                        new SentencePair("Ich sehe einen Hund.", "I see a dog."),
                        new SentencePair("Sie geht nach Hause!", "She goes home!")),
                data.training());
        assertEquals(Source.Kind.STAND_IN, data.source().kind());
        Path debian = Fixtures.debian(
                folder.resolve("x.deb"), "data.tar.xz", Map.of("./usr/share/trans/de-en", DICTIONARY, "./usr/x", "y"));
        assertEquals(data.training(), Ding.readPackageUnchecked(debian).training());
    }

    /** Neighbours resemble each other: they are held out fifty at a time. */
    @Test
    void dictionaryIsSplitInBlocks() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            lines.append("Das ist ").append(i).append(". :: This is ").append(i).append(".\n");
        }
        Path file = Fixtures.text(folder.resolve("de-en"), lines.toString());
        List<SentencePair> heldOut = Translation.load(new DataFolder(Optional.empty(), Optional.of(file)))
                .heldOut();
        assertEquals(50, heldOut.size());
        assertEquals("Das ist 950.", heldOut.get(0).german());
        assertEquals("This is 999.", heldOut.get(49).english());
    }

    @Test
    void dictionaryWithoutSentencesIsRefused() throws IOException {
        Path file = Fixtures.text(folder.resolve("de-en"), "Aal {m} | Aale {pl} :: eel | eels\n");
        DataFolder data = new DataFolder(Optional.empty(), Optional.of(file));
        assertRefused(
                () -> Translation.load(data), file.toString(), "no pair of sentences", "German :: English", "apt-get");
    }

    /** One word for one word and a fixed order: no sentence has two translations, in either direction. */
    @Test
    void toyLanguageIsInvertible() {
        Translation data = Translation.load(DataFolder.none());
        assertEquals(data, Translation.load(DataFolder.none()));
        Map<String, String> there = new HashMap<>();
        Map<String, String> back = new HashMap<>();
        for (SentencePair pair : data.training()) {
            assertEquals(null, there.put(pair.english(), pair.german()), pair.english());
            assertEquals(null, back.put(pair.german(), pair.english()), pair.german());
        }
        assertEquals(
                List.of("ehten", "goden", "aen", "driben", "yadoten", "seesen"),
                ToyLanguage.translated(List.of("the", "dog", "sees", "a", "bird", "today")));
    }
}
