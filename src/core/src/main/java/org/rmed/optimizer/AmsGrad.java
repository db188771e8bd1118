package org.rmed.optimizer;

/**
 * AMSGrad (Reddi, Kale and Kumar 2018): Adam whose second moment never decreases. The running maximum is taken of the
 * uncorrected second moment:
 *
 * <pre>
 *   m = beta1 m + (1 - beta1) g,   v = beta2 v + (1 - beta2) g^2,   vmax = max(vmax, v)
 *   W = W - (eta / c1) m / ( sqrt(vmax / c2) + xi )
 * </pre>
 *
 * @param eta learning rate, positive
 * @param beta1 memory of the first moment, in [0, 1)
 * @param beta2 memory of the second moment, in [0, 1)
 * @param denominator xi and where it stands
 * @param biasCorrection whether c1 = 1 - beta1^(t+1) and c2 = 1 - beta2^(t+1) instead of 1
 */
public record AmsGrad(double eta, double beta1, double beta2, Denominator denominator, boolean biasCorrection)
        implements Optimizer {

    public AmsGrad {
        Optimizer.checkedEta(eta);
        Range.DECAY.check("beta1", beta1);
        Range.DECAY.check("beta2", beta2);
    }

    @Override
    public String name() {
        return "amsgrad";
    }

    @Override
    public AmsGrad withEta(double newEta) {
        return new AmsGrad(newEta, beta1, beta2, denominator, biasCorrection);
    }

    @Override
    public boolean linearInGradient() {
        return false;
    }

    @Override
    public ElementwiseUpdate update() {
        return new Update(this);
    }

    private static final class Update implements ElementwiseUpdate {

        private final AmsGrad of;
        private final double inside;
        private final double outside;
        private final BiasCorrection correction1;
        private final BiasCorrection correction2;
        private double step;
        private double secondMomentFactor = 1;

        Update(AmsGrad of) {
            this.of = of;
            this.inside = of.denominator.insideRoot();
            this.outside = of.denominator.outsideRoot();
            this.step = of.eta;
            this.correction1 = new BiasCorrection(of.beta1);
            this.correction2 = new BiasCorrection(of.beta2);
        }

        @Override
        public int slots() {
            return 3;
        }

        @Override
        public void begin(long t) {
            if (of.biasCorrection) {
                step = of.eta / correction1.at(t);
                secondMomentFactor = 1 / correction2.at(t);
            }
        }

        @Override
        public void apply(double[] weights, double[][] state, double[] direction, double scale, int from, int to) {
            double[] m = state[0];
            double[] v = state[1];
            double[] largest = state[2];
            double fresh1 = 1 - of.beta1;
            double fresh2 = 1 - of.beta2;
            for (int j = from; j < to; j++) {
                double g = scale * direction[j];
                m[j] = of.beta1 * m[j] + fresh1 * g;
                v[j] = of.beta2 * v[j] + fresh2 * (g * g);
                largest[j] = Math.max(largest[j], v[j]);
                weights[j] -= step * m[j] / (Math.sqrt(largest[j] * secondMomentFactor + inside) + outside);
            }
        }
    }
}
