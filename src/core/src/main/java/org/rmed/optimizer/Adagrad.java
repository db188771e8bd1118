package org.rmed.optimizer;

/**
 * Adagrad (Duchi, Hazan and Singer 2011): v = v + g^2, W = W - eta g / ( sqrt(v) + xi ).
 *
 * @param eta learning rate, positive
 * @param denominator xi and where it stands
 */
public record Adagrad(double eta, Denominator denominator) implements Optimizer {

    public Adagrad {
        Optimizer.checkedEta(eta);
    }

    @Override
    public String name() {
        return "adagrad";
    }

    @Override
    public Adagrad withEta(double newEta) {
        return new Adagrad(newEta, denominator);
    }

    @Override
    public boolean linearInGradient() {
        return false;
    }

    @Override
    public ElementwiseUpdate update() {
        return new Update(eta, denominator.insideRoot(), denominator.outsideRoot());
    }

    private record Update(double eta, double inside, double outside) implements ElementwiseUpdate {

        @Override
        public int slots() {
            return 1;
        }

        @Override
        public void begin(long t) {
            // the coefficients do not depend on t
        }

        @Override
        public void apply(double[] weights, double[][] state, double[] direction, double scale, int from, int to) {
            double[] v = state[0];
            for (int j = from; j < to; j++) {
                double g = scale * direction[j];
                v[j] += g * g;
                weights[j] -= eta * g / (Math.sqrt(v[j] + inside) + outside);
            }
        }
    }
}
