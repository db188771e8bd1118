package org.rmed.optimizer;

/**
 * Adam, Jiang, Malik and Li (2023), eq. (3b):
 *
 * <pre>
 *   m^(t) = (1-beta1)/(1-beta1^(t+1)) sum_{tau=0..t} beta1^tau g^(t-tau)
 *   v^(t) = (1-beta2)/(1-beta2^(t+1)) sum_{tau=0..t} beta2^tau (g^(t-tau))^2
 *   W^(t+1) = W^(t) - eta m^(t) / ( sqrt(v^(t)) + xi )
 * </pre>
 *
 * Each open reading is an option: the normalizers 1 - beta^(t+1) (bias correction), the place of xi, and beta2, which
 * the theory sets to beta1^2.
 *
 * @param eta learning rate, positive
 * @param beta1 memory of the first moment, in [0, 1)
 * @param beta2 memory of the second moment, in [0, 1)
 * @param denominator xi and where it stands
 * @param biasCorrection whether the moments are divided by 1 - beta^(t+1)
 */
public record Adam(double eta, double beta1, double beta2, Denominator denominator, boolean biasCorrection)
        implements Optimizer {

    public Adam {
        Optimizer.checkedEta(eta);
        Range.DECAY.check("beta1", beta1);
        Range.DECAY.check("beta2", beta2);
    }

    /** The theory's Adam: beta2 = beta1^2, xi = 0, bias correction on. */
    public static Adam ofTheory(double eta, double beta1) {
        return new Adam(eta, beta1, beta1 * beta1, Denominator.outside(0), true);
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public Adam withEta(double newEta) {
        return new Adam(newEta, beta1, beta2, denominator, biasCorrection);
    }

    @Override
    public boolean linearInGradient() {
        return false;
    }

    @Override
    public ElementwiseUpdate update() {
        return new AdamUpdate(eta, beta1, beta2, denominator, biasCorrection, 0);
    }
}
