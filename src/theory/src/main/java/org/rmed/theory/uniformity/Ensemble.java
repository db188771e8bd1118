package org.rmed.theory.uniformity;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Outcome;

/** What many runs say together: shares and slopes with their intervals. */
final class Ensemble {

    /** Confidence of every two-sided interval; each of its ends is then wrong in 1 of 200. */
    static final double CONFIDENCE = 0.99;

    private Ensemble() {}

    /** Runs by d, rising. */
    static SortedMap<Integer, List<Outcome>> byDimension(List<Outcome> outcomes) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::dimension, TreeMap::new, Collectors.toUnmodifiableList()));
    }

    /** One number per run. */
    static double[] each(List<Outcome> runs, ToDoubleFunction<Outcome> measure) {
        return runs.stream().mapToDouble(measure).toArray();
    }

    /** The share of values that are true (1), with its Clopper-Pearson interval; must be at least the bound. */
    static Finding share(String what, String where, double[] truths, double bound) {
        int trials = truths.length;
        int successes = (int) Arrays.stream(truths).filter(x -> x == 1).count();
        double tail = (1 - CONFIDENCE) / 2;
        // as quantiles of the beta law: the library's own interval class cannot do 0 or all successes
        double low =
                successes == 0 ? 0 : beta(successes, trials - successes + 1).inverseCumulativeProbability(tail);
        double high = successes == trials
                ? 1
                : beta(successes + 1, trials - successes).inverseCumulativeProbability(1 - tail);
        return new Finding(
                what,
                where,
                (double) successes / trials,
                low,
                high,
                Relation.AT_LEAST,
                bound,
                Double.NaN,
                successes + " of " + trials + " runs");
    }

    private static BetaDistribution beta(double a, double b) {
        return new BetaDistribution(null, a, b);
    }

    /** The slope of y against x with its interval from the scatter of y. */
    static Finding slope(String what, String where, double[] x, double[] y, Relation relation, double bound) {
        SimpleRegression fit = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            fit.addData(x[i], y[i]);
        }
        double half = fit.getSlopeConfidenceInterval(1 - CONFIDENCE);
        return new Finding(
                what,
                where,
                fit.getSlope(),
                fit.getSlope() - half,
                fit.getSlope() + half,
                relation,
                bound,
                Double.NaN,
                "");
    }

    /** The median of values, infinite ones among them. */
    static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }

    /** ln ln d, d >= 2. */
    static double logLog(double d) {
        return StrictMath.log(StrictMath.log(d));
    }

    /** The largest value. */
    static double largest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }
}
