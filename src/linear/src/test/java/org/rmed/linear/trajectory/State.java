package org.rmed.linear.trajectory;

import java.util.Arrays;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Engine;

/** One state of a run: weights and the exact error before step t. */
record State(double[] w2, double[][] w1, double[] error) {

    static State of(Engine engine) {
        return new State(
                engine.secondLayer().clone(),
                Arrays.stream(engine.firstLayer()).map(double[]::clone).toArray(double[][]::new),
                engine.error().clone());
    }

    double[] secondLayerGradient() {
        return LossAndGradient.secondLayerGradient(w1, error);
    }
}
