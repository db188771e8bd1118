package org.rmed.linear.limit;

import java.util.List;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.ErrorOracle;
import org.rmed.linear.engine.DenseEngine;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Statistic;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.optimizer.Optimizer;

/** Limit runs for tests, and the dense engine beside them. */
final class Limits {

    static final double EPS = 0.01;

    private Limits() {}

    /** A run of so many steps with uniformity alone. */
    static LimitRun run(TwoLayerProblem problem, Optimizer optimizer, double steps, Double... levels) {
        return new LimitRun(
                problem, optimizer, EPS, steps, List.of(Statistic.UNIFORMITY), List.of(levels), 0, false, 20);
    }

    static Trajectory trajectory(LimitRun run) {
        return new LimitEngine(run).run(Observer.NONE);
    }

    /** The state after so many steps. */
    static LimitEngine after(TwoLayerProblem problem, Optimizer optimizer, double steps) {
        LimitEngine engine = new LimitEngine(run(problem, optimizer, steps));
        engine.run(Observer.NONE);
        return engine;
    }

    static DenseEngine dense(TwoLayerProblem problem, Optimizer optimizer, long steps) {
        DenseEngine dense = new DenseEngine(problem, ErrorOracle.exactly(), optimizer, 1);
        for (long t = 0; t < steps; t++) {
            dense.step();
        }
        return dense;
    }

    /** A run as settings describe it. */
    static LimitRun settings(double stopAtLoss, boolean untilPhaseEnd, List<Double> levels, String... words) {
        Setup setup = Setup.of(Setup.defaults().withArguments(List.of(words)));
        return new LimitRun(
                setup.problem(),
                setup.optimizer(),
                setup.eps(),
                setup.steps(),
                setup.statistics(),
                levels,
                stopAtLoss,
                untilPhaseEnd,
                40);
    }

    /** max_i |x_i - y_i| / max_i |y_i|. */
    static double distance(double[] x, double[] y) {
        double largest = 0;
        double size = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.abs(x[i] - y[i]));
            size = Math.max(size, Math.abs(y[i]));
        }
        return largest / size;
    }
}
