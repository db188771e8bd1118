package org.rmed.linear.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.rmed.linear.initial.Directions;
import org.rmed.linear.initial.Vectors;

/**
 * Products of size * G, a (d x d) matrix with independent N(0, spread^2) entries that costs d^2 (stored) or fresh numbers
 * (implicit) to multiply with. The vectors multiplied change slowly, so their directions and images are kept: x = known part + rest, and only
 * a rest that matters asks for a new image.
 *
 * <p>What matters: G was drawn without regard to the rest, so an entry of size * G rest has standard deviation spread * |rest|,
 * and the largest of d = 10^6 such entries is below 6 of them but for one case in 500. A rest is neglected if spread * |rest| is
 * at most 1e-14 of the result's largest entry, which leaves an error of 6e-14 of it. (For a stored G of another law spread is the
 * root mean square of its entries, and the error may reach sqrt(d) 1e-14 for an unlucky rest.)
 *
 * <p>Once columns of E rattle around zero, E is a new direction in every step, of a length that no longer means anything (two
 * runs of the dense engine that differ by rounding part there). So 1e-14 is what the first directions must meet, and each
 * further few allow ten times as much; {@link #neglected} says what was.
 */
final class SlowProducts {

    private static final double NEGLIGIBLE = 1e-14;
    /** What Gram and Schmidt leave of a vector that is a combination of the known ones. */
    private static final double ROUNDING = 1e-15;

    private final UnaryOperator<double[]> product;
    private final double size;
    private final double spread;
    private final double free;
    private final double perTenfold;
    private final Directions directions = new Directions();
    private final List<double[]> images = new ArrayList<>();
    private final double[] rest;
    private double peak;
    private double neglected;

    /**
     * @param product x to G x, both (d)
     * @param size the factor before G
     * @param spread the standard deviation of the entries of size * G
     * @param d their dimension
     * @param rank skeleton columns: 3 rank directions are free, so that they cost about as much as the skeleton's rows and
     *     columns do; then a tenfold more is neglected after each rank/4. Adam's first phases need 1 to 3 rank.
     */
    SlowProducts(UnaryOperator<double[]> product, double size, double spread, int d, int rank) {
        this.product = product;
        this.size = size;
        this.spread = spread;
        this.free = 3.0 * rank;
        this.perTenfold = rank / 4.0;
        this.rest = new double[d];
    }

    /** Directions whose images are known. */
    int known() {
        return images.size();
    }

    /** G times the k-th direction (d). */
    double[] image(int k) {
        return images.get(k);
    }

    /** The largest spread * |rest| left out of a sum, over the largest entry that the sums have had by then. */
    double neglected() {
        return neglected;
    }

    /** What may be left out of a result, relative to it, with as many directions as are known. */
    double negligible() {
        double beyond = StrictMath.max(0, images.size() - free);
        return StrictMath.min(1, NEGLIGIBLE * StrictMath.pow(10, beyond / perTenfold));
    }

    /**
     * sum += factor * size * G x.
     *
     * @param sum (d). Modified.
     * @param x (d)
     * @param scale the size of the result, if that of the sum without the rest's share is less
     */
    void add(double[] sum, double factor, double[] x, double scale) {
        double[] along = split(x);
        for (int k = 0; k < along.length; k++) {
            Vectors.add(sum, factor * size * along[k], images.get(k));
        }
        double norm = norm(rest);
        double missing = factor * spread * norm;
        double result = StrictMath.max(scale, Vectors.largest(sum));
        if (missing > negligible() * result && norm > ROUNDING * norm(x)) {
            learn();
            Vectors.add(sum, factor * size * norm, images.get(along.length));
            peak = StrictMath.max(peak, Vectors.largest(sum));
        } else {
            peak = StrictMath.max(peak, result);
            neglected = StrictMath.max(neglected, missing == 0 ? 0 : missing / peak);
        }
    }

    /**
     * The c (one for each direction known after the call, which may add one) with size * G x = sum_k c_k image(k).
     *
     * @param x (d)
     * @param tolerance the standard deviation that the entries of what is neglected may have
     */
    double[] coefficients(double[] x, double tolerance) {
        double[] along = split(x);
        double norm = norm(rest);
        boolean matters = spread * norm > tolerance && norm > ROUNDING * norm(x);
        double[] all = new double[along.length + (matters ? 1 : 0)];
        for (int k = 0; k < along.length; k++) {
            all[k] = size * along[k];
        }
        if (matters) {
            learn();
            all[along.length] = size * norm;
        }
        return all;
    }

    private double[] split(double[] x) {
        System.arraycopy(x, 0, rest, 0, x.length);
        double[] along = directions.along(x);
        for (int k = 0; k < along.length; k++) {
            Vectors.add(rest, -along[k], directions.get(k));
        }
        return along;
    }

    private void learn() {
        double[] direction = rest.clone();
        directions.split(direction);
        directions.add(direction, norm(direction));
        images.add(product.apply(direction));
    }

    private static double norm(double[] x) {
        return StrictMath.sqrt(Vectors.dot(x, x));
    }
}
