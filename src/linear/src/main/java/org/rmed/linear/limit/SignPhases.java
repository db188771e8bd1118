package org.rmed.linear.limit;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rmed.linear.TwoLayerProblem;

/** The phases of Adam, appendix D, of sign flow, with eta in the thresholds. */
final class SignPhases {

    private static final double PRECISION = 1e-14;
    private static final int MOST_ROUNDS = 8;

    private final TwoLayerProblem problem;
    private final SignTransient rows;
    private final SignColumns columns;
    private final double smallError;
    private final double smallGradient;

    SignPhases(TwoLayerProblem problem, SignTransient rows, SignColumns columns, double eta) {
        this.problem = problem;
        this.rows = rows;
        this.columns = columns;
        this.smallError = StrictMath.sqrt(eta * problem.dimension());
        this.smallGradient = problem.dimension() * StrictMath.sqrt(eta);
    }

    /**
     * All of them.
     *
     * @throws org.rmed.spec.UsageException if a column flips before the rows have turned
     */
    FlowPhases phases() {
        int d = problem.dimension();
        double[] flips = new double[d];
        double t1 = Double.POSITIVE_INFINITY;
        double tf = 0;
        for (int j = 0; j < d; j++) {
            flips[j] = columns.reaches(j, smallError);
            t1 = StrictMath.min(t1, flips[j]);
            tf = StrictMath.max(tf, flips[j]);
        }
        double aligned = FirstPhaseEnd.largestInitial(problem) - smallest(rows.lag());
        if (t1 <= StrictMath.max(rows.end(), aligned)) {
            throw SignColumns.tooLarge("the first column reaches E_j=-sqrt(eta d) at tau=" + (float) t1
                    + ", before W1 and w2 are aligned, at " + (float) StrictMath.max(rows.end(), aligned));
        }
        double tg = gradientVanishes(t1);
        Map<String, Double> times = new LinkedHashMap<>();
        times.put("T_P", planted());
        times.put("T_1", t1);
        times.put("T_g", tg);
        times.put("T_f", tf);
        times.put("T_2", StrictMath.min(tg, tf));
        return new FlowPhases(Collections.unmodifiableMap(times), flips, StrictMath.min(tg, tf));
    }

    /** T_P: all |w2_i| >= sqrt(s / sqrt(d)). */
    private double planted() {
        double threshold = StrictMath.sqrt(problem.scale() / StrictMath.sqrt(problem.dimension()));
        double start = Double.POSITIVE_INFINITY;
        for (double w2 : problem.secondLayer()) {
            start = StrictMath.min(start, StrictMath.abs(w2));
        }
        double tau = start >= threshold ? 0 : threshold - smallest(rows.lead());
        return tau <= columns.rest() ? tau : Double.POSITIVE_INFINITY;
    }

    /**
     * T_g: some |g2_i| = ||E||_1 (tau + c_i) - r_i (W1(0) E^T)_i <= d sqrt(eta). The direction of E in the last term, which is small
     * and hardly moves T_g, is taken from the round before.
     */
    private double gradientVanishes(double from) {
        double shift = smallest(rows.lag());
        double tau = crossing(from, shift);
        double largest = FirstPhaseEnd.largestInitial(problem);
        for (int round = 0; round < MOST_ROUNDS && largest > PRECISION * from; round++) {
            double next = crossing(from, shift(tau));
            boolean settled = StrictMath.abs(next - tau) <= PRECISION * tau;
            tau = next;
            if (settled) {
                break;
            }
        }
        return tau;
    }

    private double crossing(double from, double shift) {
        return FirstTime.between(
                from,
                columns.rest(),
                tau -> 1 - StrictMath.sqrt((tau + shift) * total(columns.errors(tau)) / smallGradient));
    }

    /** min_i ( c_i - r_i (W1(0) E^T)_i / ||E||_1 ). */
    private double shift(double tau) {
        double[] errors = columns.errors(tau);
        double total = total(errors);
        Arrays.setAll(errors, j -> -StrictMath.signum(problem.target()[j]) * errors[j] / total);
        double[] image = problem.initial().times(errors);
        double shift = Double.POSITIVE_INFINITY;
        for (int i = 0; i < image.length; i++) {
            shift = StrictMath.min(
                    shift, rows.lag()[i] - rows.sign()[i] * problem.initial().size() * image[i]);
        }
        return shift;
    }

    private static double total(double[] values) {
        double total = 0;
        for (double value : values) {
            total += value;
        }
        return total;
    }

    private static double smallest(double[] values) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : values) {
            smallest = StrictMath.min(smallest, value);
        }
        return smallest;
    }
}
