package org.rmed.optimizer;

/**
 * Sign descent: W^(t+1) = W^(t) - eta sign(g^(t)), with sign(0) = 0. Adam's limit for a slowly varying gradient.
 *
 * @param eta learning rate, positive
 */
public record SignDescent(double eta) implements Optimizer {

    public SignDescent {
        Optimizer.checkedEta(eta);
    }

    @Override
    public String name() {
        return "sign";
    }

    @Override
    public SignDescent withEta(double newEta) {
        return new SignDescent(newEta);
    }

    @Override
    public boolean linearInGradient() {
        return false;
    }

    @Override
    public ElementwiseUpdate update() {
        return new Update(eta);
    }

    private record Update(double eta) implements ElementwiseUpdate {

        @Override
        public int slots() {
            return 0;
        }

        @Override
        public void begin(long t) {
            // the coefficients do not depend on t
        }

        @Override
        public void apply(double[] weights, double[][] state, double[] direction, double scale, int from, int to) {
            for (int j = from; j < to; j++) {
                weights[j] -= eta * Math.signum(scale * direction[j]);
            }
        }
    }
}
