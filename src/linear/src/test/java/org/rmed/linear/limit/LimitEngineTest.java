package org.rmed.linear.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.Instances;
import org.rmed.linear.Refusal;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.linear.trajectory.Status;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.optimizer.GradientDescent;
import org.rmed.optimizer.SignDescent;

/** Catches rows out of order, events without a row, wrong ends, and an observer that is not listened to. */
class LimitEngineTest {

    private static LimitRun run(String optimizer, double stopAtLoss, boolean untilPhaseEnd) {
        return Limits.settings(
                stopAtLoss,
                untilPhaseEnd,
                List.of(1.0, 0.5, 0.1, 0.5),
                "optimizer=" + optimizer,
                "engine=limit",
                "alpha=2",
                "eta=1e-8",
                "d=32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgdm", "gd", "adam", "rmsprop", "sign"})
    void everyEventHasItsRow(String optimizer) {
        Trajectory trajectory = Limits.trajectory(run(optimizer, 0, false));
        assertEquals(Status.COMPLETED, trajectory.status());
        trajectory.phases().times().values().forEach(trajectory::at);
        assertEquals(List.of(1.0, 0.5, 0.1), trajectory.crossings().levels());
        for (double level : trajectory.crossings().levels()) {
            double t = trajectory.crossings().time(level).orElseThrow();
            assertEquals(level, trajectory.at(t).loss() / trajectory.first().loss(), 1e-12);
        }
        double[] t = trajectory.column("t");
        assertEquals(0, t[0]);
        for (int k = 1; k < t.length; k++) {
            assertTrue(t[k] > t[k - 1]);
        }
        assertTrue(t.length >= 41 && t.length <= 50, () -> t.length + " rows");
        assertEquals(trajectory.end(), trajectory.last().t());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgdm", "adam"})
    void stopsWhereItIsTold(String optimizer) {
        Trajectory atLoss = Limits.trajectory(run(optimizer, 0.3, true));
        assertEquals(Status.LOSS_REACHED, atLoss.status());
        assertEquals(0.3, atLoss.last().loss() / atLoss.first().loss(), 1e-12);
        assertTrue(atLoss.crossings().time(0.1).isEmpty(), "beyond the end");
        assertTrue(atLoss.phases().time("T_2").isEmpty(), "beyond the end");
        Trajectory atPhase = Limits.trajectory(run(optimizer, 1e-30, true));
        assertEquals(Status.PHASE_ENDED, atPhase.status());
        assertEquals(atPhase.phases().time("T_2").orElseThrow(), atPhase.end());
        assertEquals(1, Limits.trajectory(run(optimizer, 1, false)).rows().size());
    }

    @Test
    void observerSeesRowsAndStopsTheRun() {
        List<Snapshot> seen = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        Trajectory trajectory = new LimitEngine(run("adam", 0, false)).run(new Observer() {
            @Override
            public void start(List<String> names) {
                columns.addAll(names);
            }

            @Override
            public void row(Snapshot row) {
                seen.add(row);
            }

            @Override
            public boolean stopBefore(long t) {
                return seen.size() == 10;
            }
        });
        assertEquals(Status.INTERRUPTED, trajectory.status());
        assertEquals(List.of("r_med_1", "r_med_2"), columns);
        assertEquals(11, seen.size());
        assertEquals(seen, trajectory.rows());
        assertTrue(trajectory.phases().times().values().stream().allMatch(t -> t <= trajectory.end()));
        assertEquals(-1, trajectory.phases().flips()[0]);
    }

    /** T_1 falls beyond the horizon, and with it all that is defined after it. */
    @Test
    void eventsBeyondTheHorizonAreAbsent() {
        TwoLayerProblem problem = Instances.problem(8, 1e-4, 2);
        Trajectory gradient = Limits.trajectory(Limits.run(problem, new GradientDescent(1e-3), 1000, 0.5));
        assertTrue(gradient.phases().times().isEmpty());
        assertTrue(gradient.crossings().time(0.5).isEmpty());
        Trajectory sign = Limits.trajectory(Limits.run(problem, new SignDescent(1e-6), 1000, 0.5));
        assertTrue(sign.phases().time("T_1").isEmpty());
        assertEquals(1000, sign.end());
        assertEquals(
                1,
                Limits.trajectory(Limits.run(problem, new GradientDescent(1e-3), 0))
                        .rows()
                        .size());
    }

    @Test
    void refusesWhatIsNotARun() {
        TwoLayerProblem problem = Instances.problem(3, 1e-2, 2);
        GradientDescent optimizer = new GradientDescent(1e-3);
        Refusal.assertRefused(
                () -> Limits.run(problem, optimizer, Double.POSITIVE_INFINITY), "steps=Infinity", "give steps");
        TwoLayerProblem zero =
                new TwoLayerProblem(new double[1], new double[] {1}, new double[][] {{1}}, 1, Optional.empty());
        Refusal.assertRefused(() -> Limits.run(zero, optimizer, 1), "A=0", "engine=limit");
        TwoLayerProblem tiny =
                new TwoLayerProblem(new double[] {1}, new double[] {1e-151}, new double[][] {{1}}, 1, Optional.empty());
        Refusal.assertRefused(() -> Limits.run(tiny, optimizer, 1), "max|w2|=1.0E-151", "at least 1.0E-150", "alpha");
        assertThrows(
                IllegalArgumentException.class,
                () -> new LimitRun(problem, optimizer, 1, 1, List.of(), List.of(), 0, false, 0));
    }
}
