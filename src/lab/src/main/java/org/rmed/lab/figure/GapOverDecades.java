package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.RatioLaw;

/** The gap R_med,1(SGD+M) / R_med,1(Adam) of pairs of runs from the same weights against ln d. */
record GapOverDecades(Decades decades) implements Figure {

    static final String PAIRS = "pairs of runs";

    private static final int LAW_POINTS = 33;

    @Override
    public String name() {
        return "gap-against-log-d";
    }

    @Override
    public String title() {
        return "The gap between SGD+M and Adam grows like ln d";
    }

    @Override
    public String caption() {
        return "R_med,1 of SGD+M over R_med,1 of Adam, each at the end of its second phase, for pairs of runs from the same"
                + " weights (small points; " + decades.seeds().toString().replaceAll("[\\[\\]]", "")
                + " pairs from left to right; large points: medians), against ln d from d = 10 to 10^6: "
                + Decades.REGIME
                + ". Dashed line and grey band: median and 5-95% of max/median of d squared Gaussians by the exact law, which is"
                + " the gap when Adam's R_med,1 is 1; nothing fitted. Dotted: ln d / 2, the least that the check of Corollary 1"
                + " asks for. Jiang, Malik and Li (2023), Corollary 1; the law at finite d is derived here.";
    }

    @Override
    public List<Settings> settings() {
        return decades.settings();
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Outcome> outcomes = runs.of(settings());
        double[][] sgdm = decades.uniformity(outcomes, "sgdm");
        double[][] adam = decades.uniformity(outcomes, "adam");
        double[][] gaps = IntStream.range(0, sgdm.length)
                .mapToObj(k -> IntStream.range(0, sgdm[k].length)
                        .mapToDouble(i -> sgdm[k][i] / adam[k][i])
                        .toArray())
                .toArray(double[][]::new);
        double[] logs =
                Arrays.stream(decades.dimensionArray()).map(StrictMath::log).toArray();
        double low = logs[0] - 0.7;
        double high = logs[logs.length - 1] + 0.7;
        double largest = Stream.of(gaps).flatMapToDouble(Arrays::stream).max().orElseThrow();
        Panel panel = new Panel(
                new LinearScale("ln d", low, high, 2),
                new LinearScale("R_{med,1}(SGD+M) / R_{med,1}(Adam)", 0, 1.08 * StrictMath.max(60, largest), 10));
        List<RatioLaw> laws = Arrays.stream(
                        Curve.logGrid(StrictMath.exp(low), StrictMath.min(StrictMath.exp(high), 1e6), LAW_POINTS))
                .mapToInt(d -> 2 * (int) StrictMath.rint(d / 2))
                .distinct()
                .mapToObj(RatioLaw::new)
                .toList();
        double[] x = laws.stream().mapToDouble(law -> StrictMath.log(law.d())).toArray();
        panel.shade("law", x, quantiles(laws, 0.05), quantiles(laws, 0.95), Palette.THEORY);
        panel.line("law median", x, quantiles(laws, 0.5), Palette.THEORY, Style.DASHED);
        panel.line("bound", new double[] {low, high}, new double[] {low / 2, high / 2}, Palette.THEORY, Style.DOTTED);
        panel.points(
                PAIRS,
                Arrays.stream(decades.dimensionOfEach()).map(StrictMath::log).toArray(),
                Stream.of(gaps).flatMapToDouble(Arrays::stream).toArray(),
                Palette.faint(Palette.of("sgdm")),
                8);
        panel.points(
                PAIRS + " median",
                logs,
                Arrays.stream(gaps).mapToDouble(Band::median).toArray(),
                Palette.of("sgdm"),
                12);
        return Style.chart(
                panel.plot(),
                List.of(
                        Style.point(PAIRS, Palette.of("sgdm")),
                        Style.band("exact law: median, 5% to 95%", Palette.THEORY, Style.DASHED),
                        Style.line("ln d / 2", Palette.THEORY, Style.DOTTED)));
    }

    private static double[] quantiles(List<RatioLaw> laws, double p) {
        return laws.stream().mapToDouble(law -> law.quantile(p)).toArray();
    }
}
