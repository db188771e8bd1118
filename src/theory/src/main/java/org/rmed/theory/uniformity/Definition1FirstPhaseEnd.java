package org.rmed.theory.uniformity;

import java.util.List;
import java.util.OptionalDouble;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.gauge.Extremum;

/** Definition 1: the end T_1 of the first phase of SGD+M, and the closed form of it. */
final class Definition1FirstPhaseEnd extends MomentumClaim {

    Definition1FirstPhaseEnd() {
        super(
                "definition1",
                "Definition 1: T_1, the end of the first phase of SGD+M",
                "T_1 is the first t with some |w2_i| or |W1[i,j]| >= d^(-alpha/2). The recorded time is the one found from the weights,"
                        + " and it is ln(sqrt(s) / max|C1|) / ln x1 + beta/(1 - beta), rounded up, x1 the exact growth factor.",
                "Jiang, Malik and Li (2023), Definition 1 (working form of the threshold); the closed form is derived",
                Kind.CLOSED_FORM,
                "none: the law is deterministic given the start");
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                atMost(
                        "largest |T_1 recorded - T_1 from the weights|",
                        where,
                        runs,
                        run -> StrictMath.abs(run.firstEnd() - found(run)),
                        0,
                        Definition1FirstPhaseEnd::crossing),
                // rounding up adds up to 1 step; the start at rest costs beta/(1 - beta) up to a relative h||A||/(1 -
                // beta) of it,
                // half a step; what W2 W1 takes off the growth, q/2 of the size, is 0.1 step at s = 2e-4
                atMost(
                        "largest |T_1 - (ln(sqrt(s) / max|C1|) / ln x1 + beta/(1 - beta))| in steps",
                        where,
                        runs,
                        Definition1FirstPhaseEnd::offset,
                        2));
    }

    /** The first t at which the definition holds or a number is none. */
    private static double found(MomentumRun run) {
        double threshold = StrictMath.sqrt(run.run().scale());
        double last = run.run().trajectory().end();
        OptionalDouble second = run.run().readings().first(0, last, "largest_w2", size -> !(size < threshold));
        OptionalDouble first = run.run().readings().first(0, last, "largest_w1", size -> !(size < threshold));
        return StrictMath.min(second.orElse(Double.NaN), first.orElse(Double.POSITIVE_INFINITY));
    }

    /** The entry that the weights cross the threshold with, W2 before W1; in words. */
    private static String crossing(MomentumRun run) {
        double t = found(run);
        if (!(t >= 0)) {
            return "";
        }
        boolean second = run.at(t, "largest_w2") >= StrictMath.sqrt(run.run().scale());
        return "; from the weights" + Extremes.words(false, t)
                + Extremum.place(run.run().readings(), t, second ? "largest_w2" : "largest_w1");
    }

    private static double offset(MomentumRun run) {
        double growing = StrictMath.log(StrictMath.sqrt(run.run().scale()) / run.startMost());
        return StrictMath.abs(run.firstEnd() - growing / run.logGrowth() - run.beta() / (1 - run.beta()));
    }
}
