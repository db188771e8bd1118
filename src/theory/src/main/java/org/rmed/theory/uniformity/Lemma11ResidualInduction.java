package org.rmed.theory.uniformity;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Words;

/** Lemma 11: eq. (19) at t, from the residual at T_1 and what the remainders add step by step. */
final class Lemma11ResidualInduction extends MomentumClaim {

    /** Of the residual itself: a sum of up to 1e4 terms rounds at 1e4 ulp. */
    private static final double ROUNDING = 1e-10;

    /** Of the leading order in h||A||; the next order is negative, and was measured at 0.89 of it for h||A|| = 0.005. */
    private static final double HIGHER_ORDERS = 1;

    Lemma11ResidualInduction() {
        super(
                "lemma11",
                "Lemma 11: the residual at t is that at T_1 and the sum of the remainders",
                "With c, v of recursion (17), the relative residual at t is at most that at T_1 plus the sum of eta |r1[i,j]| / |u_i v_j|"
                        + " and eta |r2_i| / |c u_i| since (eq. (18)). The sum is of order beta/(1 - beta) h ||A|| ln(1/q(T_1)) / 2, linear in"
                        + " eta: eq. (19) as eta goes to 0.",
                "Jiang, Malik and Li (2023), Lemma 11 with eqs. (17) and (18); the size of the sum is derived",
                Kind.INEQUALITY,
                "none: deterministic given the start");
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        Finding sum = extremes("recursion_accumulated", MomentumRun::beforeEnd)
                .over(Lemma11ResidualInduction::leading)
                .atMost("largest sum of the remainders to the end over its leading order", where, runs, HIGHER_ORDERS);
        return List.of(
                extremes("recursion_residual", MomentumRun::secondPhase, Lemma11ResidualInduction::excess)
                        .atMost(
                                "largest (residual(t) - residual(T_1)) - sum of the remainders since T_1",
                                where,
                                runs,
                                ROUNDING),
                sum.withNote(sum.note() + "; median sum "
                        + Words.number(median(runs, run -> run.at(run.end() - 1, "recursion_accumulated")))),
                extremes("recursion_residual", MomentumRun::atFirstEnd)
                        .over(MomentumRun::rankOneBound)
                        .share("share of runs with residual(T_1) <= d^-(alpha/4 - 1/2)", where, runs));
    }

    private static DoubleBinaryOperator excess(MomentumRun run) {
        double start = run.at(run.firstEnd(), "recursion_residual");
        return (t, residual) -> residual - start - run.at(t, "recursion_accumulated");
    }

    /**
     * A step adds beta/(1 - beta) (h||A||)^2 (1 - q) |1 - 3q|, and dt = dq / (2 h||A|| q (1 - q)): the integral of |1 - 3q|/q from
     * q(T_1) to q(T_2) is ln(1/(9 q1 q2)) + 3 (q1 + q2) - 2.
     */
    private static double leading(MomentumRun run) {
        double q1 = run.learnedAtFirstEnd();
        double q2 = 1 - StrictMath.sqrt(run.eps0()) / run.leastTarget();
        double integral = StrictMath.log(1 / (9 * q1 * q2)) + 3 * (q1 + q2) - 2;
        return run.beta() / (1 - run.beta()) * run.drive() / 2 * integral;
    }
}
