package org.rmed.transformer.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Sentences or reviews with two classes, for the fine-tuning of BERT (section 4.1 of Jiang, Malik and Li 2023).
 *
 * @param training in the order of the files, class by class: shuffle before taking some
 * @param heldOut never trained on
 */
public record Classification(Source source, List<LabelledText> training, List<LabelledText> heldOut) {

    /** How many classes there are. */
    public static final int CLASSES = 2;

    /**
     * IMDB ({@code aclImdb/train/pos/*.txt} and the rest) if the folder has it, else the sentences of the package
     * {@code sentiment}, else made-up ones.
     *
     * @throws org.rmed.spec.UsageException if what is there is incomplete, damaged or another version
     */
    public static Classification load(DataFolder folder) {
        Optional<Path> reviews = folder.find("aclImdb");
        if (reviews.isPresent()) {
            return MovieReviews.read(reviews.get());
        }
        return folder.find(StandIn.SENTENCES).map(LabelledSentences::read).orElseGet(() -> ToySentiment.make(400));
    }
}
