package org.rmed.linear.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Engine;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.linear.trajectory.Status;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.optimizer.Optimizers;

/** Catches runs that end one step early or late, rows that are lost or not finite, and results that are not reproducible. */
class SimulationTest {

    static List<String> names() {
        return Optimizers.names();
    }

    @Test
    void zeroStepsGiveTheFirstStateAlone() {
        Trajectory run = run("d=5 steps=0 statistics=all");
        assertEquals(Status.COMPLETED, run.status());
        assertEquals(0, run.end());
        assertEquals(1, run.rows().size());
        assertEquals(
                LossAndGradient.loss(error("d=5")),
                run.first().loss(),
                1e-15 * run.first().loss());
    }

    private static double[] error(String words) {
        var problem = setup(words).problem();
        return LossAndGradient.error(problem.secondLayer(), problem.firstLayer(), problem.target());
    }

    @Test
    void firstAndLastStateAndEveryProbedOneHaveARow() {
        Trajectory run = run("d=5 alpha=3 steps=10 every=4");
        assertEquals(Status.COMPLETED, run.status());
        assertEquals(10, run.end());
        assertArrayEquals(new double[] {0, 4, 8, 10}, run.column("t"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void oneDimensionRunsWithEveryOptimizer(String name) {
        Trajectory run = run("d=1 scale=0.01 steps=100 every=1 optimizer=" + name);
        assertEquals(101, run.rows().size());
        assertTrue(Arrays.stream(run.column("r_med_1")).allMatch(r -> r == 1));
        assertTrue(run.last().loss() < run.first().loss());
    }

    @Test
    void stopsAtTheFirstLossThatIsLowEnough() {
        Trajectory run = run("d=6 optimizer=sgdm scale=0.1 stopAtLoss=0.3 every=1 lossTargets=0.3,0.6");
        assertEquals(Status.LOSS_REACHED, run.status());
        double level = 0.3 * run.first().loss();
        double[] losses = run.column("loss");
        assertTrue(losses[losses.length - 1] <= level && losses[losses.length - 2] > level);
        assertEquals(run.end(), run.crossings().time(0.3).orElseThrow());
        double sixty = run.crossings().time(0.6).orElseThrow();
        assertTrue(losses[(int) sixty] <= 2 * level && losses[(int) sixty - 1] > 2 * level);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer=sgdm eta=30",
                "optimizer=gd eta=1e100",
                "optimizer=gd eta=1e300",
                "optimizer=adam eta=1e12",
                "optimizer=sign eta=1e200",
                "optimizer=adamw eta=0.5 weightDecay=1000"
            })
    void divergenceEndsTheRunAndTheRowsBeforeItAreFinite(String words) {
        List<Snapshot> seen = new ArrayList<>();
        try (Simulation simulation = new Simulation(
                setup("d=8 alpha=1 steps=10000 every=1 unstable=true statistics=ranges,dominance " + words))) {
            Trajectory run = simulation.run(collecting(seen));
            assertEquals(Status.DIVERGED, run.status());
            assertTrue(run.end() < 10000);
            assertEquals(run.end(), run.rows().size(), "the state that diverged has no row, every other has");
            assertEquals(run.rows(), seen);
            for (Snapshot row : run.rows()) {
                assertTrue(Double.isFinite(row.loss())
                        && Arrays.stream(row.values()).allMatch(Double::isFinite));
            }
        }
    }

    private static Observer collecting(List<Snapshot> rows) {
        return new Observer() {
            @Override
            public void row(Snapshot row) {
                rows.add(row);
            }
        };
    }

    @Test
    void observerSeesEveryRowAndMayInterrupt() {
        List<String> columns = new ArrayList<>();
        List<Snapshot> rows = new ArrayList<>();
        List<Long> asked = new ArrayList<>();
        try (Simulation simulation = new Simulation(setup("d=5 alpha=3 steps=100 every=10 statistics=ranges"))) {
            Trajectory run = simulation.run(new Observer() {
                @Override
                public void start(List<String> names) {
                    columns.addAll(names);
                }

                @Override
                public void row(Snapshot row) {
                    assertEquals(((Engine) simulation.network()).t(), row.t());
                    rows.add(row);
                }

                @Override
                public boolean stopBefore(long t) {
                    asked.add(t);
                    return t == 25;
                }
            });
            assertEquals(Status.INTERRUPTED, run.status());
            assertEquals(25, run.end());
            assertEquals(run.rows(), rows);
            assertArrayEquals(new double[] {0, 10, 20, 25}, run.column("t"));
            assertEquals(run.columns(), columns);
            assertEquals(26, asked.size());
            assertEquals(List.of("r_med_1", "r_med_2", "error_min", "error_max", "w2_min", "w2_max"), columns);
        }
    }

    /** A start at the solution: loss 0, shares 0/0; the run stands still and ends in good order. */
    @Test
    void startAtZeroLossRunsOn(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws Exception {
        org.rmed.linear.ProblemFolder.write(
                folder,
                new org.rmed.linear.TwoLayerProblem(
                        new double[] {2, 3},
                        new double[] {1, 1},
                        new double[][] {{1, 1}, {1, 2}},
                        1,
                        java.util.Optional.empty()));
        Trajectory run = run("steps=20 eta=1e-3 stopAtLoss=0.5 lossTargets=0.5 problem=" + folder);
        assertEquals(20, run.end());
        assertEquals(0, run.last().loss());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"optimizer=adam sigma=0.01", "optimizer=sgdm data=sample batch=8", "optimizer=adam batch=4"})
    void sameSettingsGiveTheSameBitsFromAnyThread(String words) throws Exception {
        String all = "d=40 alpha=1 steps=60 every=7 statistics=all " + words;
        Trajectory alone = run(all);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Trajectory>> runs = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                String threads = " threads=" + (k + 1);
                runs.add(() -> run(all + threads));
            }
            for (Future<Trajectory> other : pool.invokeAll(runs)) {
                assertSameBits(alone, other.get());
            }
        } finally {
            pool.shutdown();
        }
        double other = run(all + " seed=2").last().loss();
        assertTrue(other != alone.last().loss(), "the seed changes nothing");
    }

    private static void assertSameBits(Trajectory expected, Trajectory actual) {
        assertEquals(expected.columns(), actual.columns());
        assertEquals(expected.rows().size(), actual.rows().size());
        assertEquals(expected.phases().times(), actual.phases().times());
        for (int k = 0; k < expected.rows().size(); k++) {
            assertEquals(expected.rows().get(k).t(), actual.rows().get(k).t());
            assertEquals(expected.rows().get(k).loss(), actual.rows().get(k).loss());
            assertArrayEquals(
                    expected.rows().get(k).values(), actual.rows().get(k).values());
        }
    }

    private static Trajectory run(String words) {
        return Simulation.run(setup(words));
    }

    private static Setup setup(String words) {
        return Setup.of(Setup.defaults().withArguments(List.of(words.split(" "))));
    }
}
