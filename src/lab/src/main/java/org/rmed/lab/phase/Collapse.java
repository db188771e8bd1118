package org.rmed.lab.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.rng.UniformRandomProvider;
import org.jfree.chart.JFreeChart;
import org.rmed.lab.figure.Plot;
import org.rmed.random.Streams;

/**
 * Finite-size scaling of the transition at alpha = 1/2. With sigma = d^(1/2 - alpha) the order parameter is a function of
 * (alpha - 1/2) ln d alone: curves of all d fall on one. How fast they steepen is fitted: ln(order / (1 - order)) has a slope in
 * alpha that grows like (ln d)^nu, nu = 1 in the limit.
 */
final class Collapse implements PhaseDiagram.Appendix {

    private static final int RESAMPLES = 400;
    /** Beyond this the logit is all noise. */
    private static final double FAR = 0.05;

    @Override
    public String title() {
        return "The transition of Adam at alpha = 1/2: curves of all d against (alpha - 1/2) ln d";
    }

    @Override
    public List<String> sentences(PhaseResult result) {
        double measured = exponent(result.points(), ScaleTransition::order);
        double theory = exponent(result.points(), point -> ScaleTransition.order(point.x(), point.y()));
        UniformRandomProvider source = new Streams(0).open("phase/collapse");
        double[] drawn = new double[RESAMPLES];
        for (int b = 0; b < RESAMPLES; b++) {
            drawn[b] = exponent(
                    result.points().stream()
                            .map(point -> point.resampled(source))
                            .toList(),
                    ScaleTransition::order);
        }
        return List.of(String.format(
                Locale.ROOT,
                "Finite-size scaling: the slope of ln(order / (1 - order)) in alpha grows like (ln d)^nu with nu = %.2f"
                        + " [%.2f, %.2f] (95%%, bootstrap over seeds); the head-start law over the same points has %.2f, its"
                        + " limit is 1.",
                measured,
                percentile(drawn, 2.5),
                percentile(drawn, 97.5),
                theory));
    }

    @Override
    public JFreeChart chart(PhaseResult result) {
        Plot plot = Plot.of("(alpha - 1/2) ln d", result.diagram().shading().label());
        rows(result.points())
                .forEach((d, points) -> plot.points(
                        "d = " + Math.round(d),
                        points.stream()
                                .mapToDouble(point -> (point.x() - 0.5) * StrictMath.log(d))
                                .toArray(),
                        points.stream().mapToDouble(ScaleTransition::order).toArray()));
        return plot.theory("head start", x -> ScaleTransition.order(0.5 + x, StrictMath.E))
                .chart();
    }

    /** nu. */
    private static double exponent(List<Point> points, ToDoubleFunction<Point> order) {
        SimpleRegression overSizes = new SimpleRegression();
        rows(points).forEach((d, row) -> {
            SimpleRegression overAlpha = new SimpleRegression();
            for (Point point : row) {
                double value = order.applyAsDouble(point);
                if (value > FAR && value < 1 - FAR) {
                    overAlpha.addData(point.x(), StrictMath.log(value / (1 - value)));
                }
            }
            overSizes.addData(StrictMath.log(StrictMath.log(d)), StrictMath.log(-overAlpha.getSlope()));
        });
        return overSizes.getSlope();
    }

    private static Map<Double, List<Point>> rows(List<Point> points) {
        TreeMap<Double, List<Point>> rows = new TreeMap<>();
        points.forEach(
                point -> rows.computeIfAbsent(point.y(), d -> new ArrayList<>()).add(point));
        return rows;
    }

    private static double percentile(double[] values, double p) {
        return new Percentile(p)
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(values);
    }
}
