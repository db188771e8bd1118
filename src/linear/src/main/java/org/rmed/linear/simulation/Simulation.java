package org.rmed.linear.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rmed.linear.engine.DenseEngine;
import org.rmed.linear.engine.Engine;
import org.rmed.linear.trajectory.LossCrossings;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.PhaseTracker;
import org.rmed.linear.trajectory.Probe;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.linear.trajectory.Statistic;
import org.rmed.linear.trajectory.Status;
import org.rmed.linear.trajectory.Trajectory;

/** One run from start to end. */
public final class Simulation implements AutoCloseable {

    /** A loss this many times its start is divergence; the state that shows it is still finite. */
    private static final double RUNAWAY = 1e30;

    private final Setup setup;
    private final Engine engine;
    private final List<Statistic> statistics;
    private final PhaseTracker phases;
    private final LossCrossings crossings;
    private final List<Snapshot> rows = new ArrayList<>();

    /** Prepares a run; nothing moves yet. */
    public Simulation(Setup setup) {
        this.setup = setup;
        this.engine = switch (setup.engine()) {
            case DENSE ->
                new DenseEngine(
                        setup.problem(),
                        setup.oracle(),
                        setup.optimizer(),
                        setup.settings().integer("threads", 1, 1024));
            case KRYLOV, SKELETON, LIMIT -> throw new UnsupportedOperationException("not yet: " + setup.engine());
        };
        this.statistics = setup.statistics();
        this.phases = setup.phases();
        this.crossings = new LossCrossings(setup.settings().reals("lossTargets", Double.MIN_NORMAL, 1));
    }

    /** Runs settings to their end, with nobody watching. */
    public static Trajectory run(Setup setup) {
        try (Simulation simulation = new Simulation(setup)) {
            return simulation.run(Observer.NONE);
        }
    }

    /** Runs to the end. A run cannot be repeated: make a new one. */
    public Trajectory run(Observer observer) {
        Probe probe =
                Probe.named(setup.settings(), setup.steps(), setup.problem().dimension());
        double stopAt = setup.settings().real("stopAtLoss", 0, 1);
        boolean untilPhaseEnd = setup.settings().text("until").equals("second-phase-end");
        List<String> columns =
                statistics.stream().flatMap(group -> group.columns().stream()).toList();
        observer.start(columns);
        double start = engine.loss();
        Status status = null;
        while (status == null) {
            long t = engine.t();
            double loss = engine.loss();
            if (!(loss <= RUNAWAY * StrictMath.max(start, 1))) {
                status = Status.DIVERGED;
                break;
            }
            boolean phaseReached = phases.observe(engine);
            boolean levelCrossed = crossings.observe(t, loss / start);
            status = reached(loss / start, stopAt, untilPhaseEnd, t);
            if (status == null && observer.stopBefore(t)) {
                status = Status.INTERRUPTED;
            }
            if (status != null || phaseReached || levelCrossed || probe.at(t)) {
                record(observer, t, loss);
            }
            if (status == null) {
                engine.step();
                phases.afterStep(engine);
            }
        }
        return new Trajectory(columns, List.copyOf(rows), phases.phases(), crossings, status, engine.t());
    }

    /** The network as it stands. */
    public Engine engine() {
        return engine;
    }

    private Status reached(double share, double stopAt, boolean untilPhaseEnd, long t) {
        if (share <= stopAt) {
            return Status.LOSS_REACHED;
        }
        if (untilPhaseEnd && phases.over()) {
            return Status.PHASE_ENDED;
        }
        return t >= setup.steps() ? Status.COMPLETED : null;
    }

    private void record(Observer observer, long t, double loss) {
        double[] values = statistics.stream()
                .flatMapToDouble(group -> Arrays.stream(group.measure(engine)))
                .toArray();
        Snapshot row = new Snapshot(t, loss, values);
        rows.add(row);
        observer.row(row);
    }

    @Override
    public void close() {
        engine.close();
    }
}
