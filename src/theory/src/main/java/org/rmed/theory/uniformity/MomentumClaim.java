package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.rmed.theory.Claim;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
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
        return List.of("alpha=4", "alpha=12");
    }

    /** The largest of one number per run. */
    static Finding atMost(
            String what, String where, List<Outcome> runs, ToDoubleFunction<MomentumRun> measure, double bound) {
        return Ensemble.atMost(what, where, runs, run -> measure.applyAsDouble(new MomentumRun(run)), bound);
    }

    /** The smallest of one number per run. */
    static Finding atLeast(
            String what, String where, List<Outcome> runs, ToDoubleFunction<MomentumRun> measure, double bound) {
        return Ensemble.atLeast(what, where, runs, run -> measure.applyAsDouble(new MomentumRun(run)), bound);
    }

    /** The largest value of a column in the second phase over all runs; the note names its seed and t. */
    static Finding largest(String what, String where, List<Outcome> runs, String column, double bound) {
        MomentumRun worst = worst(runs, run -> run.largest(column));
        return noted(Finding.exact(what, where, worst.largest(column), Relation.AT_MOST, bound), worst, column);
    }

    /** The smallest one, likewise. */
    static Finding smallest(String what, String where, List<Outcome> runs, String column, double bound) {
        MomentumRun worst = worst(runs, run -> -run.smallest(column));
        return noted(Finding.exact(what, where, worst.smallest(column), Relation.AT_LEAST, bound), worst, column);
    }

    /** The largest value of a column over the steps since T_1, likewise. */
    static Finding largestStep(String what, String where, List<Outcome> runs, String column, double bound) {
        MomentumRun worst = worst(runs, run -> run.largestStep(column));
        return noted(Finding.exact(what, where, worst.largestStep(column), Relation.AT_MOST, bound), worst, column);
    }

    /** The smallest one, likewise. */
    static Finding smallestStep(String what, String where, List<Outcome> runs, String column, double bound) {
        MomentumRun worst = worst(runs, run -> -run.smallestStep(column));
        return noted(Finding.exact(what, where, worst.smallestStep(column), Relation.AT_LEAST, bound), worst, column);
    }

    private static MomentumRun worst(List<Outcome> runs, ToDoubleFunction<MomentumRun> measure) {
        return new MomentumRun(Ensemble.worst(runs, run -> measure.applyAsDouble(new MomentumRun(run))));
    }

    private static Finding noted(Finding finding, MomentumRun worst, String column) {
        return finding.withNote("seed=" + worst.run().settings().text("seed") + worst.when(column, finding.measured()));
    }

    /** The share of runs in which something holds, which must be shown to be at least 0.8. */
    static Finding share(String what, String where, List<Outcome> runs, ToDoubleFunction<MomentumRun> excess) {
        double[] values = Ensemble.each(runs, run -> excess.applyAsDouble(new MomentumRun(run)));
        double[] truths = new double[values.length];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = values[i] <= 1 ? 1 : 0;
        }
        Finding share = Ensemble.share(what, where, truths, 0.8);
        return share.withNote(share.note()
                + String.format(
                        Locale.ROOT,
                        "; over the bound: median %.3g, largest %.3g",
                        Ensemble.median(values),
                        Ensemble.largest(values)));
    }

    /** The median of one number per run, for a sharp value. */
    static double median(List<Outcome> runs, ToDoubleFunction<MomentumRun> measure) {
        return Ensemble.median(Ensemble.each(runs, run -> measure.applyAsDouble(new MomentumRun(run))));
    }
}
