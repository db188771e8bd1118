package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Words;

/** Definition 5: the time at which the gradient of some output weight is down to d sqrt(eta). */
final class Definition5SmallGradient implements PhaseTimeClaim {

    @Override
    public Description description() {
        return new Description(
                "definition5",
                Part.ADAM,
                "Definition 5: T_g, when the gradient of an output weight is small",
                "T_g is the first t > T_1 at which some |g2_i| <= d sqrt(eta). It lies between the times at which z sum_j (A_j - d"
                        + " z^2)_+, z = eta t, has come down to (1 + sqrt(A_max)) d sqrt(eta) and to 0.",
                "Jiang, Malik and Li (2023), Definition 5 in working form; the bracket is derived",
                Kind.IDENTITY);
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                PhaseTimeClaim.same(
                        "largest |T_g as recorded - T_g found afresh| (steps)",
                        where,
                        runs,
                        run -> Window.time(run, "T_g"),
                        PhaseTimeClaim::smallGradient),
                bracketed(where, runs));
    }

    private static Finding bracketed(String where, List<Outcome> runs) {
        Finding finding = PhaseTimeClaim.withinSlack(
                "largest distance of T_g from its bracket over what the lag and the start allow",
                where,
                runs,
                Definition5SmallGradient::outside);
        return finding.withNote(finding.note() + "; median of T_g / T_f "
                + Words.number(Ensemble.median(
                        Ensemble.each(runs, run -> Window.time(run, "T_g") / Window.time(run, "T_f")))));
    }

    /** How far T_g is before the lower or after the upper end of its bracket, in units of the slack. */
    static double outside(Outcome run) {
        double time = Window.time(run, "T_g");
        double low = bracket(
                run,
                (1 + StrictMath.sqrt(largestTarget(run)))
                        * run.dimension()
                        * StrictMath.sqrt(run.optimizer().eta()));
        double high = bracket(run, 0);
        double distance = StrictMath.max(low - time, time - high);
        return distance / QuadraticLossLaw.slack(run, high);
    }

    /**
     * The last t at which all columns together still pull an output weight by more than a level, under sign descent: z sum_j (A_j -
     * d z^2)_+ with z = eta t. Columns that have arrived pull by at most sqrt(eta d) each, with weights sqrt(A_j / d): together at
     * most sqrt(A_max) d sqrt(eta), one way or the other.
     */
    static double bracket(Outcome run, double level) {
        double end = StrictMath.sqrt(largestTarget(run) / run.dimension());
        double high = end;
        // the pull is above the level somewhere: walk down from the end to there, then halve
        while (high > 0 && pull(run, high - end / 64) <= level) {
            high -= end / 64;
        }
        double low = StrictMath.max(0, high - end / 64);
        for (int k = 0; k < 60; k++) {
            double middle = (low + high) / 2;
            if (pull(run, middle) > level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return StrictMath.max(0, high) / run.optimizer().eta();
    }

    private static double pull(Outcome run, double z) {
        double sum = 0;
        for (double a : run.target()) {
            sum += StrictMath.max(0, StrictMath.abs(a) - run.dimension() * z * z);
        }
        return z * sum;
    }

    private static double largestTarget(Outcome run) {
        double most = 0;
        for (double a : run.target()) {
            most = StrictMath.max(most, StrictMath.abs(a));
        }
        return most;
    }
}
