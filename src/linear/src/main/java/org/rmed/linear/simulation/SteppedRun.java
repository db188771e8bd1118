package org.rmed.linear.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rmed.linear.engine.Engine;
import org.rmed.linear.trajectory.LossCrossings;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.PhaseTracker;
import org.rmed.linear.trajectory.Probe;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.linear.trajectory.Statistic;
import org.rmed.linear.trajectory.Status;
import org.rmed.linear.trajectory.Trajectory;

/** The loop over steps: look, record, stop or step. */
final class SteppedRun {

    /** A loss this many times its start is divergence; the state that shows it is still finite. */
    private static final double RUNAWAY = 1e30;

    private final Setup setup;
    private final Engine engine;
    private final List<Statistic> statistics;
    private final PhaseTracker phases;
    private final LossCrossings crossings;
    private final List<Snapshot> rows = new ArrayList<>();

    SteppedRun(Setup setup, Engine engine) {
        this.setup = setup;
        this.engine = engine;
        this.statistics = setup.statistics();
        this.phases = setup.phases();
        this.crossings = new LossCrossings(setup.lossTargets());
    }

    /** Runs to the end. A run cannot be repeated: make a new one. */
    Trajectory run(Observer observer) {
        Probe probe =
                Probe.named(setup.settings(), setup.steps(), setup.problem().dimension());
        double stopAt = setup.stopAtLoss();
        boolean untilPhaseEnd = setup.untilPhaseEnd();
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
            observer.state(t, engine);
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
}
