package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Outcome;
import org.rmed.theory.Scope;

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

    /**
     * Runs that are judged together.
     *
     * @param where the dimension, or the dimensions
     * @param runs at least {@link Scope#FEWEST_SEEDS}, if there are as many at all
     */
    record Cell(String where, List<Outcome> runs) {}

    /**
     * The runs by d, rising; a dimension with fewer runs than could show a share of 0.8 is judged together with the next
     * smaller ones.
     */
    static List<Cell> cells(List<Outcome> outcomes) {
        List<Cell> cells = new ArrayList<>();
        List<Outcome> gathered = new ArrayList<>();
        String where = "";
        for (var entry : byDimension(outcomes).entrySet()) {
            boolean enough = entry.getValue().size() >= Scope.FEWEST_SEEDS;
            if (enough && !gathered.isEmpty()) {
                cells.add(new Cell(where, List.copyOf(gathered)));
                gathered.clear();
            }
            where = gathered.isEmpty() ? "d=" + entry.getKey() : where + ", " + entry.getKey();
            gathered.addAll(entry.getValue());
        }
        cells.add(new Cell(where, List.copyOf(gathered)));
        return cells;
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

    /**
     * The common slope of y against x within groups of runs that differ in x alone, with its interval: least squares with an
     * intercept for each group. Groups in which x does not vary say nothing and are left out.
     *
     * @param group the group of each run
     * @return empty if x varies in no group
     */
    static Optional<Finding> slopeWithin(
            String what, String where, List<String> group, double[] x, double[] y, Relation relation, double bound) {
        List<String> varying = group.stream()
                .distinct()
                .filter(name -> IntStream.range(0, x.length)
                                .filter(i -> group.get(i).equals(name))
                                .mapToDouble(i -> x[i])
                                .distinct()
                                .count()
                        > 1)
                .toList();
        if (varying.isEmpty()) {
            return Optional.empty();
        }
        int[] kept = IntStream.range(0, x.length)
                .filter(i -> varying.contains(group.get(i)))
                .toArray();
        double[][] regressors = new double[kept.length][varying.size() + 1];
        double[] values = new double[kept.length];
        for (int k = 0; k < kept.length; k++) {
            regressors[k][0] = x[kept[k]];
            regressors[k][1 + varying.indexOf(group.get(kept[k]))] = 1;
            values[k] = y[kept[k]];
        }
        OLSMultipleLinearRegression fit = new OLSMultipleLinearRegression();
        fit.setNoIntercept(true);
        fit.newSampleData(values, regressors);
        double slope = fit.estimateRegressionParameters()[0];
        double half = new TDistribution(null, kept.length - varying.size() - 1.0)
                        .inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2)
                * fit.estimateRegressionParametersStandardErrors()[0];
        return Optional.of(
                new Finding(what, where, slope, slope - half, slope + half, relation, bound, Double.NaN, ""));
    }

    /**
     * The largest value over runs, which must be at most the bound; the note names its seed. NaN in one run is NaN here and
     * fails.
     */
    static Finding atMost(
            String what, String where, List<Outcome> runs, ToDoubleFunction<Outcome> measure, double bound) {
        Outcome worst = worst(runs, measure);
        return Finding.exact(what, where, measure.applyAsDouble(worst), Relation.AT_MOST, bound)
                .withNote("largest of " + runs.size() + " runs, seed="
                        + worst.settings().text("seed"));
    }

    /** The smallest value over runs, which must be at least the bound. */
    static Finding atLeast(
            String what, String where, List<Outcome> runs, ToDoubleFunction<Outcome> measure, double bound) {
        Outcome worst = worst(runs, run -> -measure.applyAsDouble(run));
        return Finding.exact(what, where, measure.applyAsDouble(worst), Relation.AT_LEAST, bound)
                .withNote("smallest of " + runs.size() + " runs, seed="
                        + worst.settings().text("seed"));
    }

    /** The run with the largest value; NaN counts as larger than any number. */
    static Outcome worst(List<Outcome> runs, ToDoubleFunction<Outcome> measure) {
        return runs.stream().max(Comparator.comparingDouble(measure)).orElseThrow();
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
