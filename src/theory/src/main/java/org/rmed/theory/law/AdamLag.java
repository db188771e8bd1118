package org.rmed.theory.law;

import org.rmed.optimizer.Adam;

/**
 * How far Adam stays behind sign descent. Its step is eta m / sqrt(v), where m is on average beta1 / (1 - beta1) steps old
 * and v beta2 / (1 - beta2). While a gradient grows in proportion to t, as g2 does throughout the first phase, a step is
 * short by a fraction a / t, a the difference of the two ages; summed up that is a ln t steps. The moments' start and the
 * signs of g2 at t = 0 cost up to about 1 / (1 - beta1) steps more.
 *
 * @param beta1 memory of the first moment
 * @param beta2 memory of the second moment
 */
public record AdamLag(double beta1, double beta2) {

    /** The lag of an optimizer of Adam's form. */
    public static AdamLag of(Adam adam) {
        return new AdamLag(adam.beta1(), adam.beta2());
    }

    /** Steps lost after t steps, t >= 1: an upper estimate. */
    public double steps(double t) {
        double age = StrictMath.max(0, beta1 / (1 - beta1) - beta2 / (1 - beta2));
        return age * StrictMath.log(t) + start();
    }

    /** Steps lost at the start, which may differ between rows. */
    public double start() {
        return 1 / (1 - beta1);
    }
}
