package org.rmed.theory;

import java.util.List;
import java.util.Map;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.engine.Certificate;
import org.rmed.linear.simulation.EngineKind;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.simulation.Simulation;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.optimizer.Optimizer;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

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
 * @param readings what a gauge saw
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
        Trajectory trajectory,
        Readings readings) {

    /** Runs settings to their end. */
    public static Outcome of(Settings settings, Observer observer) {
        return of(settings, Gauge.NONE, observer);
    }

    /**
     * Runs settings to their end while a gauge looks on.
     *
     * @throws UsageException if there is a gauge, and the engine takes no steps
     */
    public static Outcome of(Settings settings, Gauge gauge, Observer observer) {
        Setup setup = Setup.of(settings);
        if (gauge != Gauge.NONE && setup.engine() == EngineKind.LIMIT) {
            throw new UsageException("engine=limit takes no steps, and this claim looks at each; use engine=dense");
        }
        Readings.Taking taking = new Readings.Taking(gauge, gauge.attach(setup));
        TwoLayerProblem problem = setup.problem();
        try (Simulation simulation = new Simulation(setup)) {
            Trajectory trajectory = simulation.run(taking.beside(observer));
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
                    trajectory,
                    taking.end());
        }
    }

    /** The values of one column, by row; {@code t} and {@code loss} are columns too. */
    public double[] column(String name) {
        return trajectory.column(name);
    }

    /** A column's value in the last row. */
    public double last(String column) {
        return trajectory.value(trajectory.last(), column);
    }

    /** A column's value in the last row up to t. */
    public double at(double t, String column) {
        List<Snapshot> rows = trajectory.between(0, t);
        if (rows.isEmpty()) {
            throw new UsageException("t=" + Words.steps(t) + " lies before the first row, t=0");
        }
        return trajectory.value(rows.get(rows.size() - 1), column);
    }

    /**
     * A phase time, such as {@code T_1}; the state then is always a row.
     *
     * @throws UsageException if the run did not reach it
     */
    public double phase(String name) {
        return trajectory
                .phases()
                .time(name)
                .orElseThrow(() -> new UsageException("no " + name + " in a run that ended "
                        + trajectory.status() + " at t=" + Words.steps(trajectory.end()) + "; it has "
                        + trajectory.phases().times().keySet()));
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

    /** Three lines: what was run, from where to where, and the phase times. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                String.format("%s d=%d seed=%s: ", optimizer.name(), dimension(), settings.text("seed")));
        text.append(Words.steps(trajectory.end()))
                .append(" steps, ")
                .append(engine)
                .append(" engine\n");
        String separator = "";
        for (String column : List.of("loss", "r_med_1", "r_med_2")) {
            text.append(separator).append(column).append(' ');
            text.append(Words.number(trajectory.value(trajectory.first(), column)))
                    .append(" -> ");
            text.append(Words.number(last(column)));
            separator = ", ";
        }
        separator = "\n";
        for (Map.Entry<String, Double> phase : trajectory.phases().times().entrySet()) {
            text.append(separator).append(phase.getKey()).append(" = ").append(Words.steps(phase.getValue()));
            separator = ", ";
        }
        return text.toString();
    }
}
