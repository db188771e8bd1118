package org.rmed.linear.engine;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.initial.InitialFirstLayer;
import org.rmed.linear.initial.StoredFirstLayer;
import org.rmed.linear.initial.Vectors;
import org.rmed.optimizer.AmsGrad;
import org.rmed.optimizer.ElementwiseUpdate;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.SignDescent;
import org.rmed.spec.UsageException;

/**
 * Coordinate-wise methods (Adam, RMSprop, AMSGrad, AdamW, Adagrad, sign descent) with the exact population gradient in O(d r)
 * per step and memory, never forming W1.
 *
 * <p>The gradient of W1[i,j] is w2_i E_j, so entry (i, j) of L = W1(t) - omega W1(0), where omega is what weight decay leaves of the
 * start, depends on row i only through the history of w2_i and on column j only through that of E_j. Both histories are smooth in
 * few parameters, L is numerically of low rank, and r of its columns and 2 r of its rows, kept exactly with their optimizer
 * state, determine the others ({@link CrossInterpolation}). Products with W1(0) come from {@link SlowProducts}. A step is that of
 * the dense engine: g2 = W1 E of the present state, then W1 and w2 both move with the old values.
 *
 * <p>The error is estimated, not bounded: {@link #certificate} looks at rows and columns held out. In first phases R_med was
 * measured to differ from the dense engine's by no more than the certificate says, or 1e-12. Once columns of E rattle around
 * zero at the optimizer's own noise floor, two runs of the dense engine that differ by rounding drift 1e-4 to 1e-3 apart in R_med (more
 * at d below 10), and so may this one, whatever the certificate. What measurements are made, and when, does not change the states.
 */
public final class SkeletonEngine implements Engine {

    /** Steps between checks. A check costs about 4 (k + 2 r) d multiplications and additions for k directions in use. */
    private static final int CHECK_EVERY = 16;
    /**
     * Adam's runs from alpha = 1/2 on (d up to 512) stay below a tenth of it; at alpha = 1/4 with beta2 = beta1^2 the error is 4e-3,
     * and R_med wrong by as much.
     */
    private static final double DEFAULT_TOLERANCE = 1e-3;

    private static final double[] NO_GRADIENT = {0};

    private final double[] target;
    private final double[] w2;
    private final InitialFirstLayer initial;
    private final ElementwiseUpdate update;
    private final double tolerance;
    private final double largestTarget;
    private final Displacement displacement;
    private final SlowProducts leftProducts;
    private final SlowProducts rightProducts;
    private final RowSpace rowSpace;
    private final double[] omega = {1};
    private final double[][] omegaState;
    private final double[][] state2;
    private final double[] error;
    private final double[] norms;
    private double[] initialNorms;
    private double[] gradient2;
    private double[] lastGradient2;
    private double crossError;
    private long gradientTime = -1;
    private long normsTime = -1;
    private long checkTime = -1;
    private long t;

    /**
     * @param problem the start; its arrays are copied
     * @param rank r, the columns of W1 to be kept; from d/2 on all are. Empty: 8 to 24, by how far W1(0) disturbs the order of the
     *     rows; 48 for AMSGrad and sign descent.
     * @param tolerance the cross error beyond which {@link #step} refuses to go on; empty: 1e-3
     * @throws UsageException if the rank is below 1 or the tolerance is not positive
     */
    public SkeletonEngine(TwoLayerProblem problem, Optimizer optimizer, OptionalInt rank, OptionalDouble tolerance) {
        int d = problem.dimension();
        int r = rank.orElse(defaultRank(optimizer, problem.scale(), d));
        this.tolerance = tolerance.orElse(DEFAULT_TOLERANCE);
        if (r < 1) {
            throw new UsageException("rank=" + r + " must be at least 1");
        }
        if (!(this.tolerance > 0)) {
            throw new UsageException("tolerance=" + this.tolerance + " must be positive");
        }
        this.target = problem.target();
        this.w2 = problem.secondLayer().clone();
        this.initial = problem.initial();
        this.update = optimizer.update();
        this.largestTarget = problem.largestTarget();
        int slots = update.slots();
        this.displacement = new Displacement(target, w2, r, slots);
        int columns = displacement.columns();
        double size = initial.size();
        double spread = spread(initial);
        this.leftProducts = new SlowProducts(initial::transposeTimes, size, spread, d, columns);
        this.rightProducts = new SlowProducts(initial::times, size, spread, d, columns);
        // what a stored start is asked leaves no trace; an implicit one would draw other numbers from then on
        SlowProducts measured =
                initial.stored() ? new SlowProducts(initial::times, size, spread, d, columns) : rightProducts;
        this.rowSpace = new RowSpace(displacement, measured, initial.stored());
        this.state2 = new double[slots][d];
        this.omegaState = new double[slots][1];
        this.error = new double[d];
        this.norms = new double[d];
        this.gradient2 = new double[d];
        this.lastGradient2 = new double[d];
        workOutError();
    }

