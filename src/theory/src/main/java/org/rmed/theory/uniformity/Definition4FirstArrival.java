package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Words;

/** Definition 4: Adam's first phase ends when the first column's error is down to sqrt(eta d). */
final class Definition4FirstArrival implements PhaseTimeClaim {

    @Override
    public Description description() {
        return new Description(
                "definition4",
                Part.ADAM,
                "Definition 4: T_1, when the first column arrives",
                "T_1 is the first t at which some sign(A_j) E_j >= -sqrt(eta d). All weights having moved by eta t, that is"
                        + " sqrt((A_min - sqrt(eta d)) / d) / eta, up to Adam's lag and the head start of the initial weights.",
                "Jiang, Malik and Li (2023), Definition 4 in working form; the law is derived",
                Kind.IDENTITY);
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                PhaseTimeClaim.same(
                        "largest |T_1 as recorded - T_1 found afresh| (steps)",
                        where,
                        runs,
                        run -> Window.time(run, "T_1"),
                        PhaseTimeClaim::firstArrival),
                law(where, runs));
    }

    private static Finding law(String where, List<Outcome> runs) {
        Finding finding = PhaseTimeClaim.withinSlack(
                "largest |T_1 - law| over what the lag and the start allow",
                where,
                runs,
                run -> StrictMath.abs(Window.time(run, "T_1") - law(run)) / QuadraticLossLaw.slack(run, law(run)));
        return finding.withNote(finding.note() + "; median of T_1 eta sqrt(d / A_min) "
                + Words.number(Ensemble.median(Ensemble.each(
                        runs,
                        run -> Window.time(run, "T_1")
                                * run.optimizer().eta()
                                * StrictMath.sqrt(run.dimension() / AdamFirstPhase.leastTarget(run)))))
                + ", 1 in the limit");
    }

    /** sqrt((A_min - sqrt(eta d)) / d) / eta. */
    static double law(Outcome run) {
        double eta = run.optimizer().eta();
        double reached = AdamFirstPhase.leastTarget(run) - StrictMath.sqrt(eta * run.dimension());
        return StrictMath.sqrt(StrictMath.max(0, reached) / run.dimension()) / eta;
    }
}
