package org.rmed.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;
import org.rmed.theory.Finding.Relation;

/**
 * Catches a verification whose verdict depends on the number of threads, that judges diverged or interrupted runs, that
 * counts a claim outside its hypotheses as held or failed, or that lets a control be excused by its hypotheses.
 */
class VerificationTest {

    private static final Scope SMALL = new Scope(List.of(8), OptionalInt.of(24), Profile.STANDARD, List.of());

    /** A claim about runs of any words, judged by the share of runs with a final loss below the first. */
    private record Learns(List<Hypothesis> hypotheses, String... words) implements Claim {

        @Override
        public Description description() {
            return new Description("learns", Part.OTHER, "t", "s", "x", Kind.INEQUALITY);
        }

        @Override
        public Plan plan(Scope scope) {
            return new Plan("plan", scope.grid(List.of(8), 24, words));
        }

        @Override
        public List<Plan> controls(Scope scope) {
            return List.of(new Plan("no steps", scope.grid(List.of(8), 24, "steps=0")));
        }

        @Override
        public Evidence judge(List<Outcome> outcomes) {
            double worst = outcomes.stream()
                    .map(Outcome::trajectory)
                    .mapToDouble(t -> t.last().loss() / t.first().loss())
                    .max()
                    .orElseThrow();
            return new Evidence(List.of(Finding.exact("loss share", "", worst, Relation.AT_MOST, 0.5)), "none");
        }
    }

    private static Result check(Claim claim, int threads) {
        try (Verification verification = new Verification(threads, () -> false, () -> {})) {
            return verification.check(claim, SMALL);
        }
    }

    private static Hypothesis of(Hypothesis.Status status) {
        return new Hypothesis("h", run -> new Hypothesis.Standing("h", status, "words"));
    }

