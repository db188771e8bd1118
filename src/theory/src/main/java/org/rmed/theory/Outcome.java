package org.rmed.theory;

import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.engine.Certificate;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.simulation.Simulation;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.optimizer.Optimizer;
import org.rmed.spec.Settings;

/**
 * A finished run with what a claim may need of its start; the d x d weights are not kept.
 *
 * @param settings what was run
 * @param optimizer with eta decided
 * @param target A (d)
 * @param secondLayer W2 at t = 0 (d)
 * @param growingDirection C1 (d), see {@link TwoLayerProblem#growingDirection}
 * @param scale s = d^-alpha
 * @param eps d^-p
 * @param engine name of the engine
 * @param certificate the error it vouches for
 * @param trajectory what was seen
 */
public record Outcome(
        Settings settings,
        Optimizer optimizer,
        double[] target,
        double[] secondLayer,
        double[] growingDirection,
        double scale,
        double eps,
        String engine,
        Certificate certificate,
        Trajectory trajectory) {

    /** Runs settings to their end. */
    public static Outcome of(Settings settings, Observer observer) {
        Setup setup = Setup.of(settings);
        TwoLayerProblem problem = setup.problem();
        try (Simulation simulation = new Simulation(setup)) {
            Trajectory trajectory = simulation.run(observer);
            return new Outcome(
                    settings,
                    setup.optimizer(),
                    problem.target(),
                    problem.secondLayer(),
                    problem.growingDirection(),
                    problem.scale(),
                    setup.eps(),
                    simulation.network().name(),
                    simulation.network().certificate(),
                    trajectory);
        }
    }

    /** d. */
    public int dimension() {
        return target.length;
    }

    /** ||A||_2. */
    public double targetNorm() {
        double sum = 0;
        for (double a : target) {
            sum += a * a;
        }
        return StrictMath.sqrt(sum);
    }

    /** alpha, from s = d^-alpha. */
    public double alpha() {
        return -StrictMath.log(scale) / StrictMath.log(dimension());
    }

    /** The command that repeats this run. */
    public String command() {
        return "rmed simulate " + settings.overrides();
    }
}
