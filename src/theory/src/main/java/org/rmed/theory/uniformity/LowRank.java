package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;

/** Section 6, observation (A): the weight matrix is of low rank once training is under way, for both optimizers. */
final class LowRank implements SingularVectorClaim {

    /**
     * Of s^(3/2). sigma_2 stays that of W1(0), about 2 sqrt(d) s^2, while sigma_1 grows: to about sqrt(d s)/2.5 at T_1 of
     * SGD+M and (d s)^(1/2) d^(1/4) at T_P of Adam. Chosen; 2.7 to 6.1 and 0.5 to 0.9 were measured.
     */
    private static final double START = 16;

    /** What still counts as low rank, however large s is. The paper's threshold is not at hand; chosen. */
    private static final double LOW = 0.1;

    /** Of sqrt(eta), at the end of Adam, where columns have flipped at different times. Chosen; at most 0.17 was measured. */
    private static final double FLIPPED = 1;

    @Override
    public Description description() {
        return new Description(
                "low-rank",
                Part.OBSERVATIONS,
                "Section 6: W1 becomes of low rank under both optimizers",
                "sigma_2/sigma_1 of W1 is at most 16 s^(3/2) and 0.1 from T_1 (T_P for Adam) to the end of"
                        + " the second phase of SGD+M; for Adam it rises again as columns flip, to at most"
                        + " sqrt(eta).",
                "Jiang, Malik and Li (2023), section 6; the criterion and the exponents are ours",
                Kind.ONE_SIDED_BOUND);
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (Ensemble.Cell cell : SingularVectors.cells(outcomes, true)) {
            findings.add(Shares.atMost(
                    "sigma_2/sigma_1 <= 16 s^(3/2), 0.1 at T_1 of SGD+M",
                    cell,
                    LowRank::start,
                    LowRank::bound,
                    Shares.HIGH));
            findings.add(Shares.atMost(
                    "sigma_2/sigma_1 <= 16 s^(3/2), 0.1 at T_2 of SGD+M",
                    cell,
                    LowRank::end,
                    LowRank::bound,
                    Shares.HIGH));
        }
        for (Ensemble.Cell cell : SingularVectors.cells(outcomes, false)) {
            findings.add(Shares.atMost(
                    "sigma_2/sigma_1 <= 16 s^(3/2), 0.1 at T_P of Adam",
                    cell,
                    LowRank::start,
                    LowRank::bound,
                    Shares.HIGH));
            findings.add(Shares.atMost(
                    "sigma_2/sigma_1 <= sqrt(eta), 0.1 at T_2 and at the end of Adam",
                    cell,
                    run -> StrictMath.max(end(run), run.last("sigma2_over_sigma1")),
                    run -> StrictMath.min(
                            LOW, FLIPPED * StrictMath.sqrt(run.optimizer().eta())),
                    Shares.HIGH));
        }
        return new Evidence(findings, Shares.FALSE_ALARM);
    }

    private static double start(Outcome run) {
        return SingularVectors.atStart(run, "sigma2_over_sigma1");
    }

    private static double end(Outcome run) {
        return SingularVectors.atEnd(run, "sigma2_over_sigma1");
    }

    private static double bound(Outcome run) {
        return StrictMath.min(LOW, START * SingularVectors.residual(run));
    }
}
