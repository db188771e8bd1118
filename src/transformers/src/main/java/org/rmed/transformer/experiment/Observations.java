package org.rmed.transformer.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.rmed.transformer.experiment.Answer.Seen;

/** The paper's observations that several experiments share. Thresholds are chosen, and stand in the answers. */
final class Observations {

    /** The share of layers that stands for "all but the first". */
    private static final double MOST = 0.8;

    /** The first part of the measured layers, the paper's "first several layers". */
    private static final double FIRST = 0.25;

    /** How much larger is extreme. */
    private static final double EXTREME = 100;

    private Observations() {}

    /** R of the adaptive arm is smaller outside the first layers. */
    static Observation smaller(Pair pair) {
        return new Observation(
                "R_med of " + pair.adaptive() + " is smaller than that of " + pair.plain()
                        + " in all layers but the first several",
                results -> smaller(results, pair, true));
    }

    /** R of the adaptive arm is not smaller. */
    static Observation notSmaller(Pair pair) {
        return new Observation(
                "R_med of " + pair.adaptive() + " is not smaller than that of " + pair.plain(),
                results -> smaller(results, pair, false));
    }

    private static Answer smaller(Results results, Pair pair, boolean expected) {
        List<String> layers = results.layers();
        List<String> words = new ArrayList<>();
        int above = 0;
        int judged = 0;
        for (String point : results.points()) {
            List<Double> later = new ArrayList<>();
            int all = 0;
            int allAbove = 0;
            for (int i = 0; i < layers.size(); i++) {
                double[] ratios = results.ratios(pair, point, layers.get(i));
                if (ratios.length > 0) {
                    double ratio = Moments.geometric(ratios);
                    all++;
                    allAbove += ratio > 1 ? 1 : 0;
                    if (i >= FIRST * layers.size()) {
                        later.add(ratio);
                    }
                }
            }
            int laterAbove = (int) later.stream().filter(ratio -> ratio > 1).count();
            above += laterAbove;
            judged += later.size();
            words.add(String.format(
                    Locale.ROOT,
                    "%s: ratio above 1 in %d of %d layers (%d of %d outside the first quarter), median ratio there %s",
                    point,
                    allAbove,
                    all,
                    laterAbove,
                    later.size(),
                    Moments.number(Moments.median(
                            later.stream().mapToDouble(Double::doubleValue).toArray()))));
        }
        if (judged == 0) {
            return new Answer(Seen.OPEN, "no layer was measured under both");
        }
        double share = (double) above / judged;
        Seen seen = expected
                ? share >= MOST ? Seen.YES : share > 0.5 ? Seen.PARTLY : Seen.NO
                : share <= 0.5 ? Seen.YES : share < MOST ? Seen.PARTLY : Seen.NO;
        return new Answer(seen, String.join("; ", words));
    }

    /** The adaptive arm's loss is lower at the end. */
    static Observation faster(Pair pair, boolean expected) {
        return new Observation(
                expected
                        ? "the training loss of " + pair.adaptive() + " falls faster than that of " + pair.plain()
                        : pair.adaptive() + " is not faster than " + pair.plain(),
                results -> faster(results, pair, expected));
    }

    private static Answer faster(Results results, Pair pair, boolean expected) {
        double[] plain = results.finalLosses(pair.plain());
        double[] adaptive = results.finalLosses(pair.adaptive());
        if (plain.length == 0 || adaptive.length == 0) {
            return new Answer(
                    Seen.OPEN, "no run of " + (plain.length == 0 ? pair.plain() : pair.adaptive()) + " ended");
        }
        boolean below = Arrays.stream(adaptive).average().orElseThrow()
                < Arrays.stream(plain).average().orElseThrow();
        boolean apart = Arrays.stream(adaptive).max().orElseThrow()
                        < Arrays.stream(plain).min().orElseThrow()
                || Arrays.stream(plain).max().orElseThrow()
                        < Arrays.stream(adaptive).min().orElseThrow();
        Seen seen = below == expected ? (apart || !expected ? Seen.YES : Seen.PARTLY) : Seen.NO;
        return new Answer(
                seen,
                "loss over the last tenth of the steps: " + pair.plain() + " " + Moments.of(plain) + ", "
                        + pair.adaptive() + " " + Moments.of(adaptive));
    }

