package org.rmed.linear.limit;

import org.rmed.linear.TwoLayerProblem;
import org.rmed.spec.UsageException;

/**
 * The columns of sign flow after the transient. With sigma_j = sign(A_j), W1[i,j] = W1(0)[i,j] + r_i sigma_j (V_j + c_i) and w2_i =
 * r_i (tau + b_i),
 *
 * <pre>sigma_j E_j = tau h_j + k_j + sum_i (tau + b_i)(V_j + c_i) - |A_j|,   h_j = sigma_j (W1(0)^T r)_j,   k_j = sigma_j (W1(0)^T r b)_j</pre>
 *
 * V_j = tau until this is 0, a quadratic equation; from then on the column slides along E_j = 0 (Filippov's solution), which
 * gives V_j. When the last one gets there, all is at rest.
 */
final class SignColumns {

    private final double[] size;
    private final double leads;
    private final double lags;
    private final double products;
    private final double[] slope;
    private final double[] offset;
    private final double[] arrivals;
    private final double rest;

    /**
     * @param initial0 sigma_j (W1(0)^T r)_j (d)
     * @param initial1 sigma_j (W1(0)^T r b)_j (d)
     * @throws UsageException if a column would not stay where E_j = 0
     */
    SignColumns(TwoLayerProblem problem, SignTransient rows, double[] initial0, double[] initial1) {
        int d = problem.dimension();
        this.leads = rows.leads();
        this.lags = rows.lags();
        this.products = rows.products();
        this.size = new double[d];
        this.slope = initial0;
        this.offset = initial1;
        this.arrivals = new double[d];
        double last = 0;
        for (int j = 0; j < d; j++) {
            size[j] = StrictMath.abs(problem.target()[j]);
            arrivals[j] = reaches(j, 0);
            last = StrictMath.max(last, arrivals[j]);
            if (lags + slope[j] > leads) {
                throw tooLarge("column " + j + " would not stay at E_j=0");
            }
        }
        this.rest = last;
    }

    /** The refusal of initial weights for which the closed form does not hold. */
    static UsageException tooLarge(String why) {
        return new UsageException(
                "sign flow has no closed form from this start: " + why
                        + "; the initial weights are too large against A, or eta is: raise alpha, lower eta, or use engine=dense");
    }

    /** When sigma_j E_j reaches -level; 0 if it starts there. */
    double reaches(int j, double level) {
        double d = size.length;
        double linear = leads + lags + slope[j];
        double constant = products + offset[j] - size[j] + level;
        if (constant >= 0) {
            return 0;
        }
        double root = StrictMath.sqrt(linear * linear - 4 * d * constant);
        // the form without cancellation
        return linear >= 0 ? -2 * constant / (linear + root) : (root - linear) / (2 * d);
    }

    /** When the last column arrives at E_j = 0. */
    double rest() {
        return rest;
    }

    /** |E_j| (d) at tau after the transient. */
    double[] errors(double tau) {
        double d = size.length;
        double linear = leads + lags;
        double constant = products;
        double[] errors = new double[size.length];
        for (int j = 0; j < errors.length; j++) {
            if (tau < arrivals[j]) {
                double sum = (d * tau + linear + slope[j]) * tau + (constant + offset[j]);
                errors[j] = StrictMath.max(0, size[j] - sum);
            }
        }
        return errors;
    }

    /** V (d) at tau, between the transient and rest. */
    double[] displacements(double tau) {
        double weights = size.length * tau + leads;
        double lagged = tau * lags + products;
        double[] moved = new double[size.length];
        for (int j = 0; j < moved.length; j++) {
            moved[j] = tau < arrivals[j] ? tau : (size[j] - tau * slope[j] - offset[j] - lagged) / weights;
        }
        return moved;
    }
}
