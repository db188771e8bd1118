package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Words;
import org.rmed.theory.law.KolmogorovSmirnov;
import org.rmed.theory.law.RatioLaw;

/** Section 6, observation (B): the leading left singular vector is uniform for Adam, Gaussian for SGD with momentum. */
final class LeftSingularUniformity implements SingularVectorClaim {

    /** Share of true laws the test rejects. */
    private static final double LEVEL = 1e-4;

    @Override
    public Description description() {
        return new Description(
                "left-singular-uniformity",
                Part.OBSERVATIONS,
                "Section 6: the leading left singular vector is uniform for Adam and not for SGD with momentum",
                "R_u of Adam is at most 1 + eta^(1/4) + d^-(alpha/2 - 1/4) from T_P to T_2; R_u of SGD+M"
                        + " follows the law of max/median of d chi-squares; for both R_u = R_med,2 to within s at"
                        + " T_2, for SGD+M R_med,1 as well.",
                "Jiang, Malik and Li (2023), section 6 and Lemma 30; R_u in rank-one form; the law is derived",
                Kind.FINITE_D_LAW);
    }

    @Override
    public List<String> variants() {
        return List.of("alpha=1.7");
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (Ensemble.Cell cell : SingularVectors.cells(outcomes, false)) {
            findings.add(Shares.atMost(
                    "R_u - 1 <= eta^(1/4) + d^-(alpha/2 - 1/4) at T_P and T_2 of Adam",
                    cell,
                    run -> StrictMath.max(SingularVectors.atStart(run, "r_u"), SingularVectors.atEnd(run, "r_u")) - 1,
                    AdamSecondPhase::rate,
                    Shares.HIGH));
            findings.add(same(cell, 2, "Adam"));
        }
        List<Outcome> momentum = outcomes.stream()
                .filter(run -> run.optimizer().linearInGradient())
                .toList();
        Ensemble.byDimension(momentum).forEach((d, runs) -> findings.add(law(d, runs)));
        for (Ensemble.Cell cell : SingularVectors.cells(outcomes, true)) {
            findings.add(same(cell, 1, "SGD+M"));
            findings.add(same(cell, 2, "SGD+M"));
        }
        return new Evidence(findings, Shares.FALSE_ALARM + "; 1e-4 for each Kolmogorov-Smirnov test");
    }

    private static Finding law(int d, List<Outcome> runs) {
        RatioLaw law = new RatioLaw(d);
        double[] ratios = Ensemble.each(runs, run -> SingularVectors.atEnd(run, "r_u"));
        for (double ratio : ratios) {
            if (Double.isNaN(ratio)) {
                return Finding.exact(words(), "d=" + d, Double.NaN, Relation.AT_LEAST, LEVEL)
                        .withNote("a run without T_2");
            }
        }
        KolmogorovSmirnov.Result test = KolmogorovSmirnov.oneSample(ratios, law::cdf);
        return Finding.exact(words(), "d=" + d, test.pValue(), Relation.AT_LEAST, LEVEL)
                .withNote(runs.size() + " runs; distance " + Words.number(test.statistic()) + "; median "
                        + Words.number(Ensemble.median(ratios)) + ", law " + Words.number(law.median()));
    }

    private static String words() {
        return "Kolmogorov-Smirnov p-value of R_u at T_2 of SGD+M";
    }

    /** The residual of rank one moves R_u against R_med,k by less than s: 4e-5 and 2e-5 were measured at d = 16. */
    private static Finding same(Ensemble.Cell cell, int layer, String name) {
        return Shares.atMost(
                "|R_u / R_med," + layer + " - 1| <= s at T_2 of " + name,
                cell,
                run -> StrictMath.abs(
                        SingularVectors.atEnd(run, "r_u") / SingularVectors.atEnd(run, "r_med_" + layer) - 1),
                Outcome::scale,
                Shares.HIGH);
    }
}
