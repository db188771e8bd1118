package org.rmed.linear.trajectory;

/**
 * The statistics of the state before step t.
 *
 * @param t step, from 0
 * @param loss Lbar = 1/2 ||E||^2
 * @param values one per statistic column
 */
public record Snapshot(long t, double loss, double[] values) {}
