package org.rmed.transformer.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Pairs of sentences, German to English, for the Seq2Seq transformer (section 4.1 of Jiang, Malik and Li 2023).
 *
 * @param training in the order of the file: shuffle before taking some
 * @param heldOut never trained on
 */
public record Translation(Source source, List<SentencePair> training, List<SentencePair> heldOut) {

    /**
     * Multi30k ({@code train.de}, {@code train.en}, and {@code val.de}, {@code val.en} if they are there), else the
     * sentences of the Ding dictionary ({@code dictionary=FILE} or the Debian package), else a toy language.
     *
     * @throws org.rmed.spec.UsageException if what is there is incomplete, damaged or another version
     */
    public static Translation load(DataFolder folder) {
        Optional<Path> pairs = folder.find("train.de", "train.en", "multi30k/train.de", "multi30k/train.en");
        if (pairs.isPresent()) {
            return Multi30k.read(pairs.get().resolveSibling("."));
        }
        if (folder.dictionary().isPresent()) {
            return Ding.read(folder.dictionary().get());
        }
        return folder.find(StandIn.DICTIONARY).map(Ding::readPackage).orElseGet(() -> ToyLanguage.pairs(1000));
    }
}
