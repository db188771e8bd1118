package org.rmed.optimizer;

/**
 * The update that Adam and AdamW share; state: m, v.
 *
 * <pre>
 *   m = beta1 m + (1 - beta1) g,   v = beta2 v + (1 - beta2) g^2
 *   W = keep W - (eta / c1) m / ( sqrt(v / c2 + inside) + outside )
 * </pre>
 *
 * with c1 = 1 - beta1^(t+1), c2 = 1 - beta2^(t+1) under bias correction, else 1, and keep = 1 - eta weightDecay.
 */
final class AdamUpdate implements ElementwiseUpdate {

    private final double eta;
    private final double beta1;
    private final double beta2;
    private final double inside;
    private final double outside;
    private final boolean biasCorrection;
    private final double keep;
    private final BiasCorrection correction1;
    private final BiasCorrection correction2;
    private double step;
    private double secondMomentFactor = 1;

    AdamUpdate(double eta, double beta1, double beta2, Denominator denominator, boolean biasCorrection, double decay) {
        this.eta = eta;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.inside = denominator.insideRoot();
        this.outside = denominator.outsideRoot();
        this.biasCorrection = biasCorrection;
        this.keep = 1 - eta * decay;
        this.step = eta;
        this.correction1 = new BiasCorrection(beta1);
        this.correction2 = new BiasCorrection(beta2);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void begin(long t) {
        if (biasCorrection) {
            step = eta / correction1.at(t);
            secondMomentFactor = 1 / correction2.at(t);
        }
    }

    @Override
    public void apply(double[] weights, double[][] state, double[] direction, double scale, int from, int to) {
        kernel(
                weights,
                state[0],
                state[1],
                direction,
                scale,
                beta1,
                beta2,
                inside,
                outside,
                step,
                secondMomentFactor,
                keep,
                from,
                to);
    }

    /** All arrays share one index and nothing else happens in the loop: that is what lets the JIT vectorise it. */
    private static void kernel(
            double[] w,
            double[] m,
            double[] v,
            double[] e,
            double scale,
            double beta1,
            double beta2,
            double inside,
            double outside,
            double step,
            double secondMomentFactor,
            double keep,
            int from,
            int to) {
        double fresh1 = 1 - beta1;
        double fresh2 = 1 - beta2;
        for (int j = from; j < to; j++) {
            double g = scale * e[j];
            double mj = beta1 * m[j] + fresh1 * g;
            double vj = beta2 * v[j] + fresh2 * (g * g);
            m[j] = mj;
            v[j] = vj;
            w[j] = keep * w[j] - step * mj / (Math.sqrt(vj * secondMomentFactor + inside) + outside);
        }
    }
}