    @Test
    void aTrueClaimHoldsAndItsControlFails() {
        Learns claim = new Learns(List.of(of(Hypothesis.Status.RELAXED)), "optimizer=sgdm");
        try (Verification verification = new Verification(2, () -> false, () -> {})) {
            Result result = verification.check(claim, SMALL);
            assertEquals(Verdict.HELD, result.verdict());
            assertTrue(result.asExpected());
            assertEquals(Hypothesis.Status.RELAXED, result.weakest());
            assertEquals(24, result.trials());
            assertTrue(result.engines().matches("krylov \\(error <= [1-9]e-1[0-9]\\)"), result.engines());
            Result control = verification.controls(claim, SMALL).get(0);
            assertEquals(Verdict.FAILED, control.verdict());
            assertTrue(control.asExpected());
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Learns claim = new Learns(List.of(), "optimizer=sgdm");
        Finding one = check(claim, 1).evidence().orElseThrow().decisive();
        Finding many = check(claim, 5).evidence().orElseThrow().decisive();
        assertEquals(one, many);
    }

    @Test
    void aRunAskedForTwiceIsRunOnceButCountedTwice() {
        AtomicInteger finished = new AtomicInteger();
        List<Settings> runs =
                new Learns(List.of(), "optimizer=sgdm").plan(SMALL).runs();
        try (Verification verification = new Verification(2, () -> false, finished::incrementAndGet)) {
            List<Trajectory> first = trajectories(verification.run(runs));
            List<Trajectory> second = trajectories(verification.run(runs));
            for (int i = 0; i < runs.size(); i++) {
                assertSame(first.get(i), second.get(i), "run " + i + " was repeated");
            }
        }
        assertEquals(48, finished.get());
    }

    /** Room for 60 numbers and runs of 12 each: the first is let go when the sixth comes, not before. */
    @Test
    void readingsAreKeptOnlyWhileTheyFit() {
        Gauge large = new Gauge() {
            @Override
            public List<String> columns() {
                return List.of();
            }

            @Override
            public Reader attach(Setup setup) {
                return new Reader() {
                    @Override
                    public double[] read(long t, Network network) {
                        return new double[0];
                    }

                    @Override
                    public Map<String, double[]> vectors() {
                        return Map.of("much", new double[12]);
                    }
                };
            }
        };
        Claim claim = new Learns(List.of(), "optimizer=sgdm", "steps=1");
        List<Settings> runs = claim.plan(SMALL).runs();
        AtomicInteger attached = new AtomicInteger();
        Gauge counted = new Gauge() {
            @Override
            public List<String> columns() {
                return large.columns();
            }

            @Override
            public Reader attach(Setup setup) {
                attached.incrementAndGet();
                return large.attach(setup);
            }
        };
        try (Verification verification = new Verification(1, () -> false, () -> {}, 60)) {
            verification.run(runs.subList(0, 5), counted);
            verification.run(runs.subList(0, 5), counted);
            assertEquals(5, attached.get(), "five fit");
            verification.run(runs.subList(5, 6), counted);
            verification.run(runs.subList(1, 6), counted);
            assertEquals(6, attached.get(), "the oldest went, the others stayed");
            verification.run(runs.subList(0, 1), counted);
            assertEquals(7, attached.get());
        }
    }

    private static List<Trajectory> trajectories(List<Outcome> outcomes) {
        List<Trajectory> list = new ArrayList<>();
        outcomes.forEach(outcome -> list.add(outcome.trajectory()));
        return list;
    }

    @Test
    void aViolatedHypothesisIsNeitherHeldNorFailed() {
        Learns claim =
                new Learns(List.of(of(Hypothesis.Status.LITERAL), of(Hypothesis.Status.VIOLATED)), "optimizer=sgdm");
        Result result = check(claim, 2);
        assertEquals(Verdict.HYPOTHESIS_VIOLATED, result.verdict());
        assertTrue(result.reason().startsWith("hypothesis violated: "));
        assertTrue(result.evidence().isEmpty());
        assertFalse(result.asExpected());
    }

    @Test
    void aControlIsJudgedWhateverItsHypothesesSay() {
        Learns claim = new Learns(List.of(of(Hypothesis.Status.VIOLATED)), "optimizer=sgdm");
        try (Verification verification = new Verification(2, () -> false, () -> {})) {
            assertEquals(
                    Verdict.FAILED, verification.controls(claim, SMALL).get(0).verdict());
        }
    }

    @Test
    void aDivergedRunMakesItInconclusive() {
        Result result = check(new Learns(List.of(), "optimizer=gd", "eta=1e3", "unstable=true", "steps=500"), 2);
        assertEquals(Verdict.INCONCLUSIVE, result.verdict());
        assertTrue(result.reason().startsWith("DIVERGED at t="), result.reason());
        assertTrue(result.reason().contains("rmed simulate"), result.reason());
    }

    @Test
    void aRunCutShortByItsStepsMakesItInconclusive() {
        Learns claim = new Learns(List.of(), "optimizer=sgdm", "steps=10");
        assertEquals(Verdict.FAILED, check(claim, 2).verdict(), "a claim's own steps are as many as it needs");
        Result result;
        try (Verification verification = new Verification(2, () -> false, () -> {})) {
            result = verification.check(claim, SMALL.variant("steps=10").orElseThrow());
        }
        assertEquals(Verdict.INCONCLUSIVE, result.verdict());
        assertTrue(result.reason().startsWith("steps=10 end with"), result.reason());
    }

    @Test
    void aHypothesisThatConcernsNoRunIsViolated() {
        Hypothesis ofNone = new Hypothesis(
                "h", run -> false, run -> new Hypothesis.Standing("h", Hypothesis.Status.LITERAL, "words"));
        assertEquals(
                Verdict.HYPOTHESIS_VIOLATED,
                check(new Learns(List.of(ofNone), "optimizer=sgdm"), 2).verdict());
    }

    @Test
    void anInterruptionMakesItInconclusive() {
        try (Verification verification = new Verification(2, () -> true, () -> {})) {
            assertEquals(
                    Verdict.INCONCLUSIVE,
                    verification
                            .check(new Learns(List.of(), "optimizer=sgdm"), SMALL)
                            .verdict());
        }
    }

    @Test
    void anImpossibleRunIsTheUsersErrorNotOurs() {
        assertThrows(UsageException.class, () -> check(new Learns(List.of(), "optimizer=gd", "eta=1e3"), 2));
    }
}
