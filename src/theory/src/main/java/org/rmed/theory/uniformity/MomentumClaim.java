package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.rmed.theory.Claim;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;

/** What the claims of appendix C have in common: hypotheses, runs, and a judge that looks at each dimension alone. */
abstract class MomentumClaim implements Claim {

    private final Description description;
    private final String falseAlarm;

    MomentumClaim(String id, String title, String statement, String source, Kind kind, String falseAlarm) {
        this.description = new Description(id, Part.MOMENTUM, title, statement, source, kind);
        this.falseAlarm = falseAlarm;
    }

    /** The findings of the runs of one dimension. */
    abstract List<Finding> findings(String where, List<Outcome> runs);

    @Override
    public final Description description() {
        return description;
    }

    @Override
    public final List<Hypothesis> hypotheses() {
        return MomentumHypotheses.ALL;
    }

    @Override
    public Plan plan(Scope scope) {
        return MomentumPlans.phases(scope);
    }

    @Override
    public List<Plan> controls(Scope scope) {
        return MomentumPlans.largeStart(scope);
    }

    @Override
    public Evidence judge(List<Outcome> outcomes) {
        List<Finding> findings = new ArrayList<>();
        Ensemble.byDimension(outcomes).forEach((d, runs) -> findings.addAll(findings("d=" + d, runs)));
        return new Evidence(findings, falseAlarm);
    }

    @Override
    public List<String> variants() {
        return List.of("alpha=4");
    }

    /** The extremes of a column of the readings over a window of each run. */
    static Extremes<MomentumRun> extremes(String column, Function<MomentumRun, Window> window) {
        return extremes(column, window, run -> (t, reading) -> reading);
    }

    /** The same of what is made, for each run, of t and the number there. */
    static Extremes<MomentumRun> extremes(
            String column, Function<MomentumRun, Window> window, Function<MomentumRun, DoubleBinaryOperator> measure) {
        return Extremes.of(column, MomentumRun::new, window, measure);
    }

    /** The largest of one number per run. */
    static Finding atMost(
            String what, String where, List<Outcome> runs, ToDoubleFunction<MomentumRun> measure, double bound) {
        return atMost(what, where, runs, measure, bound, run -> "");
    }

    /** The same; what the place function says of the worst run follows its seed. */
    static Finding atMost(
            String what,
            String where,
            List<Outcome> runs,
            ToDoubleFunction<MomentumRun> measure,
            double bound,
            Function<MomentumRun, String> place) {
        ToDoubleFunction<Outcome> number = run -> measure.applyAsDouble(new MomentumRun(run));
        Finding finding = Ensemble.atMost(what, where, runs, number, bound);
        return finding.withNote(finding.note() + place.apply(new MomentumRun(Ensemble.worst(runs, number))));
    }

    /** The smallest of one number per run. */
    static Finding atLeast(
            String what, String where, List<Outcome> runs, ToDoubleFunction<MomentumRun> measure, double bound) {
        return atLeast(what, where, runs, measure, bound, run -> "");
    }

    /** The same, with the place of the smallest. */
    static Finding atLeast(
            String what,
            String where,
            List<Outcome> runs,
            ToDoubleFunction<MomentumRun> measure,
            double bound,
            Function<MomentumRun, String> place) {
        ToDoubleFunction<Outcome> number = run -> measure.applyAsDouble(new MomentumRun(run));
        Finding finding = Ensemble.atLeast(what, where, runs, number, bound);
        Outcome worst = Ensemble.worst(runs, run -> -number.applyAsDouble(run));
        return finding.withNote(finding.note() + place.apply(new MomentumRun(worst)));
    }

    /** The share of runs in which a number is at most 1, which must be shown to be at least 0.8; with the place of the largest. */
    static Finding share(
            String what,
            String where,
            List<Outcome> runs,
            ToDoubleFunction<MomentumRun> excess,
            Function<MomentumRun, String> place) {
        ToDoubleFunction<Outcome> number = run -> excess.applyAsDouble(new MomentumRun(run));
        double[] values = Ensemble.each(runs, number);
        double[] truths = new double[values.length];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = values[i] <= 1 ? 1 : 0;
        }
        Finding share = Ensemble.share(what, where, truths, 0.8);
        Outcome worst = Ensemble.worst(runs, number);
        return share.withNote(share.note()
                + String.format(
                        Locale.ROOT,
                        "; over the bound: median %.3g, largest %.3g, seed=%s%s",
                        Ensemble.median(values),
                        Ensemble.largest(values),
                        worst.settings().text("seed"),
                        place.apply(new MomentumRun(worst))));
    }

    /** The median of one number per run, for a sharp value. */
    static double median(List<Outcome> runs, ToDoubleFunction<MomentumRun> measure) {
        return Ensemble.median(Ensemble.each(runs, run -> measure.applyAsDouble(new MomentumRun(run))));
    }
}
