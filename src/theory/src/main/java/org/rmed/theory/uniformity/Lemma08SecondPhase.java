package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;

/** Lemma 8: the second phase adds no more than eps_0 to the residual, and ends with ||E||^2 of order eps. */
final class Lemma08SecondPhase extends MomentumClaim {

    Lemma08SecondPhase() {
        super(
                "lemma8",
                "Lemma 8: the second phase of SGD+M adds nothing to the residual and ends at ||E||^2 = O(eps)",
                "For T_1 <= t <= min(T_2, T_3) the relative residuals are at most those at T_1 plus eps_0 (eq. (19)), and at the end eps <="
                        + " ||E||^2 <= eps ||A||^2 / (d A_min^2): with E parallel to A the phase ends at T_2, not at T_3.",
                "Jiang, Malik and Li (2023), Lemma 8 and eq. (19) (working form); the two sides of ||E||^2 are derived",
                Kind.INEQUALITY,
                "none: deterministic given the start");
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                rise("residual_1")
                        .atMost(
                                "largest rise of the relative residual of W1 above its value at T_1, over eps_0",
                                where,
                                runs,
                                1),
                rise("residual_2")
                        .atMost(
                                "largest rise of the relative residual of W2 above its value at T_1, over eps_0",
                                where,
                                runs,
                                1),
                // E is parallel to A up to a spread of 10 d s^2, see Lemma 9
                errorAtEnd()
                        .atMost(
                                "largest ||E||^2 / eps at min(T_2, T_3), over ||A||^2 / (d A_min^2), less that of the spread of E_j / A_j",
                                where,
                                runs,
                                1),
                extremes("error_squared", MomentumRun::beforeEnd)
                        .over(run -> run.run().eps())
                        .atLeast("smallest ||E||^2 / eps one step before min(T_2, T_3)", where, runs, 1));
    }

    private static Extremes<MomentumRun> rise(String column) {
        return extremes(column, MomentumRun::secondPhase, run -> {
                    double start = run.at(run.firstEnd(), column);
                    return (t, residual) -> residual - start;
                })
                .over(MomentumRun::eps0);
    }

    /** ||E||^2 at the end of the second phase over eps ||A||^2 / (d A_min^2), less what the spread of E_j / A_j allows. */
    static Extremes<MomentumRun> errorAtEnd() {
        return extremes("error_squared", MomentumRun::atEnd, run -> {
            double eps = run.run().eps();
            double excess = run.excessAtEnd();
            double spread = run.parallel();
            return (t, squared) -> squared / eps / excess - spread;
        });
    }
}
