package org.rmed.transformer.experiment;

import java.util.function.Function;

/**
 * Something the paper reports of an experiment, and how it is looked for in the results.
 *
 * @param paper what the paper saw, in our words
 * @param check on the results
 */
public record Observation(String paper, Function<Results, Answer> check) {}
