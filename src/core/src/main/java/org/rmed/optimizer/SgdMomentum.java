package org.rmed.optimizer;

/**
 * SGD with heavy-ball momentum, Jiang, Malik and Li (2023), eq. (3a), without a (1 - beta) factor:
 *
 * <pre>
 *   u^(t+1) = beta u^(t) + g^(t) + weightDecay W^(t),   u^(0) = 0
 *   W^(t+1) = W^(t) - eta u^(t+1)
 * </pre>
 *
 * @param eta learning rate, positive
 * @param beta momentum, in [0, 1)
 * @param weightDecay L2 term added to the gradient, at least 0 (the paper's appendix A.7; 0 in its theory)
 */
public record SgdMomentum(double eta, double beta, double weightDecay) implements Optimizer {

    public SgdMomentum {
        Optimizer.checkedEta(eta);
        Range.DECAY.check("beta", beta);
        Range.NON_NEGATIVE.check("weightDecay", weightDecay);
    }

    /** Heavy ball as in the theory, without weight decay. */
    public SgdMomentum(double eta, double beta) {
        this(eta, beta, 0);
    }

    @Override
    public String name() {
        return "sgdm";
    }

    @Override
    public SgdMomentum withEta(double newEta) {
        return new SgdMomentum(newEta, beta, weightDecay);
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
        return new Update(eta, beta, weightDecay);
    }

    private record Update(double eta, double beta, double weightDecay) implements ElementwiseUpdate {

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
            if (weightDecay == 0) {
                kernel(weights, state[0], direction, scale, eta, beta, from, to);
            } else {
                decayingKernel(weights, state[0], direction, scale, eta, beta, weightDecay, from, to);
            }
        }

        private static void kernel(
                double[] w, double[] u, double[] e, double scale, double eta, double beta, int from, int to) {
            for (int j = from; j < to; j++) {
                double moved = beta * u[j] + scale * e[j];
                u[j] = moved;
                w[j] -= eta * moved;
            }
        }

        private static void decayingKernel(
                double[] w,
                double[] u,
                double[] e,
                double scale,
                double eta,
                double beta,
                double decay,
                int from,
                int to) {
            for (int j = from; j < to; j++) {
                double moved = beta * u[j] + (scale * e[j] + decay * w[j]);
                u[j] = moved;
                w[j] -= eta * moved;
            }
        }
    }
}
