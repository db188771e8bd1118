package org.rmed.linear.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.ErrorOracle;
import org.rmed.linear.initial.Vectors;
import org.rmed.optimizer.Optimizer;
import org.rmed.statistic.DiagonalUniformity;

/**
 * One run by the dense engine and by Krylov's, compared every few steps.
 *
 * @param secondLayer largest difference of an entry of w2, relative to the largest entry there or at the start
 * @param rowNorms the same of ||W1[i,:]||^2
 * @param error the same of E, relative to ||A||
 * @param rMed1 relative difference of R_med of the first layer
 * @param rMed2 the same of the second
 * @param share the loss at the end, of its start
 * @param steps taken
 * @param certificate of Krylov's engine at the end
 */
record SideBySide(
        double secondLayer,
        double rowNorms,
        double error,
        double rMed1,
        double rMed2,
        double share,
        long steps,
        Certificate certificate) {

    private static final double OVERSHOT = 3;

    /** Until the loss is this share of its start, or has grown by a factor of 3, or that many steps are done. */
    static SideBySide run(
            TwoLayerProblem problem, Optimizer optimizer, OptionalDouble tolerance, double untilShare, long most) {
        try (DenseEngine dense = new DenseEngine(problem, ErrorOracle.exactly(), optimizer, 1);
                KrylovEngine krylov = new KrylovEngine(problem, optimizer, OptionalInt.empty(), tolerance)) {
            double start = dense.loss();
            double w2Start = Vectors.largest(dense.secondLayer());
            double w1Start = Vectors.largest(dense.rowNormsSquared());
            // A = 0 has no length: then E is compared with its start
            double errorStart = Math.max(problem.targetNorm(), Math.sqrt(2 * start));
            double[] worst = new double[5];
            boolean over = false;
            while (!over) {
                over = dense.loss() <= untilShare * start || dense.loss() > OVERSHOT * start || dense.t() >= most;
                if (over || dense.t() % 16 == 0 || dense.t() < 8) {
                    double w2 = Math.max(w2Start, Vectors.largest(dense.secondLayer()));
                    double w1 = Math.max(w1Start, Vectors.largest(dense.rowNormsSquared()));
                    double[] apart = {
                        apart(dense.secondLayer(), krylov.secondLayer(), w2),
                        apart(dense.rowNormsSquared(), krylov.rowNormsSquared(), w1),
                        apart(dense.error(), krylov.error(), errorStart),
                        apart(rMed(squares(dense.secondLayer())), rMed(squares(krylov.secondLayer()))),
                        apart(rMed(dense.rowNormsSquared()), rMed(krylov.rowNormsSquared()))
                    };
                    Arrays.setAll(worst, k -> Math.max(worst[k], apart[k]));
                    // Q is orthonormal to a few roundings
                    double loss = LossAndGradient.loss(krylov.error());
                    assertEquals(loss, krylov.loss(), 1e-12 * loss);
                }
                if (!over) {
                    dense.step();
                    krylov.step();
                }
            }
            return new SideBySide(
                    worst[0],
                    worst[1],
                    worst[2],
                    worst[3],
                    worst[4],
                    start == 0 ? 0 : dense.loss() / start,
                    dense.t(),
                    krylov.certificate());
        }
    }

    /** The largest of all five differences. */
    double largest() {
        return Math.max(largestOfEntries(), Math.max(rMed1, rMed2));
    }

    /** The largest difference of a matrix or vector: what the certificate is about. */
    double largestOfEntries() {
        // the relative error of a square is twice that of the entry
        return Math.max(Math.max(secondLayer, rowNorms / 2), error);
    }

    boolean overshot() {
        return share > OVERSHOT;
    }

    static double[] squares(double[] x) {
        return Arrays.stream(x).map(value -> value * value).toArray();
    }

    /** R_med where there is one: the median of a zero network is 0. */
    private static double rMed(double[] diagonal) {
        double[] sorted = Arrays.stream(diagonal).sorted().toArray();
        return sorted[sorted.length / 2] == 0 ? 1 : DiagonalUniformity.rMed(diagonal);
    }

    private static double apart(double x, double y) {
        return Math.abs(x - y) / Math.max(x, y);
    }

    private static double apart(double[] x, double[] y, double scale) {
        double apart = 0;
        for (int i = 0; i < x.length; i++) {
            apart = Math.max(apart, Math.abs(x[i] - y[i]));
        }
        return scale == 0 ? apart : apart / scale;
    }
}
