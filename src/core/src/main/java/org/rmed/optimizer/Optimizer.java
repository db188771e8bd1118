package org.rmed.optimizer;

/**
 * An optimizer: hyper-parameters and the element-wise update they define. All of them are built from settings in
 * {@link Optimizers}, the one registry.
 *
 * <p>Notation: g^(t) gradient at step t (from 0), W^(t) weights before step t, eta the learning rate. Operations on
 * vectors are element-wise; state starts at zero.
 */
public sealed interface Optimizer
        permits GradientDescent, SgdMomentum, Nesterov, Adam, AdamW, AmsGrad, RmsProp, Adagrad, SignDescent {

    /** The name used in settings, tables and plots, such as {@code sgdm}. */
    String name();

    /** The learning rate. */
    double eta();

    /** The same optimizer with another learning rate. */
    Optimizer withEta(double eta);

    /** A fresh update at step 0. */
    ElementwiseUpdate update();

    /**
     * Whether the trajectory's displacement is a linear function of the gradients (gradient descent, heavy ball, Nesterov). Such
     * methods commute with rotations of the hidden layer and are governed by the Hessian's largest eigenvalue; the
     * others rescale each coordinate, and move it by about eta whatever the gradient's size.
     */
    boolean linearInGradient();

    /** beta of a method linear in the gradient, 0 if it has none: eta / (1 - beta) is its effective learning rate. */
    default double momentum() {
        return 0;
    }

    /** Checks a learning rate: positive and finite. */
    static double checkedEta(double eta) {
        return Range.POSITIVE.check("eta", eta);
    }
}
