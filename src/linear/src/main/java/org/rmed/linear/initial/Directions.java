package org.rmed.linear.initial;

import java.util.ArrayList;
import java.util.List;

/** Orthonormal vectors, added one by one. */
public final class Directions {

    private final List<double[]> vectors = new ArrayList<>();

    /** Their number. */
    public int size() {
        return vectors.size();
    }

    /** The k-th; the caller must not change it. */
    public double[] get(int k) {
        return vectors.get(k);
    }

    /** The coefficients of x along them. */
    public double[] along(double[] x) {
        double[] coefficients = new double[vectors.size()];
        for (int k = 0; k < coefficients.length; k++) {
            coefficients[k] = Vectors.dot(vectors.get(k), x);
        }
        return coefficients;
    }

    /**
     * Splits x into coefficients along the vectors and what is left, orthogonal to them to rounding (Gram and Schmidt, twice).
     *
     * @param x (d). Modified: becomes what is left.
     */
    public double[] split(double[] x) {
        double[] coefficients = new double[vectors.size()];
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < coefficients.length; k++) {
                double along = Vectors.dot(vectors.get(k), x);
                coefficients[k] += along;
                Vectors.add(x, -along, vectors.get(k));
            }
        }
        return coefficients;
    }

    /**
     * Adds a vector.
     *
     * @param rest orthogonal to those already there, not zero. Modified: scaled to length 1, and kept.
     * @param norm its length
     */
    public void add(double[] rest, double norm) {
        for (int j = 0; j < rest.length; j++) {
            rest[j] /= norm;
        }
        vectors.add(rest);
    }

    /** sum_k coefficients_k * images_k; zeros (d) if there are none. */
    public static double[] combine(double[] coefficients, List<double[]> images, int d) {
        double[] sum = new double[d];
        for (int k = 0; k < coefficients.length; k++) {
            Vectors.add(sum, coefficients[k], images.get(k));
        }
        return sum;
    }
}
