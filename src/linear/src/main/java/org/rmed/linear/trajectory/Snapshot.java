package org.rmed.linear.trajectory;

/**
 * The statistics of the state before step t.
 *
 * @param t step, from 0; a whole number unless the limit engine made it
 * @param loss Lbar = 1/2 ||E||^2
 * @param values one per statistic column
 */
public record Snapshot(double t, double loss, double[] values) {}
