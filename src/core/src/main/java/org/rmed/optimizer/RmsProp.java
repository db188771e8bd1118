package org.rmed.optimizer;

/**
 * RMSprop (Tieleman and Hinton 2012): v = beta2 v + (1 - beta2) g^2, W = W - eta g / ( sqrt(v / c2) + xi ). It is Adam
 * with beta1 = 0.
 *
 * @param eta learning rate, positive
 * @param beta2 memory of the second moment, in [0, 1)
 * @param denominator xi and where it stands
 * @param biasCorrection whether c2 = 1 - beta2^(t+1) instead of 1
 */
public record RmsProp(double eta, double beta2, Denominator denominator, boolean biasCorrection) implements Optimizer {

    public RmsProp {
        Optimizer.checkedEta(eta);
        Range.DECAY.check("beta2", beta2);
    }

    @Override
    public String name() {
        return "rmsprop";
    }

    @Override
    public RmsProp withEta(double newEta) {
        return new RmsProp(newEta, beta2, denominator, biasCorrection);
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

        private final RmsProp of;
        private final double inside;
        private final double outside;
        private final BiasCorrection correction2;
        private double secondMomentFactor = 1;

        Update(RmsProp of) {
            this.of = of;
            this.inside = of.denominator.insideRoot();
            this.outside = of.denominator.outsideRoot();
            this.correction2 = new BiasCorrection(of.beta2);
        }

        @Override
        public int slots() {
            return 1;
        }

        @Override
        public void begin(long t) {
            if (of.biasCorrection) {
                secondMomentFactor = 1 / correction2.at(t);
            }
        }

        @Override
        public void apply(double[] weights, double[][] state, double[] direction, double scale, int from, int to) {
            double[] v = state[0];
            double fresh = 1 - of.beta2;
            for (int j = from; j < to; j++) {
                double g = scale * direction[j];
                v[j] = of.beta2 * v[j] + fresh * (g * g);
                weights[j] -= of.eta * g / (Math.sqrt(v[j] * secondMomentFactor + inside) + outside);
            }
        }
    }
}
