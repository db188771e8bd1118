package org.rmed.optimizer;

/**
 * AdamW (Loshchilov and Hutter 2019): Adam with weight decay decoupled from the gradient,
 * W^(t+1) = W^(t) - eta ( m^(t) / (sqrt(v^(t)) + xi) + weightDecay W^(t) ).
 *
 * @param eta learning rate, positive
 * @param beta1 memory of the first moment, in [0, 1)
 * @param beta2 memory of the second moment, in [0, 1)
 * @param denominator xi and where it stands
 * @param biasCorrection whether the moments are divided by 1 - beta^(t+1)
 * @param weightDecay at least 0
 */
public record AdamW(
        double eta, double beta1, double beta2, Denominator denominator, boolean biasCorrection, double weightDecay)
        implements Optimizer {

    public AdamW {
        Optimizer.checkedEta(eta);
        Range.DECAY.check("beta1", beta1);
        Range.DECAY.check("beta2", beta2);
        Range.NON_NEGATIVE.check("weightDecay", weightDecay);
    }

    @Override
    public String name() {
        return "adamw";
    }

    @Override
    public AdamW withEta(double newEta) {
        return new AdamW(newEta, beta1, beta2, denominator, biasCorrection, weightDecay);
    }

    @Override
    public boolean linearInGradient() {
        return false;
    }

    @Override
    public ElementwiseUpdate update() {
        return new AdamUpdate(eta, beta1, beta2, denominator, biasCorrection, weightDecay);
    }
}
