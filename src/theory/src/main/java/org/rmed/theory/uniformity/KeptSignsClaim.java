package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;

/**
 * A claim about Adam's first phase that rests on kept signs. No row is taken over by the opposite sign in its first steps with high
 * probability (Lemma 20: it takes a small |w2_i(0)| and a W1(0) A^T that opposes it); given that, these claims are deterministic.
 * So runs with such a row count against a share, and the bounds are for the others; where these are too few, for all.
 */
interface KeptSignsClaim extends FirstPhaseClaim {

    @Override
    default Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> findings.addAll(judge("d=" + d, runs)));
        return new Evidence(findings, falseAlarm());
    }

    private List<Finding> judge(String where, List<Outcome> runs) {
        List<Outcome> kept = runs.stream().filter(AdamFirstPhase::signsKept).toList();
        if (kept.size() == runs.size()) {
            return findings(where, runs);
        }
        Finding share = Ensemble.share(
                "share of runs in which every row has the sign of w2_i(0) at T_P",
                where,
                Ensemble.each(runs, run -> AdamFirstPhase.signsKept(run) ? 1 : 0),
                Shares.HIGH);
        List<Finding> findings = new ArrayList<>(findings(where, share.holds() ? kept : runs));
        findings.add(share);
        return findings;
    }
}
