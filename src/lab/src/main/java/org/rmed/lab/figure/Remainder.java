package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.simulation.Setup;
import org.rmed.statistic.SingularUniformity;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.LogisticLaw;

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
 *
 * @param direction u (d), unit
 * @param target A (d)
 * @param products u^T W1(0) (d)
 * @param still (I - u u^T) W1(0) (I - v v^T) (d x d), row i = hidden unit i
 * @param across (I - u u^T) C2 (d)
 * @param growing ||C1||
 * @param early (lambda- / lambda+ - 1) / 2, about kappa
 * @param late lambda- / mu, about (1 - kappa) / 2
 */
@SuppressWarnings("ArrayRecordComponent")
record Remainder(
        double[] direction,
        double[] target,
        double[] products,
        double[][] still,
        double[] across,
        double growing,
        double early,
        double late) {

    /** Odds of q over which its curve is drawn: q from 1e-13 to 1 - 1e-8. */
    private static final double EARLIEST = -30;

    private static final double LATEST = 18;
    private static final int ODDS = 961;

    /** Of the weights a run starts with, made again. */
    static Remainder of(Outcome run) {
        double[] c1 = run.growingDirection();
        double[] a = run.target();
        double[][] w1 = Setup.of(run.settings()).problem().firstLayer();
        int d = a.length;
        double growing = norm(c1);
        double[] u = Arrays.stream(c1).map(c -> c / growing).toArray();
        double[] v = Arrays.stream(a).map(x -> x / norm(a)).toArray();
        double[] z = new double[d];
        for (int i = 0; i < d; i++) {
            Vectors.add(z, u[i], w1[i]);
        }
        double[][] still = new double[d][];
        double[] across = new double[d];
        double alongBoth = Vectors.dot(z, v);
        for (int i = 0; i < d; i++) {
            double[] row = w1[i].clone();
            double alongV = Vectors.dot(row, v);
            for (int j = 0; j < d; j++) {
                row[j] += -u[i] * z[j] - alongV * v[j] + u[i] * alongBoth * v[j];
            }
            still[i] = row;
            across[i] = run.secondLayer()[i] - c1[i];
        }
        Vectors.add(across, -Vectors.dot(across, u), u);
        double beta = run.optimizer().momentum();
        double trace = 1 + beta - run.optimizer().eta() * norm(a);
        double falling = -StrictMath.log(0.5 * (trace + StrictMath.sqrt(trace * trace - 4 * beta)));
        LogisticLaw law = law(run);
        double early = 0.5 * (falling / StrictMath.log(law.growth()) - 1);
        double late = falling / -StrictMath.log(law.contraction());
        return new Remainder(u, a, z, still, across, growing, early, late);
    }

    private static LogisticLaw law(Outcome run) {
        double squares = Vectors.dot(run.growingDirection(), run.growingDirection());
        return new LogisticLaw(
                run.targetNorm(),
                squares,
                run.optimizer().eta(),
                run.optimizer().momentum());
    }

    private static double norm(double[] x) {
        return StrictMath.sqrt(Vectors.dot(x, x));
    }

    /** ln(q / (1 - q)) as a function of t, to the accuracy of {@link LogisticLaw#sharpTimeTo}; NaN outside the curve. */
    static DoubleUnaryOperator logOdds(Outcome run) {
        LogisticLaw law = law(run);
        double[] odds = Curve.grid(EARLIEST, LATEST, ODDS);
        double[] times = Arrays.stream(odds)
                .map(each -> {
                    double left = 1 / (1 + StrictMath.exp(each));
                    return law.sharpTimeTo(left * left);
                })
                .toArray();
        return Curve.through(times, odds)::at;
    }

    /** q(t) likewise. */
    static DoubleUnaryOperator learned(Outcome run) {
        DoubleUnaryOperator odds = logOdds(run);
        return t -> 1 / (1 + StrictMath.exp(-odds.applyAsDouble(t)));
    }

    /** max - min over j of E_j / A_j. */
    double errorSpread(double q) {
        double[] share = new double[target.length];
        Arrays.setAll(share, j -> products[j] / target[j]);
        double range = Arrays.stream(share).max().orElseThrow()
                - Arrays.stream(share).min().orElseThrow();
        return StrictMath.sqrt(norm(target) * q) * (1 + start() / q) * StrictMath.pow(1 - q, late) * range;
    }

    /** |R1_ij| / |u_i v_j| at q = 1 (d^2); at any other it is this over sqrt(q). */
    double[] firstLayer() {
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
    double[] secondLayer() {
        double[] relative = new double[target.length];
        Arrays.setAll(relative, i -> StrictMath.abs(2 * across[i] / (growing * direction[i])));
        return relative;
    }

    /** a D over its start, over q: 1 at q(0). */
    double secondLayerDecay(double q) {
        double grown = q / start();
        return StrictMath.exp(-early * (StrictMath.log(grown) - q)) / grown;
    }

    /** sigma_2 / sigma_1 of W1 at q = 1; at any other it is this over sqrt(q). */
    double rankRatio() {
        return SingularUniformity.of(still).sigma1() / StrictMath.sqrt(norm(target));
    }

    /** q(0). */
    private double start() {
        return growing * growing / norm(target);
    }
}
