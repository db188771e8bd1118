package org.rmed.optimizer;

/**
 * Nesterov's accelerated gradient in the look-ahead form of Sutskever, Martens, Dahl and Hinton (2013), written for the
 * weights at the point where the gradient is taken (as in PyTorch, {@code nesterov=True}), without a (1 - beta) factor:
 *
 * <pre>
 *   u^(t+1) = beta u^(t) + g^(t),   u^(0) = 0
 *   W^(t+1) = W^(t) - eta ( g^(t) + beta u^(t+1) )
 * </pre>
 *
 * <p>On a curvature lambda, with x = eta lambda, the roots of z^2 - (1+beta)(1-x) z + beta (1-x) govern it: stable iff
 * x < 2 (1+beta) / (1+2 beta), without overshoot iff x <= ((1-beta) / (1+beta))^2 (or beta = 0 and x <= 1).
 *
 * @param eta learning rate, positive
 * @param beta momentum, in [0, 1)
 */
public record Nesterov(double eta, double beta) implements Optimizer {

    public Nesterov {
        Optimizer.checkedEta(eta);
        Range.DECAY.check("beta", beta);
    }

    @Override
    public String name() {
        return "nesterov";
    }

    @Override
    public Nesterov withEta(double newEta) {
        return new Nesterov(newEta, beta);
    }

    @Override
    public double momentum() {
        return beta;
    }

    @Override
    public boolean linearInGradient() {
        return true;
    }

    @Override
    public ElementwiseUpdate update() {
        return new Update(eta, beta);
    }

    private record Update(double eta, double beta) implements ElementwiseUpdate {

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
            kernel(weights, state[0], direction, scale, eta, beta, from, to);
        }

        private static void kernel(
                double[] w, double[] u, double[] e, double scale, double eta, double beta, int from, int to) {
            for (int j = from; j < to; j++) {
                double g = scale * e[j];
                double moved = beta * u[j] + g;
                u[j] = moved;
                w[j] -= eta * (g + beta * moved);
            }
        }
    }
}
