package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.statistic.DiagonalUniformity;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;

/** Section 6, second remark: right singular vectors need not be uniform; here the data fix them. */
final class RightSingularVector implements SingularVectorClaim {

    /**
     * Of s^(3/2), for R_v of SGD+M at T_1 and T_2. W1(0) moves each v_j by a relative s^2 sqrt(d) / ||u||, about 2.8 s^(3/2)
     * at T_1, and R_v by about 8 s^(3/2) times a Gaussian: 32 is four standard deviations. At T_2 ||u|| is d^(1/4); 2 is
     * chosen, 0.4 was measured.
     */
    private static final double START = 32;

    private static final double END = 2;

    /** Of sqrt(eta), for R_v - 1 of Adam at T_P. Chosen; at most 0.33 was measured. */
    private static final double PLANTED = 1;

    /** For R_v of Adam at the end, where |E_j| / A_j is below 1 percent. Chosen; at most 0.01 was measured. */
    private static final double CONVERGED = 0.05;

    @Override
    public Description description() {
        return new Description(
                "right-singular",
                Part.OBSERVATIONS,
                "Section 6: the leading right singular vector is A's at the end, for both optimizers",
                "R_v = (max A / median A)^2 for SGD+M from T_1 on (to 32, then 2 s^(3/2)); for Adam R_v ="
                        + " 1 in the first phase (to sqrt(eta) at T_P) and (max A / median A)^2 only at convergence"
                        + " (to 5 percent).",
                "Jiang, Malik and Li (2023), section 6, remark on R_v; derived",
                Kind.CLOSED_FORM);
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (Ensemble.Cell cell : SingularVectors.cells(outcomes, true)) {
            findings.add(Shares.atMost(
                    "|R_v / (A ratio) - 1| <= 32 s^(3/2) at T_1 of SGD+M",
                    cell,
                    run -> deviation(run, SingularVectors.atStart(run, "r_v")),
                    run -> START * SingularVectors.residual(run),
                    Shares.HIGH));
            findings.add(Shares.atMost(
                    "|R_v / (A ratio) - 1| <= 2 s^(3/2) at T_2 of SGD+M",
                    cell,
                    run -> deviation(run, SingularVectors.atEnd(run, "r_v")),
                    run -> END * SingularVectors.residual(run),
                    Shares.HIGH));
        }
        for (Ensemble.Cell cell : SingularVectors.cells(outcomes, false)) {
            findings.add(Shares.atMost(
                    "R_v - 1 <= sqrt(eta) at T_P of Adam",
                    cell,
                    run -> SingularVectors.atStart(run, "r_v") - 1,
                    run -> PLANTED * StrictMath.sqrt(run.optimizer().eta()),
                    Shares.HIGH));
            findings.add(Shares.atMost(
                    "|R_v / (A ratio) - 1| <= 0.05 at the end of Adam",
                    cell,
                    run -> deviation(run, run.last("r_v")),
                    run -> CONVERGED,
                    Shares.HIGH));
        }
        return new Evidence(findings, Shares.FALSE_ALARM);
    }

    /** From max A_j^2 / median A_j^2. */
    private static double deviation(Outcome run, double ratio) {
        return StrictMath.abs(ratio / DiagonalUniformity.rMed(SingularVectors.squares(run.target())) - 1);
    }
}