    /**
     * Early gradients g2 = W1(0) E beside w2(0), of relative size s sqrt(d), are a second parameter of the rows' histories. Measured
     * with Adam, d = 100 to 512: first phases to about 1e-11 with 8 columns at s sqrt(d) = 0.04, with 12 at 0.2 and with 24 at 1.
     * AMSGrad's running maximum and the sign have kinks, at other times for each row: with 48 columns AMSGrad (beta2 = 0.999, d =
     * 200, alpha = 0.5) comes to 3e-13, and sign descent through the second phase, where 24 are refused.
     */
    static int defaultRank(Optimizer optimizer, double scale, int d) {
        if (optimizer instanceof AmsGrad || optimizer instanceof SignDescent) {
            return 48;
        }
        double disturbance = scale * StrictMath.sqrt(d);
        if (disturbance <= 0.05) {
            return 8;
        }
        return disturbance <= 0.3 ? 12 : 24;
    }

    /** The standard deviation of the entries of W1(0). */
    private static double spread(InitialFirstLayer initial) {
        if (!initial.stored()) {
            return initial.size();
        }
        double sum = 0;
        for (double square : initial.rowNormsSquared()) {
            sum += square;
        }
        return initial.size() * StrictMath.sqrt(sum) / initial.dimension();
    }

    @Override
    public void step() {
        double[] gradient = secondLayerGradient();
        update.begin(t);
        displacement.move(update, w2, error);
        update.apply(omega, omegaState, NO_GRADIENT, 0, 0, 1);
        update.apply(w2, state2, gradient, 1, 0, w2.length);
        gradient2 = lastGradient2;
        lastGradient2 = gradient;
        t++;
        workOutError();
        if (t % CHECK_EVERY == 0) {
            check();
        }
        requireWithin("cross error", crossError);
        requireWithin("neglected share of products with W1(0)", neglected());
    }

    private void requireWithin(String what, double value) {
        if (!(value <= tolerance)) {
            throw new UsageException("rank=" + displacement.columns() + " is not enough here: " + what + " "
                    + (float) value + " > " + (float) tolerance + " at t=" + t + "; raise rank or use engine=dense");
        }
    }

    private void workOutError() {
        Arrays.fill(error, 0);
        displacement.addLeftProduct(error, w2);
        leftProducts.add(error, omega[0], w2, largestTarget);
        for (int j = 0; j < error.length; j++) {
            error[j] -= target[j];
        }
    }

    private void check() {
        if (checkTime != t) {
            checkTime = t;
            crossError = StrictMath.max(crossError, displacement.crossError());
        }
    }

    private double neglected() {
        return StrictMath.max(leftProducts.neglected(), rightProducts.neglected());
    }

    @Override
    public double[] secondLayerGradient() {
        if (gradientTime != t) {
            gradientTime = t;
            Arrays.fill(gradient2, 0);
            displacement.addRightProduct(gradient2, error);
            rightProducts.add(gradient2, omega[0], error, 0);
        }
        return gradient2;
    }

    @Override
    public double[] lastSecondLayerGradient() {
        return lastGradient2;
    }

    @Override
    public double[] rowNormsSquared() {
        if (normsTime != t) {
            normsTime = t;
            check();
            if (initialNorms == null) {
                initialNorms = initial.rowNormsSquared();
                for (int i = 0; i < initialNorms.length; i++) {
                    initialNorms[i] *= initial.size() * initial.size();
                }
            }
            rowSpace.refresh(w2.length);
            rowSpace.normsSquared(omega[0], initialNorms, norms);
        }
        return norms;
    }

    /**
     * Builds only rows whose norm does not already exclude it. If W1(0) is implicit its entries, about 5 * size at most, are left
     * out.
     */
    @Override
    public boolean firstLayerReaches(double threshold) {
        // half the square: the norms' own error is far below that
        double sieve = 0.5 * threshold * threshold;
        double[] squares = rowNormsSquared();
        for (int i = 0; i < squares.length; i++) {
            if (squares[i] >= sieve && Vectors.largest(row(i)) >= threshold) {
                return true;
            }
        }
        return false;
    }

    private double[] row(int i) {
        double[] row = new double[w2.length];
        if (initial instanceof StoredFirstLayer stored) {
            Vectors.add(row, omega[0] * stored.size(), stored.unit()[i]);
        }
        rowSpace.addRow(row, i);
        return row;
    }

    /** A fresh copy: 8 d^2 bytes. */
    @Override
    public double[][] firstLayer() {
        double[][] w1 = initial.entries();
        rowSpace.refresh(w2.length);
        for (int i = 0; i < w1.length; i++) {
            w1[i] = row(i);
        }
        return w1;
    }

    /**
     * The larger of the cross error, so far, and of what products with W1(0) have left out, relative to the largest entry of the
     * matrix or vector concerned. If all rows and columns are kept the rank is d and the cross error 0.
     */
    @Override
    public Certificate certificate() {
        check();
        return new Certificate(
                StrictMath.max(crossError, neglected()),
                displacement.columns(),
                "cross error on held-out rows and columns",
                !initial.stored());
    }

    /** See {@link SlowProducts#known}. */
    int productsKnown() {
        return leftProducts.known() + rightProducts.known();
    }

    @Override
    public String name() {
        return "skeleton";
    }

    @Override
    public long t() {
        return t;
    }

    @Override
    public double[] target() {
        return target;
    }

    @Override
    public double[] secondLayer() {
        return w2;
    }

    @Override
    public double[] error() {
        return error;
    }

    @Override
    public void close() {
        // no threads
    }
}
