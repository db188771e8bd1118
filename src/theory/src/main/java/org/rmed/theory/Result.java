package org.rmed.theory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A claim checked on a plan.
 *
 * @param claim the statement
 * @param control whether the plan was the claim's control
 * @param variant the words by which the plan differs from the claim's own; empty for that
 * @param plan what was run, in words
 * @param standings where the runs stand to each hypothesis
 * @param evidence what they show; empty when nothing could be judged
 * @param verdict the conclusion
 * @param reason why, in one line
 * @param trials number of runs
 * @param engines engines used
 * @param seconds wall time
 */
public record Result(
        Claim claim,
        boolean control,
        String variant,
        String plan,
        List<Hypothesis.Standing> standings,
        Optional<Evidence> evidence,
        Verdict verdict,
        String reason,
        int trials,
        String engines,
        double seconds) {

    /** Whether the result is the one a sound claim gives: held, or, for a control, failed. */
    public boolean asExpected() {
        return verdict == (control ? Verdict.FAILED : Verdict.HELD);
    }

    /** {@link Check#key} of what it is the result of. */
    public String key() {
        return Check.key(claim.id(), variant, control ? plan : "");
    }

    /** The weakest status over the hypotheses. */
    public Hypothesis.Status weakest() {
        return standings.stream()
                .map(Hypothesis.Standing::status)
                .max(Comparator.naturalOrder())
                .orElse(Hypothesis.Status.LITERAL);
    }
}
