package org.rmed.linear.limit;

import java.util.List;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.trajectory.Statistic;
import org.rmed.optimizer.Optimizer;
import org.rmed.spec.UsageException;

/**
 * What to run to the limit of small learning rates.
 *
 * @param problem the start; shared, not copied
 * @param optimizer linear in the gradient, or with sign flow as its limit; its eta sets the unit of time and enters the
 *     phase definitions
 * @param eps d^-p, of the phase definitions of SGD with momentum
 * @param horizonSteps number of steps at most, finite
 * @param statistics the columns; none may need W1's entries
 * @param lossTargets shares of the initial loss, in (0, 1]
 * @param stopAtLoss share of the initial loss at which to stop; 0 never
 * @param untilPhaseEnd whether to stop at the end of the second phase
 * @param rows number of evenly spaced rows, besides those of events
 */
public record LimitRun(
        TwoLayerProblem problem,
        Optimizer optimizer,
        double eps,
        double horizonSteps,
        List<Statistic> statistics,
        List<Double> lossTargets,
        double stopAtLoss,
        boolean untilPhaseEnd,
        int rows) {

    /** Squares of w2 must stay normal doubles. */
    private static final double SMALLEST = 1e-150;

    public LimitRun {
        if (!(horizonSteps >= 0 && horizonSteps < Double.POSITIVE_INFINITY)) {
            throw new UsageException(
                    "steps=" + horizonSteps
                            + " must be finite for engine=limit (steps=auto is infinite for a start that never grows); give steps");
        }
        if (rows < 1) {
            throw new IllegalArgumentException("rows=" + rows + " must be at least 1");
        }
        if (Vectors.largest(problem.target()) == 0) {
            throw new UsageException("A=0 leaves nothing to learn: engine=limit needs some A_j other than 0");
        }
        double largest = Vectors.largest(problem.secondLayer());
        if (largest < SMALLEST) {
            throw new UsageException("initial weights max|w2|=" + largest
                    + " are too small: their squares fall below the" + " smallest normal double; they must be at least "
                    + SMALLEST + ": lower alpha, or give scale");
        }
        statistics = List.copyOf(statistics);
        lossTargets = List.copyOf(lossTargets);
    }
}
