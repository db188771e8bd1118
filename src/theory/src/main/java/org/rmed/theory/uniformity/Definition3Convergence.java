package org.rmed.theory.uniformity;

import java.util.List;
import java.util.OptionalDouble;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;

/** Definition 3: the convergence time T_3, which with E parallel to A never comes before T_2. */
final class Definition3Convergence extends MomentumClaim {

    Definition3Convergence() {
        super(
                "definition3",
                "Definition 3: T_3, the convergence time of SGD+M",
                "T_3 is the first t >= T_1 with ||E||^2 <= eps. The recorded time is the one found from the weights. With E parallel to A"
                        + " it is never before T_2, and T_3 - T_2 is the logistic law's time from ||A||^2 eps_0 / A_min^2 to eps.",
                "Jiang, Malik and Li (2023), Definition 3; the order and the distance are derived",
                Kind.CLOSED_FORM,
                "none: the law is deterministic given the start");
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                atMost(
                        "largest |T_3 recorded - T_3 from the weights|",
                        where,
                        runs,
                        run -> StrictMath.abs(run.time("T_3") - found(run)),
                        0),
                atLeast("smallest T_3 - T_2", where, runs, run -> run.time("T_3") - run.time("T_2"), 0),
                // each of the two times is rounded up, which is less than 1 step; the law's own error is 0.3 steps of
                // 2000 at
                // h||A|| = 0.005, beta = 0.9, and cancels in the difference
                atMost(
                        "largest |T_3 - T_2 - logistic time between| in steps",
                        where,
                        runs,
                        Definition3Convergence::offset,
                        1.3));
    }

    private static double offset(MomentumRun run) {
        double eps = run.run().eps();
        double between = run.timeTo(eps) - run.timeTo(eps * run.excessAtEnd());
        return StrictMath.abs(run.time("T_3") - run.time("T_2") - between);
    }

    /** The first t at which the definition holds or a number is none. */
    private static double found(MomentumRun run) {
        double eps = run.run().eps();
        OptionalDouble t = run.run()
                .readings()
                .first(run.firstEnd(), run.run().trajectory().end(), "error_squared", squared -> !(squared > eps));
        return t.orElse(Double.NaN);
    }
}
