package org.rmed.transformer.optimizer;

import java.util.List;
import org.rmed.optimizer.Adagrad;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.AdamW;
import org.rmed.optimizer.AmsGrad;
import org.rmed.optimizer.GradientDescent;
import org.rmed.optimizer.Nesterov;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.RmsProp;
import org.rmed.optimizer.SgdMomentum;
import org.rmed.optimizer.SignDescent;
import org.rmed.transformer.tensor.Tensor;

/** The update of one optimizer on tensors: what {@link org.rmed.optimizer.ElementwiseUpdate} is on arrays. */
interface TensorUpdate {

    /** Names of its state, in the order of the scalar update's slots. State starts at 0. */
    List<String> slots();

    /** Prepares the coefficients of step t, from 0, at learning rate eta. */
    void begin(long t, double eta);

    /**
     * Updates one parameter. All tensors have one shape and one scope, where temporary ones are left.
     *
     * @param weights Modified.
     * @param state one per slot. Modified.
     * @param gradient Not modified.
     */
    void apply(Tensor weights, List<Tensor> state, Tensor gradient);

    /** The update of an optimizer. */
    static TensorUpdate of(Optimizer optimizer) {
        if (optimizer instanceof GradientDescent) {
            return new Descent(false);
        } else if (optimizer instanceof SignDescent) {
            return new Descent(true);
        } else if (optimizer instanceof SgdMomentum sgdm) {
            return new Momentum(sgdm.beta(), sgdm.weightDecay(), false);
        } else if (optimizer instanceof Nesterov nesterov) {
            return new Momentum(nesterov.beta(), 0, true);
        } else if (optimizer instanceof Adam adam) {
            return AdaptiveUpdate.of(adam);
        } else if (optimizer instanceof AdamW adamW) {
            return AdaptiveUpdate.of(adamW);
        } else if (optimizer instanceof AmsGrad amsGrad) {
            return AdaptiveUpdate.of(amsGrad);
        } else if (optimizer instanceof RmsProp rmsProp) {
            return AdaptiveUpdate.of(rmsProp);
        } else if (optimizer instanceof Adagrad adagrad) {
            return AdaptiveUpdate.of(adagrad);
        }
        throw new IllegalArgumentException(optimizer.name() + " has no update on tensors");
    }

    /** W = W - eta g, or W = W - eta sign(g). */
    final class Descent implements TensorUpdate {

        private final boolean signOnly;
        private double step;

        Descent(boolean signOnly) {
            this.signOnly = signOnly;
        }

        @Override
        public List<String> slots() {
            return List.of();
        }

        @Override
        public void begin(long t, double eta) {
            step = eta;
        }

        @Override
        public void apply(Tensor weights, List<Tensor> state, Tensor gradient) {
            weights.subtractInPlace(signOnly ? gradient.sign().scaleInPlace(step) : gradient.times(step));
        }
    }

    /** u = beta u + g + decay W, W = W - eta u; Nesterov's W = W - eta (g + beta u). */
    final class Momentum implements TensorUpdate {

        private final double beta;
        private final double decay;
        private final boolean ahead;
        private double step;

        Momentum(double beta, double decay, boolean ahead) {
            this.beta = beta;
            this.decay = decay;
            this.ahead = ahead;
        }

        @Override
        public List<String> slots() {
            return List.of("u");
        }

        @Override
        public void begin(long t, double eta) {
            step = eta;
        }

        @Override
        public void apply(Tensor weights, List<Tensor> state, Tensor gradient) {
            Tensor u = state.get(0).scaleInPlace(beta).addInPlace(gradient);
            if (decay != 0) {
                Tensor pull = weights.times(decay);
                u.addInPlace(pull);
                pull.free();
            }
            weights.subtractInPlace(ahead ? u.times(beta).addInPlace(gradient).scaleInPlace(step) : u.times(step));
        }
    }
}
