package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Claim;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;

/** A claim of section 6, on the runs of {@link SingularVectors}. */
interface SingularVectorClaim extends Claim {

    @Override
    default List<Hypothesis> hypotheses() {
        return Assumptions.both();
    }

    @Override
    default Plan plan(Scope scope) {
        return SingularVectors.plan(scope);
    }

    @Override
    default List<Plan> controls(Scope scope) {
        return List.of(SingularVectors.control(scope));
    }

    @Override
    default List<String> variants() {
        return AdamSecondPhase.VARIANTS;
    }
}
