package org.rmed.transformer.optimizer;

import org.rmed.optimizer.Adagrad;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.AdamW;
import org.rmed.optimizer.AmsGrad;
import org.rmed.optimizer.Denominator;
import org.rmed.optimizer.Denominator.Placement;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.RmsProp;
import org.rmed.transformer.tensor.Precision;

/**
 * The smallest xi of a precision. {@link Denominator#FLOOR} is none in 32 bits, where 1e-150 is 0 and the weight of a
 * word that has not occurred yet would become 0 / 0. There {@value #SINGLE} takes its place: above the root of the
 * smallest normal number, so that a second moment that has vanished never blows a step up, and without effect on a
 * gradient above 1e-9 (to 24 bits).
 */
final class Floor {

    /** Its square times 1 - beta2 (above 1e-4) is still a normal number. */
    static final double SINGLE = 1e-16;

    private Floor() {}

    /** The optimizer whose tensors can be stepped in a precision: xi at least the floor. */
    static Optimizer under(Optimizer optimizer, Precision precision) {
        if (precision == Precision.DOUBLE) {
            return optimizer;
        } else if (optimizer instanceof Adam o) {
            return new Adam(o.eta(), o.beta1(), o.beta2(), raised(o.denominator()), o.biasCorrection());
        } else if (optimizer instanceof AdamW o) {
            return new AdamW(
                    o.eta(), o.beta1(), o.beta2(), raised(o.denominator()), o.biasCorrection(), o.weightDecay());
        } else if (optimizer instanceof AmsGrad o) {
            return new AmsGrad(o.eta(), o.beta1(), o.beta2(), raised(o.denominator()), o.biasCorrection());
        } else if (optimizer instanceof RmsProp o) {
            return new RmsProp(o.eta(), o.beta2(), raised(o.denominator()), o.biasCorrection());
        } else if (optimizer instanceof Adagrad o) {
            return new Adagrad(o.eta(), raised(o.denominator()));
        }
        return optimizer;
    }

    private static Denominator raised(Denominator denominator) {
        double least = denominator.placement() == Placement.BARE_INSIDE ? SINGLE * SINGLE : SINGLE;
        return new Denominator(StrictMath.max(denominator.xi(), least), denominator.placement());
    }

    /** What is added to v under the root. */
    static double insideRoot(Denominator denominator) {
        double xi = StrictMath.max(denominator.xi(), Denominator.FLOOR);
        return switch (denominator.placement()) {
            case OUTSIDE -> 0;
            case INSIDE_SQUARED -> xi * xi;
            case BARE_INSIDE -> StrictMath.max(denominator.xi(), Denominator.FLOOR * Denominator.FLOOR);
        };
    }

    /** What is added to the root. */
    static double outsideRoot(Denominator denominator) {
        return denominator.placement() == Placement.OUTSIDE ? StrictMath.max(denominator.xi(), Denominator.FLOOR) : 0;
    }
}
