package org.rmed.benchmarks;

import java.util.Optional;
import org.rmed.linear.Target;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.ErrorOracle;
import org.rmed.linear.engine.DenseEngine;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.Denominator;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.SgdMomentum;
import org.rmed.random.Streams;

/** What every benchmark steps: one instance for each d, one setting of each optimizer. */
final class Workload {

    static final double BETA1 = 0.9;
    static final double BETA2 = BETA1 * BETA1;
    /** So small that it does not matter whether a library adds it before or after the bias correction. */
    static final double XI = 1e-15;

    /** So small that millions of steps leave the weights at their start: no convergence, hence no subnormal numbers. */
    static final double TIMED_ETA = 1e-12;

    /** Steps of a check; with {@link #checkedEta} they move W2 by its own size. */
    static final int CHECKED_STEPS = 10;

    private Workload() {}

    /** A uniform on [0.5, 1.5], alpha = 1: W2 entries N(0, d^-2), W1 entries N(0, d^-4). */
    static TwoLayerProblem problem(int d) {
        Streams streams = new Streams(1);
        return TwoLayerProblem.gaussian(streams, Target.named("uniform", d, streams), scale(d), Optional.empty());
    }

    static double checkedEta(int d) {
        return 0.1 * scale(d);
    }

    /** adam or sgdm. */
    static Optimizer optimizer(String name, double eta) {
        return switch (name) {
            case "adam" -> new Adam(eta, BETA1, BETA2, Denominator.outside(XI), true);
            case "sgdm" -> new SgdMomentum(eta, BETA1, 0);
            default -> throw new IllegalArgumentException("optimizer=" + name + " has no benchmark; use adam or sgdm");
        };
    }

    /** Arrays that the optimizer's step reads and writes, each (d x d): W1 and the state. */
    static int arrays(String optimizer) {
        return 1 + optimizer(optimizer, TIMED_ETA).update().slots();
    }

    static DenseEngine engine(TwoLayerProblem problem, String optimizer, double eta) {
        return new DenseEngine(problem, ErrorOracle.exactly(), optimizer(optimizer, eta), 1);
    }

    private static double scale(int d) {
        return 1.0 / d;
    }
}
