package org.rmed.transformer.experiment;

import org.rmed.spec.Settings;

/** What a network is trained to do. */
public enum TaskKind {
    /** The class of a text: a BERT encoder, pretrained. */
    CLASSIFICATION,
    /** German to English: an encoder-decoder. */
    TRANSLATION,
    /** The next word: a language model. */
    LANGUAGE,
    /** The class of an image: a residual network. */
    IMAGES;

    /** The network and its data, as the settings say. */
    LoadedTask<?> load(Settings settings) {
        return switch (this) {
            case CLASSIFICATION -> ClassificationTask.load(settings);
            case TRANSLATION -> TranslationTask.load(settings);
            case LANGUAGE -> LanguageTask.load(settings);
            case IMAGES -> ImageTask.load(settings);
        };
    }
}
