package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;

/** R_med,1 of both optimizers against d from 10 to 10^6. */
record UniformityOverDecades(Decades decades) implements Figure {

    private static final double SPREAD = 1.6;

    @Override
    public String name() {
        return "r-med-over-decades";
    }

    @Override
    public String title() {
        return "R_med,1 against d over five decades: log d for SGD+M, 1 for Adam";
    }

    @Override
    public String caption() {
        return "R_med,1 at the end of the second phase, from d = 10 to d = 10^6 (10^12 weights, never stored). Small points: runs ("
                + decades.seeds().toString().replaceAll("[\\[\\]]", "")
                + " seeds from left to right, the same for both optimizers: " + Decades.REGIME
                + "); large points: their medians. Dashed line and grey band: median and 5-95% of max/median of d squared"
                + " Gaussians by the exact law, nothing fitted; dashed at 1: Adam's limit. Jiang, Malik and Li (2023), Theorem"
                + " 1; the law at finite d is derived here.";
    }

    @Override
    public List<Settings> settings() {
        return decades.settings();
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Outcome> outcomes = runs.of(settings());
        double[] each = decades.dimensionArray();
        double low = each[0] / SPREAD;
        double high = each[each.length - 1] * SPREAD;
        double[][] sgdm = decades.uniformity(outcomes, "sgdm");
        double largest = Stream.of(sgdm).flatMapToDouble(Arrays::stream).max().orElseThrow();
        Panel panel = new Panel(
                new LogScale("d", low, high, each),
                new LogScale("R_{med,1} at T_2", Comparison.FLOOR, StrictMath.max(1.5 * largest, 100)));
        // the exact law is known up to d = 10^6
        UniformityAgainstDimension.law(panel, low, StrictMath.min(high, 1e6));
        points(panel, Comparison.SGDM, sgdm, "sgdm");
        points(panel, Comparison.ADAM, decades.uniformity(outcomes, "adam"), "adam");
        return Style.chart(
                panel.plot(),
                List.of(
                        Style.point(Comparison.SGDM, Palette.of("sgdm")),
                        Style.point(Comparison.ADAM, Palette.of("adam")),
                        Style.band("exact law: median, 5% to 95%", Palette.THEORY, Style.DASHED)));
    }

    private void points(Panel panel, String key, double[][] values, String optimizer) {
        panel.points(
                key,
                decades.dimensionOfEach(),
                Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray(),
                Palette.faint(Palette.of(optimizer)),
                8);
        panel.points(
                key + UniformityAgainstDimension.MEDIAN,
                decades.dimensionArray(),
                Arrays.stream(values).mapToDouble(Band::median).toArray(),
                Palette.of(optimizer),
                12);
    }
}
