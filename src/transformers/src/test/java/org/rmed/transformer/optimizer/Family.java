package org.rmed.transformer.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rmed.optimizer.Adagrad;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.AdamW;
import org.rmed.optimizer.AmsGrad;
import org.rmed.optimizer.Denominator;
import org.rmed.optimizer.GradientDescent;
import org.rmed.optimizer.Nesterov;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.RmsProp;
import org.rmed.optimizer.SgdMomentum;
import org.rmed.optimizer.SignDescent;

/**
 * Hyper-parameters from which every optimizer of the family can be made.
 *
 * @param eta learning rate
 * @param beta1 momentum, first moment
 * @param beta2 second moment
 * @param denominator xi
 * @param corrected bias correction
 * @param decay weight decay
 */
record Family(double eta, double beta1, double beta2, Denominator denominator, boolean corrected, double decay) {

    private static final Map<Class<? extends Optimizer>, Function<Family, Optimizer>> MEMBERS = Map.of(
            GradientDescent.class, f -> new GradientDescent(f.eta),
            SgdMomentum.class, f -> new SgdMomentum(f.eta, f.beta1, f.decay),
            Nesterov.class, f -> new Nesterov(f.eta, f.beta1),
            Adam.class, f -> new Adam(f.eta, f.beta1, f.beta2, f.denominator, f.corrected),
            AdamW.class, f -> new AdamW(f.eta, f.beta1, f.beta2, f.denominator, f.corrected, f.decay),
            AmsGrad.class, f -> new AmsGrad(f.eta, f.beta1, f.beta2, f.denominator, f.corrected),
            RmsProp.class, f -> new RmsProp(f.eta, f.beta2, f.denominator, f.corrected),
            Adagrad.class, f -> new Adagrad(f.eta, f.denominator),
            SignDescent.class, f -> new SignDescent(f.eta));

    /** One of each kind that the sealed interface permits; a new kind without an entry above fails. */
    List<Optimizer> members() {
        return Arrays.stream(Optimizer.class.getPermittedSubclasses())
                .map(kind -> MEMBERS.get(kind).apply(this))
                .toList();
    }

    static Family usual() {
        return new Family(0.01, 0.9, 0.999, Denominator.outside(1e-8), true, 0);
    }
}
