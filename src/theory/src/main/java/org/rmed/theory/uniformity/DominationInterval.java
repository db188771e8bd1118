package org.rmed.theory.uniformity;

import org.rmed.linear.trajectory.Snapshot;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Outcome;

/** What eqs. (42) and (43) of Theorem 2 share: R_OD(t) <= q(t) + rest on [T_1, T_2], and R_OD where the error is gone. */
final class DominationInterval {

    private DominationInterval() {}

    /** max over (T_1, T_2] of q(t) / q(t-1); NaN without an interval. */
    static double steepest(Outcome run) {
        return Interval.measure(run, Double.NaN, interval -> {
            double[] q = run.readings().between(interval.from(), interval.to(), "q");
            double worst = 0;
            for (int k = 1; k < q.length; k++) {
                worst = q[k] / q[k - 1] > worst ? q[k] / q[k - 1] : worst;
            }
            return q.length > 1 ? worst : Double.NaN;
        });
    }

    /** max over the rows of [T_1, T_2] of R_OD(t) - q(t); NaN without an interval. */
    static double rest(Outcome run) {
        return Interval.measure(run, Double.NaN, interval -> {
            double worst = Double.NEGATIVE_INFINITY;
            for (Snapshot row : interval.rows()) {
                worst = StrictMath.max(
                        worst,
                        run.trajectory().value(row, "r_od_l2") - run.readings().at(row.t(), "q"));
            }
            return worst;
        });
    }

    /** q(T_2); NaN without an interval. */
    static double remaining(Outcome run) {
        return Interval.measure(run, Double.NaN, interval -> run.readings().at(interval.to(), "q"));
    }

    /** R_OD of the last row. */
    static double last(Outcome run) {
        return run.last("r_od_l2");
    }

    /** q of the last row over a limit: how far R_OD there can be from the limit because of the error left. */
    static double unfinished(Outcome run, double limit) {
        return run.readings().at(run.trajectory().end(), "q") / limit;
    }

    /**
     * R_OD of a network of exact rank one with E = 0: the mean over all coordinates of
     *
     * <pre>
     *   r_(i,j) = sqrt( (||u||^2 - u_i^2)/u_i^2 + v_j^2 ||u||^2/(c^2 u_i^2) ),
     *   r_i     = sqrt( (||u||^2 - u_i^2)/u_i^2 + c^2 ||u||^2/(||v||^2 u_i^2) ).
     * </pre>
     *
     * @param u (d)
     * @param v over c (d)
     */
    static double limit(double[] u, double[] v) {
        double size = squares(u);
        double reach = squares(v);
        double sum = 0;
        for (double x : u) {
            double share = size / (x * x);
            for (double y : v) {
                sum += StrictMath.sqrt(share - 1 + y * y * share);
            }
            sum += StrictMath.sqrt(share - 1 + share / reach);
        }
        return sum / (u.length * (v.length + 1.0));
    }

    private static double squares(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return sum;
    }

    /** That q never rises on [T_1, T_2]. */
    static Finding decreasing(Ensemble.Cell cell) {
        Outcome worst = Ensemble.worst(cell.runs(), DominationInterval::steepest);
        return Finding.exact("largest q(t)/q(t-1) on (T_1, T_2]", cell.where(), steepest(worst), Relation.AT_MOST, 1)
                .withNote("seed=" + worst.settings().text("seed") + "; " + Interval.length(cell.runs()));
    }
}
