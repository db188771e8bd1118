package org.rmed.transformer.experiment;

/**
 * How a run ended.
 *
 * @param status COMPLETED or DIVERGED
 * @param step steps taken
 * @param score on held-out examples
 */
record RunEnd(String status, long step, double score) {

    static final String COMPLETED = "COMPLETED";
    static final String DIVERGED = "DIVERGED";
}
