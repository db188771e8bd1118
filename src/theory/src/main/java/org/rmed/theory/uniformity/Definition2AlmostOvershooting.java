package org.rmed.theory.uniformity;

import java.util.List;
import java.util.OptionalDouble;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.gauge.Extremum;

/** Definition 2: the almost overshooting time T_2, and the error there. */
final class Definition2AlmostOvershooting extends MomentumClaim {

    Definition2AlmostOvershooting() {
        super(
                "definition2",
                "Definition 2: T_2, the almost overshooting time of SGD+M",
                "T_2 is the first t > T_1 with some E_j >= -sqrt(eps_0), eps_0 = eps/d. The recorded time is the one found from the"
                        + " weights. Since E is parallel to A, ||E||^2 at T_2 is eps ||A||^2 / (d A_min^2) up to the last step.",
                "Jiang, Malik and Li (2023), Definition 2 (working form of eps_0); the value at T_2 is derived",
                Kind.CLOSED_FORM,
                "none: the law is deterministic given the start");
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                atMost(
                        "largest |T_2 recorded - T_2 from the weights|",
                        where,
                        runs,
                        run -> StrictMath.abs(run.time("T_2") - found(run)),
                        0,
                        Definition2AlmostOvershooting::crossing),
                atLeast("smallest T_2 - T_1", where, runs, run -> run.time("T_2") - run.firstEnd(), 1),
                // the last step may pass the threshold by its own contraction, a factor of at least kappa in E
                atMost(
                        "largest ||E||^2 d A_min^2 / (eps ||A||^2) at T_2, less what the spread of E_j / A_j allows",
                        where,
                        runs,
                        run -> atEnd(run) - run.parallel(),
                        1),
                atLeast(
                        "smallest ||E||^2 d A_min^2 / (eps ||A||^2) at T_2, over kappa^2 of the last step, likewise",
                        where,
                        runs,
                        Definition2AlmostOvershooting::withLastStep,
                        1));
    }

    /** The entry that E crosses the threshold with; in words. */
    private static String crossing(MomentumRun run) {
        double t = found(run);
        return t >= 0
                ? "; from the weights" + Extremes.words(false, t)
                        + Extremum.place(run.run().readings(), t, "error_top")
                : "";
    }

    private static double atEnd(MomentumRun run) {
        return run.at(run.time("T_2"), "error_squared") / run.run().eps() / run.excessAtEnd();
    }

    private static double withLastStep(MomentumRun run) {
        double kappa = run.law().contraction();
        return atEnd(run) / (kappa * kappa) + run.parallel();
    }

    /** The first t at which the definition holds or a number is none. */
    private static double found(MomentumRun run) {
        double threshold = -StrictMath.sqrt(run.eps0());
        OptionalDouble t = run.run()
                .readings()
                .first(run.firstEnd() + 1, run.run().trajectory().end(), "error_top", top -> !(top < threshold));
        return t.orElse(Double.NaN);
    }
}
