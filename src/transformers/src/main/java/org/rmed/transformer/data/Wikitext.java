package org.rmed.transformer.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Wikitext-2 as it is handed out: words already apart, {@code <unk>} for rare ones. */
final class Wikitext {

    private static final Source SOURCE = new Source(
            "Wikitext-2",
            Source.Kind.REAL,
            "Good articles of Wikipedia; Merity and others 2016, Pointer sentinel mixture models; CC BY-SA.",
            "");

    private static final String EXPECTED = "the words of Wikitext-2, apart by spaces";

    /** Without wiki.valid.tokens the last tenth is held out. */
    private static final int PARTS = 10;

    private Wikitext() {}

    static RunningText read(Path file) {
        List<String> words = words(file);
        Path valid = file.resolveSibling("wiki.valid.tokens");
        if (Files.exists(valid)) {
            return RunningText.counted(SOURCE, words, words(valid));
        }
        int cut = words.size() - words.size() / PARTS;
        return RunningText.counted(SOURCE, words.subList(0, cut), words.subList(cut, words.size()));
    }

    private static List<String> words(Path file) {
        return Words.apart(Utf8.read(file, EXPECTED));
    }
}
