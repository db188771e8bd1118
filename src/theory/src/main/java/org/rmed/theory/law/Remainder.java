package org.rmed.theory.law;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * What SGD+M leaves behind of its start while C1 grows, derived here around the rank-one path of Jiang, Malik and Li (2023),
 * Lemmas 1, 2 and 9, to first order in s. With u = C1 / ||C1||, v = A / ||A||, a = sqrt(q ||A||) and q logistic,
 *
 * <pre>
 *   W2 = a u^T + R2,   W1 = a u v^T + R1,
 *   across u and v      R1 does not move: g1 = W2^T E is along u;
 *   y = u^T W1 across v y' + k y'' = -h ||A|| q y,          k = (1 + beta) / (2 (1 - beta)) eta-steps of inertia,
 *   D = W2 - W1 v across u   D' + k D'' = -h ||A|| (1 - q) D,  while a' + k a'' = h ||A|| (1 - q) a.
 * </pre>
 *
 * Without inertia y falls like sqrt(1 - q) and D like 1/a. With it, let lambda+ be the rate of a at q = 0, lambda- that of y at
 * q = 1 and of D at q = 0, and mu that of 1 - q at q = 1, each from its exact root. To first order in kappa = k h ||A|| the rates at
 * any q are those of the path plus k times their squares, the terms with k q' cancel, and
 *
 * <pre>
 *   y = (1 - q)^(lambda- / mu) z,    a D = 2 C2 ||C1|| exp(-(lambda- / lambda+ - 1) / 2 (ln(q / q(0)) - q)),
 *   E_j / A_j + 1 - q = a (1 + q(0) / q) y_j / A_j,    z = u^T W1(0) across v,    q(0) = ||C1||^2 / ||A||,
 * </pre>
 *
 * where W2 still holds C2, nearly C1, at the start. Left out: kappa^2, a fifth of a per cent at h ||A|| = 0.005 and beta = 0.9.
 * The terms of inertia were derived after the measured curves had been seen.
 */
public final class Remainder {

    /** u (d), unit. */
    private final double[] direction;

    /** A (d). */
    private final double[] target;

    /** u^T W1(0) (d). */
    private final double[] products;

    /** (I - u u^T) W1(0) (I - v v^T) (d x d), row i = hidden unit i. */
    private final double[][] still;

    /** (I - u u^T) C2 (d). */
    private final double[] across;

    /** ||C1||. */
    private final double growing;

    /** (lambda- / lambda+ - 1) / 2, about kappa. */
    private final double early;

    /** lambda- / mu, about (1 - kappa) / 2. */
    private final double late;

    /**
     * Of the weights that a run starts with.
     *
     * @param first C1, w2(0), ||A||, eta and beta
     * @param firstLayer W1(0) (d x d), row i = hidden unit i. Not modified.
     * @param target A (d). Not modified.
     * @throws IllegalArgumentException if the arrays do not fit each other, or target has not the norm of {@code first}
     */
    public Remainder(FirstPhase first, double[][] firstLayer, double[] target) {
        double[] c1 = first.growing();
        int d = c1.length;
        if (target.length != d
                || firstLayer.length != d
                || Arrays.stream(firstLayer).anyMatch(row -> row.length != d)) {
            throw new IllegalArgumentException("C1 has " + d + " entries, A " + target.length + ", W1(0) "
                    + firstLayer.length + " rows; it needs d entries, d entries and (d x d)");
        }
        // both are rounded sums of the same squares
        if (!(StrictMath.abs(norm(target) - first.normA()) <= 1e-9 * first.normA())) {
            throw new IllegalArgumentException(
                    "A has norm " + norm(target) + ", not that of the first phase, " + first.normA());
        }
        this.target = target.clone();
        growing = norm(c1);
        direction = Arrays.stream(c1).map(c -> c / growing).toArray();
        double[] v = Arrays.stream(target).map(x -> x / norm(target)).toArray();
        products = new double[d];
        for (int i = 0; i < d; i++) {
            add(products, direction[i], firstLayer[i]);
        }
        still = new double[d][];
        across = first.w2Initial();
        double alongBoth = dot(products, v);
        for (int i = 0; i < d; i++) {
            double[] row = firstLayer[i].clone();
            double alongV = dot(row, v);
            for (int j = 0; j < d; j++) {
                row[j] += -direction[i] * products[j] - alongV * v[j] + direction[i] * alongBoth * v[j];
            }
            still[i] = row;
            across[i] -= c1[i];
        }
        add(across, -dot(across, direction), direction);
        double trace = 1 + first.beta() - first.eta() * first.normA();
        double falling = -StrictMath.log(0.5 * (trace + StrictMath.sqrt(trace * trace - 4 * first.beta())));
        LogisticLaw law = new LogisticLaw(first.normA(), growing * growing, first.eta(), first.beta());
        early = 0.5 * (falling / StrictMath.log(law.growth()) - 1);
        late = falling / -StrictMath.log(law.contraction());
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }

    private static void add(double[] sum, double factor, double[] x) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * x[j];
        }
    }

    private static double norm(double[] x) {
        return StrictMath.sqrt(dot(x, x));
    }

    /** max - min over j of E_j / A_j. */
    public double errorSpread(double q) {
        double[] share = new double[target.length];
        Arrays.setAll(share, j -> products[j] / target[j]);
        double range = Arrays.stream(share).max().orElseThrow()
                - Arrays.stream(share).min().orElseThrow();
        return StrictMath.sqrt(norm(target) * q) * (1 + start() / q) * StrictMath.pow(1 - q, late) * range;
    }

    /** |R1_ij| / |u_i v_j| at q = 1 (d^2); at any other it is this over sqrt(q). */
    public double[] firstLayer() {
        int d = target.length;
        double[] relative = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                relative[i * d + j] =
                        StrictMath.abs(still[i][j] * StrictMath.sqrt(norm(target)) / (direction[i] * target[j]));
            }
        }
        return relative;
    }

    /** |R2_i| / |c u_i|, u the left singular vector of W1, over {@link #secondLayerDecay} (d). */
    public double[] secondLayer() {
        double[] relative = new double[target.length];
        Arrays.setAll(relative, i -> StrictMath.abs(2 * across[i] / (growing * direction[i])));
        return relative;
    }

    /** a D over its start, over q: 1 at q(0). */
    public double secondLayerDecay(double q) {
        double grown = q / start();
        return StrictMath.exp(-early * (StrictMath.log(grown) - q)) / grown;
    }

    /** sigma_2 / sigma_1 of W1 at q = 1; at any other it is this over sqrt(q). */
    public double rankRatio() {
        return new SingularValueDecomposition(new Array2DRowRealMatrix(still, false)).getNorm()
                / StrictMath.sqrt(norm(target));
    }

    /** q(0). */
    private double start() {
        return growing * growing / norm(target);
    }
}
