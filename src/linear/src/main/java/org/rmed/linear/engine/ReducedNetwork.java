package org.rmed.linear.engine;

import java.util.Arrays;
import org.rmed.linear.initial.Vectors;
import org.rmed.optimizer.ElementwiseUpdate;

/**
 * The network in the coordinates of a {@link KrylovSpace}: w2 = P a, E = Q e, W1 = omega W1(0) + P C Q^T, with B = P^T W1(0) Q
 *
 * <pre>
 *   e = (omega B + C)^T a - q,   g1 = a e^T,   g2 = (omega B + C) e.
 * </pre>
 *
 * <p>A method linear in the gradient moves sums of weights as it moves their parts, so its own element-wise update moves C, a
 * and omega, each under its gradient (g1, g2 and 0: omega follows weight decay). Keeping C apart from omega B loses no digits
 * while C is small, and a direction added in mid-run starts with C = 0, a = 0 and no state. One step costs O(kL kR).
 */
final class ReducedNetwork {

    private static final double[] ZERO = {0};

    private final ElementwiseUpdate update;
    private final double[] omega = {1};
    private final double[][] omegaState;
    private double[] a = {};
    private double[][] aState;
    private double[][] c = {};
    private double[][][] cState = {};
    private double[][] b = {};
    private double[][] w1 = {};
    private double[] q = {};
    private double[] e = {};
    private double[] g = {};
    private double largestC;

    /**
     * @param space with the start's own directions only
     * @param secondLayer w2(0) (d)
     * @param target A (d)
     */
    ReducedNetwork(KrylovSpace space, double[] secondLayer, double[] target, ElementwiseUpdate update) {
        this.update = update;
        this.omegaState = new double[update.slots()][1];
        this.aState = new double[update.slots()][0];
        extend(space);
        a = space.left().along(secondLayer);
        q = space.right().along(target);
        settle();
    }

    /** Takes up the directions that the space has won: nothing is along them yet. */
    void extend(KrylovSpace space) {
        int kL = space.left().size();
        int kR = space.right().size();
        int oldL = a.length;
        int oldR = q.length;
        a = Arrays.copyOf(a, kL);
        g = Arrays.copyOf(g, kL);
        q = Arrays.copyOf(q, kR);
        e = Arrays.copyOf(e, kR);
        Arrays.setAll(aState, slot -> Arrays.copyOf(aState[slot], kL));
        b = Arrays.copyOf(b, kL);
        c = Arrays.copyOf(c, kL);
        w1 = Arrays.copyOf(w1, kL);
        cState = Arrays.copyOf(cState, kL);
        for (int i = 0; i < kL; i++) {
            b[i] = i < oldL ? Arrays.copyOf(b[i], kR) : new double[kR];
            c[i] = i < oldL ? Arrays.copyOf(c[i], kR) : new double[kR];
            w1[i] = new double[kR];
            double[][] before = i < oldL ? cState[i] : new double[update.slots()][0];
            cState[i] =
                    Arrays.stream(before).map(state -> Arrays.copyOf(state, kR)).toArray(double[][]::new);
            for (int j = i < oldL ? oldR : 0; j < kR; j++) {
                b[i][j] = space.coefficient(i, j);
            }
        }
        settle();
    }

    /** Takes step t. */
    void step(long t) {
        update.begin(t);
        for (int i = 0; i < a.length; i++) {
            g[i] = Vectors.dot(w1[i], e);
        }
        for (int i = 0; i < a.length; i++) {
            update.apply(c[i], cState[i], e, a[i], 0, e.length);
        }
        update.apply(a, aState, g, 1, 0, a.length);
        update.apply(omega, omegaState, ZERO, 1, 0, 1);
        settle();
    }

    /** W1, e and the largest entry of C from C, a and omega. */
    private void settle() {
        Arrays.fill(e, 0);
        largestC = 0;
        for (int i = 0; i < a.length; i++) {
            double[] row = w1[i];
            for (int j = 0; j < row.length; j++) {
                row[j] = omega[0] * b[i][j] + c[i][j];
            }
            Vectors.add(e, a[i], row);
            largestC = StrictMath.max(largestC, Vectors.largest(c[i]));
        }
        for (int j = 0; j < e.length; j++) {
            e[j] -= q[j];
        }
    }

    /**
     * The largest share that these directions have in a, in e (against A, or e itself if that is larger) and in C, largest
     * entry against largest entry.
     */
    double share(int firstLeft, int firstRight) {
        double ofA = share(largest(a, firstLeft), Vectors.largest(a));
        double scale = StrictMath.max(Vectors.largest(q), Vectors.largest(e));
        double share = StrictMath.max(ofA, share(largest(e, firstRight), scale));
        double outer = 0;
        for (int i = 0; i < a.length; i++) {
            outer = StrictMath.max(outer, largest(c[i], i < firstLeft ? firstRight : 0));
        }
        return StrictMath.max(share, share(outer, largestC));
    }

    private static double largest(double[] x, int from) {
        double largest = 0;
        for (int j = from; j < x.length; j++) {
            largest = StrictMath.max(largest, StrictMath.abs(x[j]));
        }
        return largest;
    }

    private static double share(double part, double whole) {
        return part == 0 ? 0 : part / whole;
    }

    /** a (kL). */
    double[] secondLayer() {
        return a;
    }

    /** q = Q^T A (kR): ||A|| and zeros. */
    double[] target() {
        return q;
    }

    /** e (kR). */
    double[] error() {
        return e;
    }

    /** C (kL x kR). */
    double[][] displacement() {
        return c;
    }

    /** omega: what weight decay has left of W1(0). */
    double omega() {
        return omega[0];
    }

    /** g2 = P^T (W1 E) (kL) of the present state, fresh. */
    double[] secondLayerGradient() {
        double[] gradient = new double[a.length];
        Arrays.setAll(gradient, i -> Vectors.dot(w1[i], e));
        return gradient;
    }

    /** g2 of the step taken last (kL), zeros before the first. */
    double[] lastSecondLayerGradient() {
        return g;
    }
}
