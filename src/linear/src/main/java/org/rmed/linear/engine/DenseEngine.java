package org.rmed.linear.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.ErrorOracle;
import org.rmed.linear.initial.Vectors;
import org.rmed.optimizer.ElementwiseUpdate;
import org.rmed.optimizer.Optimizer;

/**
 * Stores every weight and passes over memory once per step. While a few rows i are in cache: their gradient
 * g2_i = W1[i,:] . e, their update with g1[i,j] = w2_i e_j (never formed), the update of w2_i, their share of the next
 * product W2 W1, and their norms. Traffic per weight and step: one read and one write of W1 and of each state array (48
 * B for Adam, 32 B for SGD+M). With one thread the step allocates nothing of its own.
 *
 * <p>Rows are worked in fixed blocks whose shares of the product are added in block order, so the bits do not depend on
 * the number of threads.
 */
public final class DenseEngine implements Engine {

    private static final int BLOCK_ROWS = 32;
    /** Divides BLOCK_ROWS. A group shares the loads of e and of the product; it and its state fit L2 up to d = 8000. */
    private static final int GROUP_ROWS = 4;

    private final double[] target;
    private final double[] w2;
    private final double[][] w1;
    private final double[][][] state1;
    private final double[][] state2;
    private final ErrorOracle oracle;
    private final ElementwiseUpdate update;
    private final double eta;
    private final double[] product;
    private final double[] error;
    private final double[] norms;
    private final double[] gradient2;
    private final double[] exactGradient2;
    private final double[][] shares;
    private final Crew crew;
    private double[] answer;
    private boolean normsWanted;
    private boolean normsFused;
    private long normsTime = -1;
    private long t;

    /**
     * @param problem the start; its arrays are copied
     * @param threads at least 1; more pay off only when one trajectory has the machine to itself and d is above about 500
     */
    public DenseEngine(TwoLayerProblem problem, ErrorOracle oracle, Optimizer optimizer, int threads) {
        int d = problem.dimension();
        this.target = problem.target();
        this.w2 = problem.secondLayer().clone();
        this.w1 = problem.firstLayer();
        this.oracle = oracle;
        this.update = optimizer.update();
        this.eta = optimizer.eta();
        this.state1 = new double[d][update.slots()][d];
        this.state2 = new double[update.slots()][d];
        this.product = new double[d];
        this.error = new double[d];
        this.norms = new double[d];
        this.gradient2 = new double[d];
        this.exactGradient2 = oracle.exact() ? gradient2 : new double[d];
        this.shares = new double[(d + BLOCK_ROWS - 1) / BLOCK_ROWS][d];
        this.answer = error;
        this.crew = new Crew(this::moveBlock, shares.length, threads);
        for (int i = 0; i < d; i++) {
            Vectors.add(shares[i / BLOCK_ROWS], w2[i], w1[i]);
        }
        gatherProduct();
    }

    @Override
    public void step() {
        update.begin(t);
        answer = oracle.answer(t, product, error);
        normsFused = normsWanted;
        normsWanted = false;
        crew.run();
        gatherProduct();
        t++;
        normsTime = normsFused ? t : -1;
    }

    private void moveBlock(int turn) {
        // to and fro: each step starts with what the last one left in cache
        int block = t % 2 == 0 ? turn : shares.length - 1 - turn;
        double[] share = shares[block];
        Arrays.fill(share, 0);
        int end = Math.min(w2.length, (block + 1) * BLOCK_ROWS);
        for (int from = block * BLOCK_ROWS; from < end; from += GROUP_ROWS) {
            moveGroup(from, Math.min(end, from + GROUP_ROWS), share);
        }
    }

    private void moveGroup(int from, int to, double[] share) {
        RowKernels.dots(w1, from, to, answer, gradient2);
        if (!oracle.exact()) {
            RowKernels.dots(w1, from, to, error, exactGradient2);
        }
        for (int i = from; i < to; i++) {
            update.apply(w1[i], state1[i], answer, w2[i], 0, w1[i].length);
        }
        update.apply(w2, state2, gradient2, 1, from, to);
        RowKernels.add(share, w2, w1, from, to);
        for (int i = from; normsFused && i < to; i++) {
            norms[i] = Vectors.dot(w1[i], w1[i]);
        }
    }

    private void gatherProduct() {
        Arrays.fill(product, 0);
        for (double[] share : shares) {
            Vectors.add(product, 1, share);
        }
        for (int j = 0; j < error.length; j++) {
            error[j] = product[j] - target[j];
        }
    }

    @Override
    public String name() {
        return "dense";
    }

    @Override
    public Certificate certificate() {
        return Certificate.EXACT;
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
    public double[][] firstLayer() {
        return w1;
    }

    @Override
    public double[] error() {
        return error;
    }

    /** Who asks at one step is served within the pass of the next: asking every step costs little. */
    @Override
    public double[] rowNormsSquared() {
        normsWanted = true;
        if (normsTime != t) {
            for (int i = 0; i < norms.length; i++) {
                norms[i] = Vectors.dot(w1[i], w1[i]);
            }
            normsTime = t;
        }
        return norms;
    }

    /** Scans only rows whose norm does not already exclude it. */
    @Override
    public boolean firstLayerReaches(double threshold) {
        // a row's computed norm is short of its largest entry by rounding at most: half the square is a safe sieve
        double sieve = 0.5 * threshold * threshold;
        double[] squares = rowNormsSquared();
        for (int i = 0; i < squares.length; i++) {
            if (squares[i] >= sieve && Arrays.stream(w1[i]).anyMatch(x -> StrictMath.abs(x) >= threshold)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public double[] secondLayerGradient() {
        double[] gradient = new double[w2.length];
        RowKernels.dots(w1, 0, gradient.length, error, gradient);
        return gradient;
    }

    @Override
    public double[] lastSecondLayerGradient() {
        return exactGradient2;
    }

    @Override
    public double[][] adaptiveGradient() {
        int d = w2.length;
        double[][] adaptive = new double[d][];
        update.begin(t);
        double[] told = oracle.answer(t, product, error);
        for (int i = 0; i < d; i++) {
            double[] moved = w1[i].clone();
            List<double[]> state = new ArrayList<>();
            Arrays.stream(state1[i]).map(double[]::clone).forEach(state::add);
            update.apply(moved, state.toArray(double[][]::new), told, w2[i], 0, d);
            for (int j = 0; j < d; j++) {
                moved[j] = (w1[i][j] - moved[j]) / eta;
            }
            adaptive[i] = moved;
        }
        return adaptive;
    }

    @Override
    public void close() {
        crew.close();
    }
}
