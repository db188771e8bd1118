package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;

/**
 * Lemma 25: the loss at T_2. The paper's power of d is loose; the sharper one is tested beside it. What was measured of the control is
 * said in {@link AdamSecondPhase#largeControl}.
 */
final class Lemma25LossAtT2 implements SecondPhaseClaim {

    /** The loss falls with eta at least like its square root (measured: like eta). */
    private static final double SLOPE = 0.5;

    @Override
    public Description description() {
        return new Description(
                "lemma25",
                Part.ADAM,
                "Lemma 25: the loss of Adam at T_2 is at most of order eta d^4",
                "Lbar(T_2) <= O~(eta d^4). At T_g, where some |g2_i| first falls to d sqrt(eta), it is at"
                        + " most eta d^3 (derived, constant chosen). Among runs that differ in eta alone Lbar(T_2)"
                        + " falls with eta, its exponent at least 1/2.",
                "Jiang, Malik and Li (2023), Lemma 25; eta d^3 is derived",
                Kind.SCALING);
    }

    @Override
    public Plan plan(Scope scope) {
        return AdamSecondPhase.losses(scope);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(AdamSecondPhase.largeControl(scope));
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (Ensemble.Cell cell : Ensemble.cells(outcomes)) {
            findings.add(Shares.atMost(
                    "Lbar(T_2) <= eta d^4",
                    cell,
                    run -> Shares.at(run, "T_2", "loss"),
                    run -> power(run, 4),
                    Shares.HIGH));
            findings.add(Shares.atMost(
                    "Lbar(T_2) <= eta d^3 where T_2 = T_g",
                    cell,
                    run -> endsWithGradient(run) ? Shares.at(run, "T_2", "loss") : 0,
                    run -> power(run, 3),
                    Shares.HIGH));
        }
        List<Outcome> ended =
                outcomes.stream().filter(run -> Shares.time(run, "T_2") >= 0).toList();
        ToDoubleFunction<Outcome> loss = run -> StrictMath.log(Shares.at(run, "T_2", "loss"));
        Ensemble.slopeWithin(
                        "slope of ln Lbar(T_2) against ln eta at fixed d and seed",
                        "",
                        ended.stream()
                                .map(run ->
                                        run.dimension() + " " + run.settings().text("seed"))
                                .toList(),
                        Ensemble.each(
                                ended, run -> StrictMath.log(run.optimizer().eta())),
                        Ensemble.each(ended, loss),
                        Relation.AT_LEAST,
                        SLOPE)
                .map(slope -> slope.withSharp(1))
                .ifPresent(findings::add);
        return new Evidence(findings, Shares.FALSE_ALARM + "; a slope of 1/2 or more likewise (99% Student interval)");
    }

    private static double power(Outcome run, int exponent) {
        return run.optimizer().eta() * StrictMath.pow(run.dimension(), exponent);
    }

    /** Whether T_2 is T_g; a run without T_2 counts, and is outside. */
    private static boolean endsWithGradient(Outcome run) {
        double t2 = Shares.time(run, "T_2");
        return !(t2 >= 0) || t2 == Shares.time(run, "T_g");
    }
}
