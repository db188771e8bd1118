package org.rmed.theory.uniformity;

import java.util.Arrays;
import java.util.List;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Outcome;
import org.rmed.theory.gauge.SampleLaw;

/** Hypotheses and numbers that are read off what a gauge saw. */
final class Measured {

    /** Random numbers have their law's moments to so many standard errors: 1 in 10^14 true laws misses one. */
    private static final double STANDARD_ERRORS = 8;

    /** What the lemmas on random numbers assume, and {@link SampleLaw#GAUSSIAN} alone gives. */
    static final List<Hypothesis> GAUSSIAN = List.of(
            atMost("X_i of variance s^2", "off by standard errors", "variance", STANDARD_ERRORS),
            atMost("X_i Gaussian", "kurtosis off 3 by standard errors", "kurtosis", STANDARD_ERRORS),
            atMost("X_i independent", "correlation in standard errors", "correlation", STANDARD_ERRORS));

    private Measured() {}

    /** A column's largest value over all t must not exceed a bound. */
    static Hypothesis atMost(String name, String symbol, String column, double bound) {
        return new Hypothesis(name, run -> Hypothesis.atMost(name, symbol, largest(run, column), bound, bound, ""));
    }

    /** The statement is about linear networks. */
    static Hypothesis linear() {
        return atMost("linear network", "|phi(1) - 1|", "nonlinearity", 0);
    }

    /** The largest value of a column over all t; NaN if one is. */
    static double largest(Outcome run, String column) {
        return run.readings().largest(0, Double.POSITIVE_INFINITY, column);
    }

    /** The largest quotient of two columns over all t; NaN if one is. */
    static double largestRatio(Outcome run, String column, String over) {
        double[] values = run.readings().column(column);
        double[] units = run.readings().column(over);
        double worst = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < values.length; t++) {
            worst = StrictMath.max(worst, values[t] / units[t]);
        }
        return worst;
    }

    /** A vector of all runs, one after the other. */
    static double[] pooled(List<Outcome> runs, String vector) {
        return runs.stream()
                .flatMapToDouble(run -> Arrays.stream(run.readings().vector(vector)))
                .toArray();
    }

    /** Evidence of a statement that is never false. */
    static Evidence certain(List<Finding> findings) {
        return new Evidence(findings, "none: it is deterministic, and rounding is bounded");
    }
}
