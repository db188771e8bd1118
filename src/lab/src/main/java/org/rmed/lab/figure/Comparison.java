package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jfree.chart.LegendItem;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.RatioLaw;

/**
 * One measure of both optimizers over their seeds, and what the theory says of R_med.
 *
 * @param sgdm of SGD+M
 * @param adam of Adam
 */
record Comparison(Band sgdm, Band adam) {

    static final String SGDM = "SGD+M";
    static final String ADAM = "Adam";
    static final String LAW = "theory of SGD+M: median";
    static final String LAW_LOW = "theory of SGD+M: 10%";
    static final String LAW_HIGH = "theory of SGD+M: 90%";
    static final String ONE = "theory of Adam";

    /** Lower end of an axis for R_med: a line at 1 stands clear of the frame. */
    static final double FLOOR = 0.88;

    /** The theory's lines in words, for captions. */
    static final String THEORY =
            "Dashed: of SGD+M the median of max/median of d squared Gaussians by the exact law (dotted:"
                    + " its 10% and 90%), of Adam 1.";

    /** On a common axis, one function per run. */
    static Comparison of(Seeds sgdm, Seeds adam, double[] x, Function<Outcome, DoubleUnaryOperator> function) {
        return new Comparison(sgdm.band(x, function), adam.band(x, function));
    }

    /** The same on another axis. */
    Comparison at(DoubleUnaryOperator axis) {
        return new Comparison(sgdm.at(axis), adam.at(axis));
    }

    void draw(Panel panel) {
        panel.band(SGDM, sgdm, Palette.of("sgdm"));
        panel.band(ADAM, adam, Palette.of("adam"));
    }

    double lowest() {
        return Stream.of(sgdm.low(), adam.low())
                .flatMapToDouble(Arrays::stream)
                .min()
                .orElseThrow();
    }

    double highest() {
        return Stream.of(sgdm.high(), adam.high())
                .flatMapToDouble(Arrays::stream)
                .max()
                .orElseThrow();
    }

    /** An axis for R_med and the like, 1 and more, with room for a heading above the bands. */
    static LogScale axis(String label, List<Comparison> comparisons) {
        double highest =
                comparisons.stream().mapToDouble(Comparison::highest).max().orElseThrow();
        return new LogScale(label, FLOOR, 2 * highest);
    }

    /** The Gaussian law of SGD+M over [start, end] and the 1 of Adam over [adamStart, adamEnd]. */
    static void law(Panel panel, RatioLaw law, double start, double end, double adamStart, double adamEnd) {
        panel.level(LAW_LOW, start, end, law.quantile(0.1), Style.DOTTED);
        panel.level(LAW, start, end, law.median(), Style.DASHED);
        panel.level(LAW_HIGH, start, end, law.quantile(0.9), Style.DOTTED);
        panel.level(ONE, adamStart, adamEnd, 1, Style.DASHED);
    }

    static List<LegendItem> legend() {
        return List.of(
                Style.band(SGDM, Palette.of("sgdm")),
                Style.band(ADAM, Palette.of("adam")),
                Style.line("theory", Palette.THEORY, Style.DASHED),
                Style.line("theory: 10%, 90%", Palette.THEORY, Style.DOTTED));
    }
}
