package org.rmed.lab.scaling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rmed.random.Streams;
import org.rmed.theory.Outcome;

/**
 * A law against its runs.
 *
 * @param law with the points and seeds that were run
 * @param control why it must be found wrong; empty for the law itself
 * @param values the quantity, one row for each point, one entry for each seed
 * @param due what the sharp theory makes of each of these runs: its closed form, or a power of x without a constant factor
 * @param fits the lines; empty if some run has no value
 * @param verdict what follows
 * @param reason in words
 */
public record Measurement(
        Law law,
        Optional<String> control,
        double[][] values,
        double[][] due,
        Optional<Fits> fits,
        Verdict verdict,
        String reason) {

    /** Beyond this half-width, times the exponent if that exceeds 1, an interval says too little. */
    static final double RESOLUTION = 0.15;

    private static final long BOOTSTRAP_SEED = 1;

    /**
     * The lines of a law.
     *
     * @param measured through the values
     * @param due through what is due
     * @param gap through values over what is due (less, on {@link Axes#LOGARITHM}), run by run: its slope is the error of the
     *     exponent, free of the chance that both share
     */
    public record Fits(Fit measured, Fit due, Fit gap) {}

    /** What the fits say. */
    public enum Verdict {
        /** The exponent is the sharp one within interval and tolerance, and the paper's bound is respected. */
        CONSISTENT,
        /** It is not, or lies wholly on the wrong side of the paper's bound. */
        INCONSISTENT,
        /** The interval is too wide, or some run did not get there. */
        INCONCLUSIVE
    }

    /** Judges the runs of {@link Law#settings}, in that order. */
    public static Measurement of(Law law, Optional<String> control, List<Outcome> outcomes) {
        double[][] values = rows(law, outcomes, law.measure());
        double[][] due = due(law, outcomes);
        long lost = outcomes.size() - finite(law, values);
        if (lost > 0) {
            return new Measurement(
                    law,
                    control,
                    values,
                    due,
                    Optional.empty(),
                    Verdict.INCONCLUSIVE,
                    lost + " of " + outcomes.size() + " runs have no " + law.quantity());
        }
        double[][] measuredAt = coordinates(law, values);
        double[][] dueAt = coordinates(law, due);
        double[][] gapAt = new double[values.length][law.seeds()];
        for (int k = 0; k < gapAt.length; k++) {
            for (int i = 0; i < law.seeds(); i++) {
                gapAt[k][i] = measuredAt[k][i] - dueAt[k][i];
            }
        }
        return judged(law, control, values, due, new Fits(fit(law, measuredAt), fit(law, dueAt), fit(law, gapAt)));
    }

    private static Measurement judged(Law law, Optional<String> control, double[][] values, double[][] due, Fits fits) {
        Fit fit = fits.measured();
        Fit gap = fits.gap();
        double at = fits.due().slope();
        double tolerance = law.sharp().tolerance();
        boolean agrees = gap.low() <= tolerance && gap.high() >= -tolerance;
        boolean respects = law.paper()
                .map(paper -> respects(paper, fit, tolerance, law.sharp().exponent() - at))
                .orElse(true);
        boolean fine = fit.half() <= RESOLUTION * StrictMath.max(1, StrictMath.abs(at));
        String reason = String.format(
                Locale.ROOT,
                "exponent %.4g [%.4g, %.4g], due %.4g; off by %.2g [%.2g, %.2g], %s the tolerance %.2g%s%s",
                fit.slope(),
                fit.low(),
                fit.high(),
                at,
                gap.slope(),
                gap.low(),
                gap.high(),
                agrees ? "within" : "beyond",
                tolerance,
                respects
                        ? ""
                        : "; violates the paper's " + law.paper().orElseThrow().words(),
                fine ? "" : "; the interval is wide, more seeds would narrow it");
        Verdict verdict =
                !agrees || !respects ? Verdict.INCONSISTENT : fine ? Verdict.CONSISTENT : Verdict.INCONCLUSIVE;
        return new Measurement(law, control, values, due, Optional.of(fits), verdict, reason);
    }

    /**
     * The paper's exponent is one of the limit. It is respected if the measured one is on the right side of it, or would be at the
     * limit, by as much as the closed form still has to go.
     */
    private static boolean respects(Bound paper, Fit fit, double tolerance, double toLimit) {
        return paper.allows(fit.low() - tolerance, fit.high() + tolerance)
                || paper.allows(fit.low() + toLimit - tolerance, fit.high() + toLimit + tolerance);
    }

    /** Whether the law is consistent, or the control is not. */
    public boolean asExpected() {
        return verdict == (control.isPresent() ? Verdict.INCONSISTENT : Verdict.CONSISTENT);
    }

    /** x of each point. */
    public double[] x() {
        return law.points().stream().mapToDouble(Point::x).toArray();
    }

    /** Median of each point; not a number where a run has no value. */
    public double[] medians() {
        return Arrays.stream(values).mapToDouble(Fit::median).toArray();
    }

    /** The closed form; the limit where there is none, or none in the regime of a control. */
    private static double[][] due(Law law, List<Outcome> outcomes) {
        double[][] power = new double[law.points().size()][law.seeds()];
        for (int k = 0; k < power.length; k++) {
            double coordinate =
                    law.sharp().exponent() * law.axes().x(law.points().get(k).x());
            Arrays.fill(power[k], law.axes().value(coordinate));
        }
        return law.sharp()
                .law()
                .map(form -> rows(law, outcomes, form))
                .filter(rows -> finite(law, rows) == outcomes.size())
                .orElse(power);
    }

    private static Fit fit(Law law, double[][] coordinates) {
        return Fit.of(
                law.points().stream()
                        .mapToDouble(point -> law.axes().x(point.x()))
                        .toArray(),
                coordinates,
                new Streams(BOOTSTRAP_SEED).within("scaling").within(law.name()));
    }

    private static double[][] coordinates(Law law, double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(law.axes()::y).toArray())
                .toArray(double[][]::new);
    }

    private static long finite(Law law, double[][] rows) {
        return Arrays.stream(coordinates(law, rows))
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .count();
    }

    private static double[][] rows(Law law, List<Outcome> outcomes, ToDoubleFunction<Outcome> measure) {
        double[][] rows = new double[law.points().size()][law.seeds()];
        for (int k = 0; k < rows.length; k++) {
            for (int i = 0; i < law.seeds(); i++) {
                rows[k][i] = measure.applyAsDouble(outcomes.get(k * law.seeds() + i));
            }
        }
        return rows;
    }
}
