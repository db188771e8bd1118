package org.rmed.lab.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Heat maps for tests. */
final class HeatMapSamples {

    private static final int MOST_HALVINGS = 6;

    private HeatMapSamples() {}

    /** Over log-log with a diagonal boundary, refined there; values beyond the range, all kinds of contours. */
    static HeatMap diagonal() {
        Scale x = Scale.log("eta / eta_{max}", 1e-3, 1);
        Scale y = Scale.log("1 - beta", 1e-3, 1);
        DoubleBinaryOperator value = (u, v) -> 20 / (1 + Math.exp(9 * (u - v) + 2)) + 0.8 + v;
        List<Tile> tiles = new ArrayList<>();
        refine(
                x,
                y,
                0,
                1,
                0,
                1,
                0,
                (u, v) -> u - v + 0.2,
                (tile, u, v) -> tiles.add(Tile.of(tile[0], tile[1], tile[2], tile[3], value.applyAsDouble(u, v))));
        int n = 9;
        double[][] m = new double[4][n];
        double[][] other = new double[4][n];
        for (int i = 0; i < n; i++) {
            double v = (i + 1) / (n + 1.0);
            double u = v - 0.2 + 0.02 * Math.sin(9 * i);
            m[0][i] = at(x, u);
            m[1][i] = at(y, v);
            m[2][i] = at(x, u - 0.03);
            m[3][i] = at(x, u + 0.03);
            other[0][i] = at(x, 0.5 + 0.3 * v * v);
            other[1][i] = at(y, v);
            other[2][i] = at(y, v - 0.03);
            other[3][i] = at(y, v + 0.03);
        }
        return new HeatMap(
                x,
                y,
                new Shade(Scale.log("R_{med,1} at T_2", 1, 20)),
                tiles,
                List.of(),
                List.of(
                        Contour.measuredX("measured, 90% interval", m[0], m[1], m[2], m[3]),
                        Contour.measuredY("measured, other law", other[0], other[1], other[2], other[3]),
                        Contour.theory("theory", new double[] {1e-3, 1}, new double[] {at(y, 0.22), at(y, 1.22)}),
                        Contour.theory(
                                "theory, first order", new double[] {1e-3, 1}, new double[] {at(y, 0.1), at(y, 0.6)})));
    }

    /** Three classes over linear and log. */
    static HeatMap classes() {
        Scale x = Scale.linear("momentum beta", 0, 0.99);
        Scale y = Scale.log("h ||A||", 0.01, 10);
        List<Tile> tiles = new ArrayList<>();
        refine(
                x,
                y,
                0,
                1,
                0,
                1,
                0,
                (u, v) -> (v - 0.75 - 0.15 * u * u) * (v - 0.5 - 0.1 * u),
                (tile, u, v) -> tiles.add(Tile.of(
                        tile[0], tile[1], tile[2], tile[3], v > 0.75 + 0.15 * u * u ? 2 : v > 0.5 + 0.1 * u ? 1 : 0)));
        double[] at = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99};
        double[] line = new double[at.length];
        double[] low = new double[at.length];
        double[] high = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double v = 0.75 + 0.15 * Math.pow(at[i] / 0.99, 2);
            line[i] = at(y, v);
            low[i] = at(y, v - 0.01);
            high[i] = at(y, v + 0.01);
        }
        return new HeatMap(
                x,
                y,
                new Classes(List.of("converges", "overshoots", "diverges")),
                tiles,
                List.of("out of steps"),
                List.of(
                        Contour.measuredY("largest stable step, measured", at, line, low, high),
                        Contour.theory("theory", at, line)));
    }

    /** Linear y, two reasons for missing values. */
    static HeatMap missing() {
        Scale x = Scale.log("d", 10, 1e4);
        Scale y = Scale.linear("alpha", 0, 2);
        List<Tile> tiles = new ArrayList<>();
        refine(
                x,
                y,
                0,
                1,
                0,
                1,
                0,
                (u, v) -> u + v - 1.5,
                (tile, u, v) -> tiles.add(
                        u + v > 1.5
                                ? Tile.missing(tile[0], tile[1], tile[2], tile[3], "diverged")
                                : v < 0.2 + 0.1 * u
                                        ? Tile.missing(tile[0], tile[1], tile[2], tile[3], "never converged")
                                        : Tile.of(tile[0], tile[1], tile[2], tile[3], 3e-4 * (u + v) - 1e-4)));
        return new HeatMap(
                x,
                y,
                new Shade(Scale.linear("Lbar / Lbar(0) at T_2", 0, 3e-4)),
                tiles,
                List.of("diverged", "never converged"),
                List.of(Contour.measured(
                        "edge of divergence",
                        new double[] {at(x, 0.5), at(x, 0.7), Double.NaN, at(x, 0.8), at(x, 1)},
                        new double[] {2, 1.6, Double.NaN, 1.4, 1})));
    }

    static List<HeatMap> all() {
        return List.of(diagonal(), classes(), missing());
    }

    interface Leaf {
        void take(double[] tile, double u, double v);
    }

    /** A share of an axis, as a value. */
    static double at(Scale scale, double share) {
        return scale.logarithmic()
                ? scale.low() * Math.pow(scale.high() / scale.low(), share)
                : scale.low() + (scale.high() - scale.low()) * share;
    }

    private static void refine(
            Scale x,
            Scale y,
            double u0,
            double u1,
            double v0,
            double v1,
            int depth,
            DoubleBinaryOperator side,
            Leaf leaf) {
        double u = (u0 + u1) / 2;
        double v = (v0 + v1) / 2;
        double a = side.applyAsDouble(u0, v1);
        double b = side.applyAsDouble(u1, v0);
        double c = side.applyAsDouble(u0, v0);
        double d = side.applyAsDouble(u1, v1);
        boolean crossed = Math.min(Math.min(a, b), Math.min(c, d)) < 0 && Math.max(Math.max(a, b), Math.max(c, d)) > 0;
        if (depth < 3 || (crossed && depth < MOST_HALVINGS)) {
            refine(x, y, u0, u, v0, v, depth + 1, side, leaf);
            refine(x, y, u, u1, v0, v, depth + 1, side, leaf);
            refine(x, y, u0, u, v, v1, depth + 1, side, leaf);
            refine(x, y, u, u1, v, v1, depth + 1, side, leaf);
        } else {
            leaf.take(new double[] {at(x, u0), at(x, u1), at(y, v0), at(y, v1)}, u, v);
        }
    }
}