    /** The ratio comes nearer to 1 from the first to the last measurement. */
    static Observation closes(Pair pair) {
        return new Observation(
                "the gap in R_med between " + pair.plain() + " and " + pair.adaptive() + " closes after the switch",
                results -> closes(results, pair));
    }

    private static Answer closes(Results results, Pair pair) {
        List<String> points = results.points();
        if (points.size() < 2) {
            return new Answer(Seen.OPEN, "layers were measured fewer than twice");
        }
        int closer = 0;
        List<Double> first = new ArrayList<>();
        List<Double> last = new ArrayList<>();
        for (String layer : results.layers()) {
            double[] before = results.ratios(pair, points.get(0), layer);
            double[] after = results.ratios(pair, points.get(points.size() - 1), layer);
            if (before.length > 0 && after.length > 0) {
                first.add(distance(before));
                last.add(distance(after));
                closer += distance(after) < distance(before) ? 1 : 0;
            }
        }
        if (first.isEmpty()) {
            return new Answer(Seen.OPEN, "no layer was measured under both");
        }
        double share = (double) closer / first.size();
        return new Answer(
                share >= MOST ? Seen.YES : share > 0.5 ? Seen.PARTLY : Seen.NO,
                String.format(
                        Locale.ROOT,
                        "|ln ratio| falls in %d of %d layers, its median from %s (%s) to %s (%s)",
                        closer,
                        first.size(),
                        Moments.number(median(first)),
                        points.get(0),
                        Moments.number(median(last)),
                        points.get(points.size() - 1)));
    }

    private static double distance(double[] ratios) {
        return Math.abs(Math.log(Moments.geometric(ratios)));
    }

    private static double median(List<Double> values) {
        return Moments.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Smoothness and condition number are far larger under the plain arm. */
    static Observation extreme(Pair pair) {
        return new Observation(
                "with " + pair.plain() + " the smoothness and the condition number are extremely large",
                results -> extreme(results, pair));
    }

    private static Answer extreme(Results results, Pair pair) {
        double[] plain = spectra(results, pair.plain(), LayerRow::smoothness);
        double[] usual = spectra(results, pair.adaptive(), LayerRow::smoothness);
        double[] plainCondition = spectra(results, pair.plain(), LayerRow::condition);
        double[] usualCondition = spectra(results, pair.adaptive(), LayerRow::condition);
        if (plain.length == 0 || usual.length == 0) {
            return new Answer(Seen.OPEN, "no layer was measured under both");
        }
        boolean smoothness = Moments.median(plain) > EXTREME * Moments.median(usual);
        boolean condition = Moments.median(plainCondition) > EXTREME * Moments.median(usualCondition);
        return new Answer(
                smoothness && condition ? Seen.YES : smoothness || condition ? Seen.PARTLY : Seen.NO,
                String.format(
                        Locale.ROOT,
                        "medians over layers: max |lambda| %.3g against %.3g, max |lambda| / min |lambda| %.3g against %.3g",
                        Moments.median(plain),
                        Moments.median(usual),
                        Moments.median(plainCondition),
                        Moments.median(usualCondition)));
    }

    private static double[] spectra(Results results, String arm, ToDoubleFunction<LayerRow> column) {
        return results.rows().stream()
                .filter(row -> row.arm().equals(arm))
                .mapToDouble(column)
                .filter(Double::isFinite)
                .toArray();
    }

    /** Large diagonal entries of the Hessian go with large gradients. */
    static Observation aligned(String arm) {
        return new Observation(
                "along " + arm + ", |g| grows with |H_ii| within a layer (section 4.3)",
                results -> aligned(results, arm));
    }

    private static Answer aligned(Results results, String arm) {
        double[] correlations = results.rows().stream()
                .filter(row -> row.arm().equals(arm))
                .mapToDouble(LayerRow::alignGradient)
                .filter(Double::isFinite)
                .toArray();
        if (correlations.length == 0) {
            return new Answer(Seen.OPEN, "no layer was measured");
        }
        double positive =
                (double) Arrays.stream(correlations).filter(rho -> rho > 0).count() / correlations.length;
        return new Answer(
                positive >= MOST ? Seen.YES : positive > 0.5 ? Seen.PARTLY : Seen.NO,
                String.format(
                        Locale.ROOT,
                        "Spearman's correlation positive in %.0f%% of %d layers and times, median %s",
                        100 * positive,
                        correlations.length,
                        Moments.number(Moments.median(correlations))));
    }
}
