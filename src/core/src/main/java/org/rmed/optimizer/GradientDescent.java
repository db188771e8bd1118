package org.rmed.optimizer;

/**
 * Gradient descent: W^(t+1) = W^(t) - eta g^(t).
 *
 * @param eta learning rate, positive
 */
public record GradientDescent(double eta) implements Optimizer {

    public GradientDescent {
        Optimizer.checkedEta(eta);
    }

    @Override
    public String name() {
        return "gd";
    }

    @Override
    public GradientDescent withEta(double newEta) {
        return new GradientDescent(newEta);
    }

    @Override
    public boolean linearInGradient() {
        return true;
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
            kernel(weights, direction, eta * scale, from, to);
        }

        private static void kernel(double[] w, double[] e, double factor, int from, int to) {
            for (int j = from; j < to; j++) {
                w[j] -= factor * e[j];
            }
        }
    }
}
