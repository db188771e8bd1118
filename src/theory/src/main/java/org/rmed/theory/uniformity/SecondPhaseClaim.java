package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Claim;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;

/** A claim about Adam's second phase on the runs of {@link AdamSecondPhase}, unless it says otherwise. */
interface SecondPhaseClaim extends Claim {

    @Override
    default List<Hypothesis> hypotheses() {
        return Assumptions.ADAM;
    }

    @Override
    default Plan plan(Scope scope) {
        return AdamSecondPhase.plan(scope);
    }

    @Override
    default List<Plan> controls(Scope scope) {
        return List.of(AdamSecondPhase.bluntedControl(scope));
    }

    @Override
    default List<String> variants() {
        return AdamSecondPhase.VARIANTS;
    }
}
