package org.rmed.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.uniformity.Uniformity;

/** Catches a run called too short that has as many steps as it was meant to have, advice that does not help, and a wrong clock. */
class VerificationReasonsTest {

    private static final Scope SMALL = new Scope(List.of(4), OptionalInt.of(24), Profile.STANDARD, List.of());

    /** The last loss of every run over the first is at most a half; outside its hypotheses throughout. */
    private record Halves(String... words) implements Claim {

        @Override
        public Description description() {
            return new Description("halves", Part.OTHER, "t", "s", "x", Kind.INEQUALITY);
        }

        @Override
        public List<Hypothesis> hypotheses() {
            return List.of(new Hypothesis(
                    "h", run -> new Hypothesis.Standing("h", Hypothesis.Status.VIOLATED, "made to be violated")));
        }

        @Override
        public Plan plan(Scope scope) {
            return new Plan("plan", scope.grid(List.of(4), 24, words));
        }

        @Override
        public List<Plan> controls(Scope scope) {
            return List.of(plan(scope));
        }

        @Override
        public Evidence judge(List<Outcome> outcomes) {
            double worst = outcomes.stream()
                    .mapToDouble(run -> run.trajectory().last().loss()
                            / run.trajectory().first().loss())
                    .max()
                    .orElseThrow();
            return new Evidence(List.of(Finding.exact("loss share", "", worst, Relation.AT_MOST, 0.5)), "none");
        }
    }

    private static Result outside(Scope scope, String... words) {
        try (Verification verification = new Verification(1, () -> false, () -> {})) {
            return verification.check(new Halves(words), scope, true);
        }
    }

    /** A claim's own number of steps is as many as it needs: its runs are judged. */
    @Test
    void ownStepsAreJudged() {
        assertEquals(
                Verdict.FAILED, outside(SMALL, "optimizer=sgdm", "steps=10").verdict());
    }

    /** So are they when the user narrows something else. */
    @Test
    void anotherWordOfTheUserChangesNothing() {
        Scope scope = SMALL.variant("p=2").orElseThrow();
        assertEquals(
                Verdict.FAILED, outside(scope, "optimizer=sgdm", "steps=10").verdict());
    }

    /** Adam with xi far above the gradients gets nowhere in the steps that suffice for Adam: nothing is concluded. */
    @Test
    void suggestedStepsThatDoNotSuffice() {
        Result result = outside(SMALL, "optimizer=adam", "alpha=2", "xi=1e3", "every=events");
        assertEquals(Verdict.INCONCLUSIVE, result.verdict());
        assertEquals("steps=auto end with most of the loss still there; raise steps", result.reason());
    }

    @Test
    void theUsersOwnSteps() {
        Scope scope = SMALL.variant("steps=10").orElseThrow();
        Result result = outside(scope, "optimizer=sgdm");
        assertEquals(
                "steps=10 end with most of the loss still there; raise steps, or leave them to auto", result.reason());
    }

    /** Controls are judged however little they have learned. */
    @Test
    void aControlIsNeverTooShort() {
        Scope scope = SMALL.variant("steps=10").orElseThrow();
        try (Verification verification = new Verification(1, () -> false, () -> {})) {
            Check control =
                    new Check(new Halves("optimizer=sgdm"), new Halves("optimizer=sgdm").plan(scope), scope, true, "");
            assertEquals(Verdict.FAILED, verification.check(control, false).verdict());
        }
    }

    @Test
    void secondsAreThoseOfTheCheck() {
        long start = System.nanoTime();
        Result result = outside(SMALL, "optimizer=sgdm", "steps=10");
        double around = (System.nanoTime() - start) * 1e-9;
        assertTrue(result.seconds() > 0 && result.seconds() <= around, result.seconds() + " of " + around);
    }

    /** A result is found again by the key of its check: a control's has its plan in it. */
    @Test
    void keys() {
        Halves claim = new Halves("optimizer=sgdm", "steps=1");
        Check own = new Check(claim, claim.plan(SMALL), SMALL, false, "p=2");
        Check control = new Check(claim, claim.plan(SMALL), SMALL, true, "");
        try (Verification verification = new Verification(1, () -> false, () -> {})) {
            assertEquals("halves; p=2; ", verification.check(own, true).key());
            assertEquals("halves; ; plan", verification.check(control, true).key());
            assertEquals(own.key(), verification.check(own, true).key());
            assertEquals(control.key(), verification.check(control, true).key());
        }
    }

    @Test
    void theRegistryHasEveryClaimInOrder() {
        List<Claim> claims = Uniformity.claims();
        Registry registry = new Registry(claims);
        assertEquals(claims, registry.all());
        assertEquals(
                registry.named(List.of("theorem1")), registry.named(List.of("theorem1", "theorem1-adam", "theorem1")));
    }

    /** Ids, padded to the longest and two more, and titles. */
    @Test
    void theRegistryInWords() {
        List<String> lines =
                new Registry(Uniformity.claims()).toString().lines().toList();
        assertEquals(Uniformity.claims().size(), lines.size());
        int column = Uniformity.claims().stream()
                        .mapToInt(claim -> claim.id().length())
                        .max()
                        .orElseThrow()
                + 2;
        for (int k = 0; k < lines.size(); k++) {
            Claim claim = Uniformity.claims().get(k);
            assertEquals(claim.id(), lines.get(k).substring(0, column).stripTrailing());
            assertEquals(claim.description().title(), lines.get(k).substring(column));
        }
    }
}
