package org.rmed.linear.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.rmed.linear.engine.Network;
import org.rmed.linear.trajectory.LossCrossings;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.linear.trajectory.Status;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.spec.UsageException;

/**
 * Runs the limit eta -> 0 of an optimizer and reports it in steps of the eta it was given, which may be far too small to step:
 * gradient flow for methods linear in the gradient, t = tau (1 - beta) / eta; sign flow for Adam, RMSprop and sign descent
 * with xi = 0, t = tau / eta. Discrete runs approach these flows at first order in eta.
 *
 * <p>The path is known before the first row: the rows are the start, evenly spaced states up to the end, and every phase time
 * and loss level reached.
 */
public final class LimitEngine {

    private final LimitRun run;
    private final Flow flow;
    private final double unit;

    /**
     * Solves the flow.
     *
     * @throws UsageException if it has no closed form from this start, or does not come to rest
     */
    public LimitEngine(LimitRun run) {
        this.run = run;
        this.flow = run.optimizer().linearInGradient() ? new GradientFlow(run) : new SignFlow(run);
        this.unit = flow.stepsPerTime();
    }

    /** The network as it stands. */
    public Network network() {
        return flow;
    }

    /**
     * Runs to the end.
     *
     * @throws UsageException if an event or the end lies within the initial transient of sign flow
     */
    public Trajectory run(Observer observer) {
        FlowPhases phases = flow.phases();
        LossCrossings crossings = new LossCrossings(run.lossTargets());
        double lossEnd = run.stopAtLoss() > 0 ? flow.reaches(run.stopAtLoss()) : Double.POSITIVE_INFINITY;
        double phaseEnd = run.untilPhaseEnd() ? phases.end() : Double.POSITIVE_INFINITY;
        double end = StrictMath.min(run.horizonSteps(), StrictMath.min(lossEnd, phaseEnd) * unit);
        Status status = end == lossEnd * unit
                ? Status.LOSS_REACHED
                : end == phaseEnd * unit ? Status.PHASE_ENDED : Status.COMPLETED;
        Map<Double, Double> levels = new LinkedHashMap<>();
        crossings.levels().forEach(level -> levels.put(level, flow.reaches(level)));
        List<Double> events = new ArrayList<>(phases.times().values());
        events.addAll(levels.values());
        events.add(lossEnd);
        NavigableMap<Double, Double> times = times(events, end);

        List<String> columns = run.statistics().stream()
                .flatMap(group -> group.columns().stream())
                .toList();
        observer.start(columns);
        List<Snapshot> rows = new ArrayList<>();
        for (Map.Entry<Double, Double> time : times.entrySet()) {
            double t = time.getKey();
            if (t < end && observer.stopBefore((long) t)) {
                status = Status.INTERRUPTED;
                end = t;
            }
            flow.moveTo(time.getValue());
            Snapshot row = new Snapshot(t, flow.loss(), measured());
            rows.add(row);
            observer.row(row);
            if (t == end) {
                break;
            }
        }
        for (Map.Entry<Double, Double> level : levels.entrySet()) {
            if (level.getValue() * unit <= end) {
                crossings.observe(level.getValue() * unit, level.getKey());
            }
        }
        return new Trajectory(columns, List.copyOf(rows), phases.until(end, unit), crossings, status, end);
    }

    /** The rows' times, t to tau, rising. */
    private NavigableMap<Double, Double> times(List<Double> events, double end) {
        NavigableMap<Double, Double> times = new TreeMap<>();
        events.forEach(tau -> times.put(tau * unit, tau));
        for (int k = 1; k <= run.rows(); k++) {
            double t = k == run.rows() ? end : end / run.rows() * k;
            if (k == run.rows() || t / unit >= flow.firstTime()) {
                times.putIfAbsent(t, t / unit);
            }
        }
        times.put(0.0, 0.0);
        times.tailMap(end, false).clear();
        Map.Entry<Double, Double> second = times.higherEntry(0.0);
        if (second != null && second.getValue() < flow.firstTime()) {
            throw new UsageException(
                    "t=" + second.getKey() + " lies within the initial transient of sign flow, which ends at t="
                            + (float) (flow.firstTime() * unit)
                            + ": give more steps, a loss level further from the start or a larger alpha, or use engine=dense");
        }
        return times;
    }

    private double[] measured() {
        return run.statistics().stream()
                .flatMapToDouble(group -> Arrays.stream(group.measure(flow)))
                .toArray();
    }
}
