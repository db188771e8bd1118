package org.rmed.theory.law;

/**
 * R_med,1 of Adam when initial weights are not small against final ones, derived here from the sign-like phase of Jiang, Malik
 * and Li (2023), equation (29): |w2_i| = |w2_i(0)| + eta t and |W1[i,j]| = eta t until column j arrives.
 *
 * <p>In units of d^-1/2, with sigma = s sqrt(d), z = eta t sqrt(d) and N standard normal: (W2 W1)_j = z (z + sigma E|N|), and
 * R_med,1 = ((M sigma + z) / (m sigma + z))^2 with m the median of |N| and M = m sqrt(R_d), R_d the max/median ratio of d squared
 * Gaussians. With A_j uniform on [0.5, 1.5] the loss is the share f of its start when columns up to q have arrived,
 * (3/2 - q)^3 = 13 f / 4. Left out: W1(0), Adam's start-up lag, fluctuations of the mean of |w2(0)|.
 *
 * @param d dimension, 1 to {@link RatioLaw#LARGEST_D}
 * @param share of the initial loss, 0 &lt; f &lt;= 4/13
 */
public record HeadStart(int d, double share) {

    /** Median of |N|. */
    public static final double MEDIAN = 0.6744897501960817;
    /** Mean of |N|, sqrt(2 / pi). */
    private static final double MEAN = 0.7978845608028654;

    private static final int HALVINGS = 200;
    /** Beyond it the first column has not arrived. */
    private static final double MOST_SHARE = 4.0 / 13;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if share is outside it
     */
    public HeadStart {
        if (!(share > 0 && share <= MOST_SHARE)) {
            throw new IllegalArgumentException(
                    "share=" + share + " is outside (0, 4/13]: no column has arrived before");
        }
    }

    /** M - m: how far the largest weight is above the median one, in units of s. */
    public double spread() {
        return largest() - MEDIAN;
    }

    private double largest() {
        return MEDIAN * StrictMath.sqrt(RatioLaw.medianOf(d));
    }

    /** q, the largest A_j that has arrived. */
    public double arrived() {
        return 1.5 - StrictMath.cbrt(3.25 * share);
    }

    /** z = eta t sqrt(d) at that loss. */
    public double moved(double sigma) {
        double half = MEAN * sigma / 2;
        return StrictMath.sqrt(half * half + arrived()) - half;
    }

    /** R_med,1. */
    public double ratio(double sigma) {
        double z = moved(sigma);
        double root = (largest() * sigma + z) / (MEDIAN * sigma + z);
        return root * root;
    }

    /** (sqrt(R_med,1) - 1) / (sqrt(R_d) - 1) = 1 / (1 + z / (m sigma)): 0 for a uniform diagonal, 1 for a Gaussian one. */
    public double order(double sigma) {
        return 1 / (1 + moved(sigma) / (MEDIAN * sigma));
    }

    /** The sigma at which it is 1/2: z = m sigma. */
    public double halfWay() {
        return StrictMath.sqrt(arrived() / (MEDIAN * (MEDIAN + MEAN)));
    }

    /** The sigma at which R_med,1 has a value between 1 and R_d. */
    public double sigma(double ratio) {
        double low = 1e-12;
        double high = 1e12;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = StrictMath.sqrt(low * high);
            if (ratio(middle) < ratio) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return StrictMath.sqrt(low * high);
    }
}
