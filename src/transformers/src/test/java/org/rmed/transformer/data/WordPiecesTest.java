package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.transformer.data.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches: another vocabulary than bert-base-uncased's, padding or cutting left on, {@code [SEP]} cut off. */
class WordPiecesTest {

    /** bert-base-uncased has as many. */
    private static final int PIECES = 30522;

    @TempDir
    Path folder;

    /** The ids that BERT's own documentation gives: [CLS] 101, hello 7592, world 2088, [SEP] 102. */
    @Test
    void idsAreThoseOfBert() {
        try (WordPieces pieces = WordPieces.ofMiniLm(PIECES)) {
            assertArrayEquals(new int[] {101, 7592, 2088, 102}, pieces.encode("Hello world", 128));
            assertArrayEquals(new int[] {101, 7592, 102}, pieces.encode("Hello world", 3));
            assertArrayEquals(new int[] {101, 102}, pieces.encode("", 128));
            assertEquals(902, pieces.encode("x ".repeat(900), 1000).length, "no limit of the file's own");
            assertEquals(0, pieces.pad());
            assertEquals(PIECES, pieces.size());
            assertEquals(999, pieces.firstWord(), "the first after [unused993] is '!'");
        }
    }

    @Test
    void anotherModelsTokenizerIsRefused() {
        assertRefused(
                () -> WordPieces.ofMiniLm(8000), "has 30522 word pieces", "8000 rows", "tokenizer.json that belongs");
    }

    @Test
    void filesThatAreNoTokenizersAreRefused() throws IOException {
        Path none = folder.resolve("none.json");
        assertRefused(() -> WordPieces.read(none, PIECES), "none.json is missing", "tokenizer.json");
        Path cut = Fixtures.text(folder.resolve("cut.json"), "{\"model\":{\"vocab\":{\"[PAD]\":0,");
        assertRefused(() -> WordPieces.read(cut, PIECES), "cut.json is not a tokenizer.json", "fetch it again");
        Path other = Fixtures.text(folder.resolve("other.json"), "{\"model\":{\"vocab\":[[\"a\",1]]}}");
        assertRefused(() -> WordPieces.read(other, PIECES), "other.json is not a tokenizer.json", "model.vocab");
        Path small = Fixtures.text(folder.resolve("small.json"), "{\"model\":{\"vocab\":{\"[PAD]\":0,\"a\":1}}}");
        assertRefused(() -> WordPieces.read(small, PIECES), "small.json has 2 word pieces", "30522 rows");
    }
}
