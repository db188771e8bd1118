package org.rmed.linear.limit;

import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.initial.Vectors;
import org.rmed.spec.UsageException;

/**
 * The start of sign flow, while E is -A: W1[i,j] moves at sign(w2_i A_j), and w2_i at sign((W1 A^T)_i). With m_i = |w2_i(0)|,
 * s_i = sign(w2_i(0)), and tau_i = |(W1(0) A^T)_i| / ||A||_1, the time in which W1's motion outweighs an opposing start:
 *
 * <ul>
 *   <li>(W1(0) A^T)_i of sign s_i: w2_i = s_i (m_i + tau), W1[i,j] = W1(0)[i,j] + s_i sign(A_j) tau from the start;
 *   <li>opposing, tau_i <= m_i: w2_i falls until tau_i and then rises, w2_i = s_i (m_i + tau - 2 tau_i);
 *   <li>opposing, tau_i > m_i: w2_i passes 0 at m_i and goes on, r_i = -s_i, w2_i = r_i (tau - m_i), and W1 turns round with it,
 *       W1[i,j] = W1(0)[i,j] + r_i sign(A_j) (tau - 2 m_i).
 * </ul>
 *
 * From {@link #end} on, w2_i = r_i (tau + b_i), and W1[i,j] = W1(0)[i,j] + r_i sign(A_j) (tau + c_i) until column j flips.
 *
 * @param sign r (d), each 1 or -1
 * @param lead b (d)
 * @param lag c (d)
 * @param end when the last row has turned
 */
record SignTransient(double[] sign, double[] lead, double[] lag, double end) {

    /**
     * @throws UsageException for a hidden unit that sign flow leaves at rest
     */
    static SignTransient of(TwoLayerProblem problem) {
        int d = problem.dimension();
        double sum = 0;
        for (double a : problem.target()) {
            sum += StrictMath.abs(a);
        }
        double[] image = problem.initial().times(problem.target());
        double[] sign = new double[d];
        double[] lead = new double[d];
        double[] lag = new double[d];
        double end = 0;
        for (int i = 0; i < d; i++) {
            double drive = problem.initial().size() * image[i];
            double start = problem.secondLayer()[i];
            double m = StrictMath.abs(start);
            if (drive == 0 && m == 0) {
                throw new UsageException("w2_i=0 and (W1 A)_i=0 at i=" + i
                        + ": sign flow leaves this hidden unit at rest; engine=limit needs one of them other than 0");
            }
            sign[i] = StrictMath.signum(m == 0 ? drive : start);
            lead[i] = m;
            double turn = StrictMath.abs(drive) / sum;
            if (drive * sign[i] < 0) {
                if (turn <= m) {
                    lead[i] = m - 2 * turn;
                    end = StrictMath.max(end, turn);
                } else {
                    sign[i] = -sign[i];
                    lead[i] = -m;
                    lag[i] = -2 * m;
                    end = StrictMath.max(end, m);
                }
            }
        }
        return new SignTransient(sign, lead, lag, end);
    }

    /** r b (d). */
    double[] signedLead() {
        double[] signed = new double[sign.length];
        for (int i = 0; i < signed.length; i++) {
            signed[i] = sign[i] * lead[i];
        }
        return signed;
    }

    /** b_1 + ... + b_d. */
    double leads() {
        return sum(lead);
    }

    /** c_1 + ... + c_d. */
    double lags() {
        return sum(lag);
    }

    /** sum_i b_i c_i. */
    double products() {
        return Vectors.dot(lead, lag);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
