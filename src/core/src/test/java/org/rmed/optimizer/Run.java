package org.rmed.optimizer;

import java.util.Arrays;
import java.util.Random;

/** Weights with their optimizer state, stepped through an {@link ElementwiseUpdate} as an engine would. */
final class Run {

    final double[] weights;
    final double[][] state;
    private final ElementwiseUpdate update;
    private long t;

    Run(Optimizer optimizer, double... weights) {
        this.update = optimizer.update();
        this.weights = weights.clone();
        this.state = new double[update.slots()][weights.length];
    }

    /** One step with this gradient. */
    Run step(double... gradient) {
        return step(gradient, 1);
    }

    /** One step with the gradient {@code scale * direction}. */
    Run step(double[] direction, double scale) {
        return stepInPieces(direction, scale, 0, weights.length);
    }

    /** One step that applies [cuts[0], cuts[1]), [cuts[1], cuts[2]), ... one after the other. */
    Run stepInPieces(double[] direction, double scale, int... cuts) {
        update.begin(t++);
        for (int k = 1; k < cuts.length; k++) {
            update.apply(weights, state, direction, scale, cuts[k - 1], cuts[k]);
        }
        return this;
    }

    /** Numbers with random signs and magnitudes in [0.5, 2): nowhere near zero, where ratios lose their meaning. */
    static double[] numbers(Random random, int count) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> (random.nextBoolean() ? 1 : -1) * (0.5 + 1.5 * random.nextDouble()));
        return numbers;
    }

    static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(x -> factor * x).toArray();
    }
}
