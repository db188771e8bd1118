package org.rmed.linear.trajectory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.engine.Engine;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.simulation.Simulation;
import org.rmed.spec.Settings;

/**
 * Catches phase trackers that, being incremental, skip a step, use a stale gradient or forget a coordinate: whole runs are
 * recorded and Definitions 1 to 6 evaluated on the recording.
 */
class PhasesOfRealRunsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer=sgdm d=16 alpha=1.5 eta=2e-4",
                "optimizer=sgdm d=16 alpha=1.5 eta=2e-4 p=2 target=mixed seed=3",
                // overshoots: T_2 before T_3
                "optimizer=sgdm d=8 alpha=1 eta=5e-3 p=3",
                "optimizer=gd d=12 alpha=2 eta=3e-3 target=constant",
                "optimizer=sgdm d=1 scale=0.01 eta=1e-3"
            })
    void sgdMomentum(String words) {
        Recording run = Recording.of(words + " steps=4000");
        Setup setup = run.setup;
        Map<String, Double> literal =
                run.definitions().sgdMomentum(setup.problem().scale(), setup.eps());
        assertEquals(Set.of("T_1", "T_2", "T_3"), literal.keySet(), "the run is too short to tell");
        assertEquals(literal, new TreeMap<>(run.trajectory.phases().times()));
        assertEquals(0, run.trajectory.phases().flips().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer=adam d=16 alpha=2 eta=1e-4",
                "optimizer=adam d=16 alpha=2 eta=1e-4 target=mixed seed=2",
                "optimizer=adam d=24 alpha=1 eta=1e-3 beta2=0.999",
                "optimizer=sign d=16 alpha=2 eta=1e-4",
                "optimizer=rmsprop d=9 alpha=2 eta=1e-4 target=constant",
                "optimizer=adam d=16 alpha=2 eta=2e-4 sigma=0.01"
            })
    void adam(String words) {
        Recording run = Recording.of(words + " steps=4000");
        double eta = run.setup.optimizer().eta();
        Map<String, Double> literal = run.definitions().adam(run.setup.problem().scale(), eta);
        assertEquals(Set.of("T_P", "T_1", "T_g", "T_f", "T_2"), literal.keySet(), "the run is too short to tell");
        assertEquals(literal, new TreeMap<>(run.trajectory.phases().times()));
        assertArrayEquals(run.definitions().flips(eta), run.trajectory.phases().flips());
    }

    /** A run cut short: what was not reached is absent, not zero. */
    @Test
    void unfinishedPhasesAreAbsent() {
        Recording run = Recording.of("optimizer=adam d=16 alpha=2 eta=1e-4 steps=2400");
        Map<String, Double> literal = run.definitions().adam(run.setup.problem().scale(), 1e-4);
        assertEquals(literal, new TreeMap<>(run.trajectory.phases().times()));
        assertArrayEquals(run.definitions().flips(1e-4), run.trajectory.phases().flips());
        assertTrue(run.trajectory.phases().time("T_1").isPresent());
        assertTrue(run.trajectory.phases().time("T_f").isEmpty());
    }

    /** Every state at which a phase begins has its row, T_g among them though its gradient comes with the next step. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer=adam d=16 alpha=2 eta=1e-4 steps=4000",
                "optimizer=adam d=24 alpha=1 eta=1e-3 steps=4000",
                "optimizer=sgdm d=16 alpha=1.5 eta=2e-4 steps=4000"
            })
    void everyPhaseTimeHasItsRow(String words) {
        Settings settings = settings(words + " every=1000000 lossTargets=0.5,0.01");
        Trajectory trajectory = Simulation.run(Setup.of(settings));
        assertTrue(trajectory.phases().times().size() >= 3);
        for (double t : trajectory.phases().times().values()) {
            assertEquals(t, trajectory.at(t).t());
        }
        for (double level : trajectory.crossings().levels()) {
            double t = trajectory.crossings().time(level).orElseThrow();
            assertTrue(trajectory.at(t).loss() <= level * trajectory.first().loss());
        }
        Trajectory stopped = Simulation.run(Setup.of(settings.with("until", "second-phase-end")));
        double end = trajectory.phases().times().containsKey("T_3")
                ? Math.min(
                        trajectory.phases().times().get("T_2"),
                        trajectory.phases().times().get("T_3"))
                : trajectory.phases().times().get("T_2");
        assertEquals(Status.PHASE_ENDED, stopped.status());
        assertEquals(end, stopped.end());
        assertEquals(end, stopped.last().t());
    }

    private static Settings settings(String words) {
        return Setup.defaults().withArguments(List.of(words.split(" ")));
    }

    private record Recording(Setup setup, List<State> states, Trajectory trajectory) {

        static Recording of(String words) {
            Setup setup = Setup.of(settings(words));
            List<State> states = new ArrayList<>();
            try (Simulation simulation = new Simulation(setup)) {
                Trajectory trajectory = simulation.run(new Observer() {
                    @Override
                    public boolean stopBefore(long t) {
                        states.add(State.of(((Engine) simulation.network())));
                        return false;
                    }
                });
                states.add(State.of(((Engine) simulation.network())));
                return new Recording(setup, states, trajectory);
            }
        }

        LiteralDefinitions definitions() {
            return new LiteralDefinitions(setup.problem().target(), states);
        }
    }
}
