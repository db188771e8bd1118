package org.rmed.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing a verification does: a claim judged on one plan.
 *
 * @param claim what is judged
 * @param plan what is run
 * @param scope what the user asked for
 * @param control whether the plan is a control, on which the claim must fail
 * @param variant the words by which the plan differs from the claim's own; empty for that
 */
public record Check(Claim claim, Plan plan, Scope scope, boolean control, String variant) {

    /** The claim on its own plan. */
    static Check of(Claim claim, Scope scope) {
        return new Check(claim, claim.plan(scope), scope, false, "");
    }

    /**
     * Everything a verification does, in order: each claim on its own plan, under the profile thorough on its variants, and
     * then on its controls.
     *
     * @param controls whether controls are run
     */
    public static List<Check> of(List<Claim> claims, Scope scope, boolean controls) {
        List<Check> checks = new ArrayList<>();
        for (Claim claim : claims) {
            checks.add(of(claim, scope));
            if (scope.profile() == Profile.THOROUGH) {
                for (String variant : claim.variants()) {
                    scope.variant(variant)
                            .ifPresent(
                                    varied -> checks.add(new Check(claim, claim.plan(varied), varied, false, variant)));
                }
            }
            if (controls) {
                checks.addAll(controls(claim, scope));
            }
        }
        return checks;
    }

    static List<Check> controls(Claim claim, Scope scope) {
        return claim.controls(scope.ofControls()).stream()
                .map(plan -> new Check(claim, plan, scope, true, ""))
                .toList();
    }

    /** Tells it from the other checks of a verification: id, variant, and a control's plan in words. */
    public String key() {
        return key(claim.id(), variant, control ? plan.words() : "");
    }

    /** The same from a result. */
    static String key(String id, String variant, String control) {
        return id + "; " + variant + "; " + control;
    }
}
