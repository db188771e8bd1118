package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import org.rmed.theory.Claim;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Outcome;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;

/** A claim about Adam's first phase, judged one dimension at a time; its own runs are those of {@link AdamFirstPhase}. */
interface FirstPhaseClaim extends Claim {

    /** What the runs of one dimension show. */
    List<Finding> findings(String where, List<Outcome> runs);

    /** How often a true statement is called failed. */
    default String falseAlarm() {
        return "none known: deterministic given the initial weights, and the bounds leave room";
    }

    @Override
    default List<Hypothesis> hypotheses() {
        return Assumptions.ADAM;
    }

    @Override
    default Plan plan(Scope scope) {
        return AdamFirstPhase.plan(scope);
    }

    @Override
    default List<Plan> controls(Scope scope) {
        return AdamFirstPhase.controls(scope);
    }

    @Override
    default List<String> variants() {
        return List.of("beta1=0.5", "target=mixed");
    }

    @Override
    default Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> findings.addAll(findings("d=" + d, runs)));
        return new Evidence(findings, falseAlarm());
    }
}
