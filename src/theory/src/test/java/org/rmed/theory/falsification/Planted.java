package org.rmed.theory.falsification;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.rmed.theory.Claim;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;

/**
 * A claim about short runs that is known to fail where it was told to.
 *
 * @param fails for the outcomes of one candidate
 * @param meets the hypothesis
 * @param words of its runs
 */
record Planted(Predicate<List<Outcome>> fails, Predicate<Outcome> meets, String... words) implements Claim {

    static final String[] ADAM = {"optimizer=adam", "alpha=1", "eta=0.1*s", "every=1e9"};

    static Planted adam(Predicate<List<Outcome>> fails, Predicate<Outcome> meets) {
        return new Planted(fails, meets, ADAM);
    }

    static double xi(Outcome run) {
        return run.settings().real("xi", 0, 1e9);
    }

    @Override
    public Description description() {
        return new Description("planted", Part.OTHER, "t", "s", "x", Kind.INEQUALITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return List.of(new Hypothesis(
                "h",
                run -> new Standing(
                        "h",
                        meets.test(run) ? Status.RELAXED : Status.VIOLATED,
                        String.format(Locale.ROOT, "d=%d, xi=%.3g", run.dimension(), xi(run)))));
    }

    @Override
    public Plan plan(Scope scope) {
        return new Plan("plan", scope.grid(List.of(16, 24), 24, words));
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(plan(scope));
    }

    /** The value has many digits, so that two runs are told apart. */
    @Override
    public Evidence judge(List<Outcome> outcomes) {
        double loss = outcomes.stream()
                .mapToDouble(run -> run.trajectory().last().loss())
                .sum();
        double value = fails.test(outcomes) ? 2 + loss : 0.5;
        return new Evidence(List.of(Finding.exact("value", "", value, Relation.AT_MOST, 1)), "none");
    }
}
