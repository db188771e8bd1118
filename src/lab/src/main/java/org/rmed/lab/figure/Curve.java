package org.rmed.lab.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;

/** Points of a function, joined by straight lines; NaN outside them. */
final class Curve {

    private final PolynomialSplineFunction spline;

    private Curve(PolynomialSplineFunction spline) {
        this.spline = spline;
    }

    /**
     * Through the points (x, y), without those whose x does not exceed every earlier x.
     *
     * @param x at least two values must rise above all before them
     */
    static Curve through(double[] x, double[] y) {
        List<Integer> kept = new ArrayList<>();
        double reached = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            if (x[i] > reached) {
                kept.add(i);
                reached = x[i];
            }
        }
        return new Curve(new LinearInterpolator()
                .interpolate(
                        kept.stream().mapToDouble(i -> x[i]).toArray(),
                        kept.stream().mapToDouble(i -> y[i]).toArray()));
    }

    double at(double x) {
        return spline.isValidPoint(x) ? spline.value(x) : Double.NaN;
    }

    /** n values from low to high, both included. */
    static double[] grid(double low, double high, int n) {
        double[] grid = new double[n];
        Arrays.setAll(grid, i -> low + (high - low) * i / (n - 1));
        return grid;
    }

    /** n values from low to high in equal ratios. */
    static double[] logGrid(double low, double high, int n) {
        double[] grid = grid(StrictMath.log(low), StrictMath.log(high), n);
        Arrays.setAll(grid, i -> StrictMath.exp(grid[i]));
        return grid;
    }
}
