package org.rmed.transformer.optimizer;

import java.util.List;
import java.util.Map;
import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.network.Start;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.network.Weights;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/** Two parameters without a loss, and gradients made up for them. */
final class Runs {

    static final int SIZE = 6;

    private Runs() {}

    /** A (2 x 3) matrix and a bias of 6. */
    static final Network<Void> NETWORK = new Network<>() {
        @Override
        public List<Parameter> parameters() {
            return List.of(
                    new Parameter("W", Kind.MATRIX, Start.ONE, 2, 3), new Parameter("b", Kind.BIAS, Start.ZERO, SIZE));
        }

        @Override
        public Tensor loss(Weights weights, Void batch, double dropout, Scope scope) {
            throw new UnsupportedOperationException();
        }
    };

    static WeightSet weights(double[] w, double[] b, Scope scope) {
        return new WeightSet(NETWORK, p -> p.name().equals("W") ? w : b, scope);
    }

    static Weights gradients(double[] w, double[] b, Scope scope) {
        return Map.of("W", scope.reals(w, 2, 3), "b", scope.reals(b, SIZE))::get;
    }
}
