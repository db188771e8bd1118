package org.rmed.transformer.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.rmed.optimizer.Adagrad;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.AdamW;
import org.rmed.optimizer.AmsGrad;
import org.rmed.optimizer.Denominator;
import org.rmed.optimizer.RmsProp;
import org.rmed.transformer.tensor.Tensor;

/**
 * What the adaptive methods have in common; state: m (unless the numerator is g itself), v, and for AMSGrad the largest v.
 *
 * <pre>
 *   m = beta1 m + (1 - beta1) g,   v = beta2 v + (1 - beta2) g^2   (Adagrad: v = v + g^2)
 *   W = keep W - (eta / c1) m / ( sqrt(v / c2 + inside) + outside )
 * </pre>
 *
 * computed as (eta sqrt(c2) / c1) m / ( sqrt(v + c2 inside) + sqrt(c2) outside ): two temporary tensors. xi = 0 stands for
 * a floor as in {@link Denominator}, so that 0 / 0 is a step of 0 in the tensors' precision too ({@link Floor}).
 */
final class AdaptiveUpdate implements TensorUpdate {

    private final boolean firstMoment;
    private final double beta1;
    private final boolean sum;
    private final double beta2;
    private final boolean largest;
    private final boolean corrected;
    private final double decay;
    private final double inside;
    private final double outside;
    private double factor;
    private double keep;
    private double insideNow;
    private double outsideNow;

    private AdaptiveUpdate(
            boolean firstMoment,
            double beta1,
            boolean sum,
            double beta2,
            boolean largest,
            boolean corrected,
            double decay,
            Denominator denominator) {
        this.firstMoment = firstMoment;
        this.beta1 = beta1;
        this.sum = sum;
        this.beta2 = beta2;
        this.largest = largest;
        this.corrected = corrected;
        this.decay = decay;
        this.inside = Floor.insideRoot(denominator);
        this.outside = Floor.outsideRoot(denominator);
    }

    static AdaptiveUpdate of(Adam o) {
        return new AdaptiveUpdate(true, o.beta1(), false, o.beta2(), false, o.biasCorrection(), 0, o.denominator());
    }

    static AdaptiveUpdate of(AdamW o) {
        return new AdaptiveUpdate(
                true, o.beta1(), false, o.beta2(), false, o.biasCorrection(), o.weightDecay(), o.denominator());
    }

    static AdaptiveUpdate of(AmsGrad o) {
        return new AdaptiveUpdate(true, o.beta1(), false, o.beta2(), true, o.biasCorrection(), 0, o.denominator());
    }

    static AdaptiveUpdate of(RmsProp o) {
        return new AdaptiveUpdate(false, 0, false, o.beta2(), false, o.biasCorrection(), 0, o.denominator());
    }

    static AdaptiveUpdate of(Adagrad o) {
        return new AdaptiveUpdate(false, 0, true, 0, false, false, 0, o.denominator());
    }

    @Override
    public List<String> slots() {
        List<String> slots = new ArrayList<>(List.of("v"));
        if (firstMoment) {
            slots.add(0, "m");
        }
        if (largest) {
            slots.add("vmax");
        }
        return slots;
    }

    @Override
    public void begin(long t, double eta) {
        double c1 = corrected ? 1 - StrictMath.pow(beta1, t + 1.0) : 1;
        double c2 = corrected ? 1 - StrictMath.pow(beta2, t + 1.0) : 1;
        factor = eta * StrictMath.sqrt(c2) / c1;
        insideNow = inside * c2;
        outsideNow = outside * StrictMath.sqrt(c2);
        keep = 1 - eta * decay;
    }

    @Override
    public void apply(Tensor weights, List<Tensor> state, Tensor gradient) {
        int next = 0;
        Tensor numerator = gradient;
        if (firstMoment) {
            numerator = state.get(next++);
            average(numerator, beta1, gradient.times(1 - beta1));
        }
        Tensor v = state.get(next++);
        if (sum) {
            average(v, 1, gradient.squared());
        } else {
            average(v, beta2, gradient.squared().scaleInPlace(1 - beta2));
        }
        if (largest) {
            Tensor larger = v.maximum(state.get(next));
            v = state.get(next).setInPlace(larger);
            larger.free();
        }
        Tensor move = quotient(numerator, v).scaleInPlace(factor);
        if (keep != 1) {
            weights.scaleInPlace(keep);
        }
        weights.subtractInPlace(move);
    }

    private Tensor quotient(Tensor numerator, Tensor v) {
        Tensor root;
        if (insideNow == 0) {
            root = v.squareRoot();
        } else {
            Tensor raised = v.plus(insideNow);
            root = raised.squareRoot();
            raised.free();
        }
        if (outsideNow != 0) {
            root.shiftInPlace(outsideNow);
        }
        Tensor quotient = numerator.dividedBy(root);
        root.free();
        return quotient;
    }

    /** moment = beta moment + fresh; frees what is fresh. */
    private static void average(Tensor moment, double beta, Tensor fresh) {
        if (beta != 1) {
            moment.scaleInPlace(beta);
        }
        moment.addInPlace(fresh);
        fresh.free();
    }
}
