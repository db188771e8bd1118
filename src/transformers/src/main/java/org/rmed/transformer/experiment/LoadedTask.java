package org.rmed.transformer.experiment;

import org.rmed.transformer.data.Source;
import org.rmed.transformer.training.Task;

/**
 * A task with its data in memory.
 *
 * @param <B> a batch as plain arrays
 */
interface LoadedTask<B> extends Task<B> {

    /** What the data is; every table says so. */
    Source source();

    /** The network in words, such as {@code encoder-decoder 2+2, width 128}. */
    String words();
}
