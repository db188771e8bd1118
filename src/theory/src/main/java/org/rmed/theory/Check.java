package org.rmed.theory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     * Everything a verification does, in order: each claim on its own plan and then on its controls; under the profile thorough,
     * after the claims of a part, their variants one by one, so that claims which share runs follow each other.
     *
     * @param controls whether controls are run
     */
    public static List<Check> of(List<Claim> claims, Scope scope, boolean controls) {
        Map<Part, List<Claim>> parts = new LinkedHashMap<>();
        claims.forEach(claim -> parts.computeIfAbsent(claim.description().part(), part -> new ArrayList<>())
                .add(claim));
        List<Check> checks = new ArrayList<>();
        for (List<Claim> part : parts.values()) {
            for (Claim claim : part) {
                checks.add(of(claim, scope));
                if (controls) {
                    checks.addAll(controls(claim, scope));
                }
            }
            if (scope.profile() == Profile.THOROUGH) {
                checks.addAll(variants(part, scope));
            }
        }
        return checks;
    }

    private static List<Check> variants(List<Claim> claims, Scope scope) {
        List<Check> checks = new ArrayList<>();
        claims.stream().flatMap(claim -> claim.variants().stream()).distinct().forEach(variant -> scope.variant(variant)
                .ifPresent(varied -> claims.stream()
                        .filter(claim -> claim.variants().contains(variant))
                        .forEach(claim -> checks.add(new Check(claim, claim.plan(varied), varied, false, variant)))));
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
