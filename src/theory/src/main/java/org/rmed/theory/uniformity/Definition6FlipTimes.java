package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;

/** Definition 6: the columns' flip times, their maximum T_f, and the end of the second phase, T_2 = min(T_g, T_f). */
final class Definition6FlipTimes implements PhaseTimeClaim {

    @Override
    public Description description() {
        return new Description(
                "definition6",
                Part.ADAM,
                "Definition 6: flip times, T_f and T_2",
                "T_{f,j} is the first t > T_1 with sign(A_j) E_j >= -sqrt(eta d), T_f = max_j T_{f,j}, T_2 = min(T_g, T_f). Column j"
                        + " flips at sqrt((A_j - sqrt(eta d)) / d) / eta up to Adam's lag and the head start.",
                "Jiang, Malik and Li (2023), Definition 6 in working form; the law is derived",
                Kind.IDENTITY);
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                Ensemble.atMost(
                        "largest |T_{f,j} as recorded - found afresh| over columns (steps)",
                        where,
                        runs,
                        Definition6FlipTimes::difference,
                        0),
                PhaseTimeClaim.same(
                        "largest |T_f - max_j T_{f,j}| (steps)",
                        where,
                        runs,
                        run -> Window.time(run, "T_f"),
                        PhaseTimeClaim::lastArrival),
                PhaseTimeClaim.same(
                        "largest |T_2 - min(T_g, T_f)| (steps)",
                        where,
                        runs,
                        run -> Window.time(run, "T_2"),
                        run -> StrictMath.min(PhaseTimeClaim.smallGradient(run), PhaseTimeClaim.lastArrival(run))),
                PhaseTimeClaim.withinSlack(
                        "largest |T_{f,j} - law| over columns, over what the lag and the start allow",
                        where,
                        runs,
                        QuadraticLossLaw::flipError));
    }

    /** Infinite where a column has not flipped. */
    private static double difference(Outcome run) {
        double[] recorded = run.trajectory().phases().flips();
        double[] found = run.readings().vector("arrivals");
        double worst = recorded.length == found.length ? 0 : Double.POSITIVE_INFINITY;
        for (int j = 0; j < StrictMath.min(recorded.length, found.length); j++) {
            double distance =
                    recorded[j] < 0 || found[j] < 0 ? Double.POSITIVE_INFINITY : StrictMath.abs(recorded[j] - found[j]);
            worst = StrictMath.max(worst, distance);
        }
        return worst;
    }
}
