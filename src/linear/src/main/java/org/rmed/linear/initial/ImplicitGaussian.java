package org.rmed.linear.initial;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;

/**
 * A Gaussian W1(0) of which only what has been asked for is drawn: G X for orthonormal right vectors X, G^T Y for orthonormal
 * left vectors Y. Given those, the rest of G is independent of them, and a new right direction x has
 *
 * <pre>G x = (I - Y Y^T) g + Y (G^T Y)^T x,   g ~ N(0, I_d) fresh,</pre>
 *
 * and likewise on the left. All products therefore have exactly the law of a stored G's, and agree with each other to rounding.
 * Memory: 16 d bytes for each direction. The numbers differ from a stored draw's of the same seed; the law does not.
 *
 * <p>Row norms: exact in law for each row given the products drawn before the first call; between rows, a correlation of order
 * (number of directions)/d is lost. They are drawn once and do not change. One object belongs to one run: what it returns
 * depends on what it was asked before.
 */
public final class ImplicitGaussian implements InitialFirstLayer {

    /** A vector this close to the known directions, relative to its length, is one of them up to rounding. */
    private static final double ROUNDING = 1e-14;

    private final Streams streams;
    private final int d;
    private final double size;
    private final Directions right = new Directions();
    private final List<double[]> rightImages = new ArrayList<>();
    private final Directions left = new Directions();
    private final List<double[]> leftImages = new ArrayList<>();
    private double[] rowNorms;

    /**
     * @param streams of the run
     * @param size the standard deviation of the entries
     */
    public ImplicitGaussian(Streams streams, int d, double size) {
        this.streams = streams;
        this.d = d;
        this.size = size;
    }

    @Override
    public int dimension() {
        return d;
    }

    @Override
    public double size() {
        return size;
    }

    @Override
    public double[] times(double[] x) {
        return product("init.W1.right", x, right, rightImages, left, leftImages);
    }

    @Override
    public double[] transposeTimes(double[] y) {
        return product("init.W1.left", y, left, leftImages, right, rightImages);
    }

    private double[] product(
            String purpose,
            double[] x,
            Directions known,
            List<double[]> images,
            Directions others,
            List<double[]> otherImages) {
        double[] rest = x.clone();
        double[] coefficients = known.split(rest);
        double norm = StrictMath.sqrt(Vectors.dot(rest, rest));
        double[] product = Directions.combine(coefficients, images, d);
        if (norm > ROUNDING * StrictMath.sqrt(Vectors.dot(x, x))) {
            known.add(rest, norm);
            double[] image = new double[d];
            Streams.gaussian(streams.open(purpose, images.size()), 1, image);
            others.split(image);
            for (int k = 0; k < others.size(); k++) {
                Vectors.add(image, Vectors.dot(otherImages.get(k), rest), others.get(k));
            }
            images.add(image);
            Vectors.add(product, norm, image);
        }
        return product;
    }

    @Override
    public double[] rowNormsSquared() {
        if (rowNorms == null) {
            rowNorms = drawRowNorms();
        }
        return rowNorms.clone();
    }

    /**
     * Row i is sum_k (G X)_ik X_k + sum_l Y_il n_l + sqrt(1 - ||Y_i||^2) z_i with n_l = the part of G^T Y_l outside X and z_i ~ N(0,
     * I) outside X: its squared length is the known part, plus (|n| + sqrt(1-||Y_i||^2) z)^2 along n = sum_l Y_il n_l, plus
     * (1-||Y_i||^2) chi^2 over the other d - k - 1 dimensions.
     */
    private double[] drawRowNorms() {
        double[] norms = new double[d];
        for (double[] image : rightImages) {
            for (int i = 0; i < d; i++) {
                norms[i] += image[i] * image[i];
            }
        }
        int free = d - right.size();
        if (free <= 0) {
            return norms;
        }
        double[][] gram = outsideGram();
        UniformRandomProvider source = streams.open("init.W1.rows");
        double[] along = new double[d];
        Streams.gaussian(source, 1, along);
        SharedStateContinuousSampler gamma =
                free == 1 ? null : AhrensDieterMarsagliaTsangGammaSampler.of(source, 0.5 * (free - 1), 2);
        for (int i = 0; i < d; i++) {
            double known = 0;
            double share = 1;
            for (int l = 0; l < gram.length; l++) {
                share -= left.get(l)[i] * left.get(l)[i];
                for (int m = 0; m < gram.length; m++) {
                    known += left.get(l)[i] * gram[l][m] * left.get(m)[i];
                }
            }
            double open = StrictMath.max(0, share);
            double first = StrictMath.sqrt(StrictMath.max(0, known)) + StrictMath.sqrt(open) * along[i];
            norms[i] += first * first + (gamma == null ? 0 : open * gamma.sample());
        }
        return norms;
    }

    /** n_l . n_m for the parts n_l of G^T Y_l outside the right directions. */
    private double[][] outsideGram() {
        double[][] outside = new double[left.size()][];
        for (int l = 0; l < outside.length; l++) {
            outside[l] = leftImages.get(l).clone();
            right.split(outside[l]);
        }
        double[][] gram = new double[outside.length][outside.length];
        for (int l = 0; l < gram.length; l++) {
            for (int m = 0; m < gram.length; m++) {
                gram[l][m] = Vectors.dot(outside[l], outside[m]);
            }
        }
        return gram;
    }

    @Override
    public double[][] entries() {
        throw new UsageException("W1(0) is implicit at d=" + d
                + ": its entries are never drawn; use initialization=stored (8 d^2 bytes)");
    }

    @Override
    public boolean stored() {
        return false;
    }
}
