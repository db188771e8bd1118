package org.rmed.theory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmed.linear.engine.Certificate;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.LossCrossings;
import org.rmed.linear.trajectory.Phases;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.linear.trajectory.Status;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.spec.Settings;

/**
 * Outcomes made up number by number, so that a judge can be shown what lies just inside and just outside its bounds. The
 * start (A, W2(0), C1, s) is the real one of the settings; nothing is run.
 */
public final class Fabricated {

    private final Settings settings;
    private final List<String> columns;
    private final List<Snapshot> rows = new ArrayList<>();
    private final Map<String, Double> phases = new LinkedHashMap<>();
    private final Map<Double, Double> crossings = new LinkedHashMap<>();
    private double[] flips = new double[0];
    private List<String> readingColumns = List.of();
    private final List<double[]> readings = new ArrayList<>();
    private final Map<String, double[]> vectors = new LinkedHashMap<>();

    private Fabricated(Settings settings, List<String> columns) {
        this.settings = settings;
        this.columns = columns;
    }

    /**
     * Begins one.
     *
     * @param words of the settings
     * @param columns of the trajectory, after t and loss
     */
    public static Fabricated run(String words, String... columns) {
        return new Fabricated(Setup.defaults().withArguments(List.of(words.split(" "))), List.of(columns));
    }

    /** A row of the trajectory. */
    public Fabricated row(double t, double loss, double... values) {
        rows.add(new Snapshot(t, loss, values));
        return this;
    }

    /** A phase time. */
    public Fabricated phase(String name, double t) {
        phases.put(name, t);
        return this;
    }

    /** The first time at which the loss is down to a share of its start; shares by falling size. */
    public Fabricated crossing(double share, double t) {
        crossings.put(share, t);
        return this;
    }

    /** Flip times. */
    public Fabricated flips(double... times) {
        flips = times;
        return this;
    }

    /** The columns of the gauge. */
    public Fabricated gauged(String... names) {
        readingColumns = List.of(names);
        return this;
    }

    /** The gauge's numbers at the next t. */
    public Fabricated reading(double... values) {
        readings.add(values);
        return this;
    }

    /** A vector of the gauge. */
    public Fabricated vector(String name, double... values) {
        vectors.put(name, values);
        return this;
    }

    /** The outcome; without rows it has one, of loss 0 at t = 0. */
    public Outcome outcome() {
        Setup setup = Setup.of(settings);
        List<Snapshot> all =
                rows.isEmpty() ? List.of(new Snapshot(0, 0, new double[columns.size()])) : List.copyOf(rows);
        LossCrossings crossed = new LossCrossings(List.copyOf(crossings.keySet()));
        crossings.forEach((share, t) -> crossed.observe(t, share));
        Trajectory trajectory = new Trajectory(
                columns,
                all,
                new Phases(phases, flips),
                crossed,
                Status.COMPLETED,
                all.get(all.size() - 1).t());
        return new Outcome(
                settings,
                setup.optimizer(),
                setup.problem().target(),
                setup.problem().secondLayer(),
                setup.problem().growingDirection(),
                setup.problem().scale(),
                setup.eps(),
                "dense",
                Certificate.EXACT,
                trajectory,
                new Readings(readingColumns, readings, vectors));
    }
}
