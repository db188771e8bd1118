package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.linear.trajectory.Observer;
import org.rmed.theory.Claim;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Outcome;
import org.rmed.theory.Plan;
import org.rmed.theory.Profile;
import org.rmed.theory.Scope;

/** Catches a variant that leaves the hypotheses at some d of the profile thorough, where it would be checked for hours in vain. */
class VariantsTest {

    static Stream<Claim> claims() {
        return Stream.of(AdamSecondPhaseClaims.all(), DominationClaims.all(), ObservationClaims.all())
                .flatMap(List::stream);
    }

    /** Before the first step, one seed at each d. */
    @ParameterizedTest
    @MethodSource("claims")
    void areInsideTheHypotheses(Claim claim) {
        assertFalse(claim.variants().isEmpty());
        assertFalse(claim.hypotheses().isEmpty());
        assertFalse(claim.controls(Scope.FULL).isEmpty());
        assertFalse(claim.description().title().isEmpty());
        for (String words : claim.variants()) {
            Plan plan = claim.plan(new Scope(List.of(), OptionalInt.empty(), Profile.THOROUGH, List.of(words)));
            List<Outcome> starts = plan.runs().stream()
                    .filter(run -> run.text("seed").equals("1"))
                    .map(run -> Outcome.of(run.with("steps", 0), plan.gauge(), Observer.NONE))
                    .toList();
            claim.hypotheses().forEach(hypothesis -> {
                Hypothesis.Standing worst = hypothesis.worst(starts);
                assertNotEquals(Hypothesis.Status.VIOLATED, worst.status(), words + ": " + worst.words());
            });
        }
    }
}
