package org.rmed.linear.limit;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.AllowedSolution;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;

/** First times at which something is reached: its measure, negative before, is 0 or more. */
final class FirstTime {

    private static final double RELATIVE = 1e-15;
    private static final int MOST_EVALUATIONS = 500;

    private FirstTime() {}

    /**
     * A root within a bracket, to a relative 1e-15 in time.
     *
     * @param measure negative at low, 0 or more at high
     * @return a time, not before the crossing, at which the measure is 0 or more
     */
    static double between(double low, double high, DoubleUnaryOperator measure) {
        if (measure.applyAsDouble(low) >= 0) {
            return low;
        }
        BracketingNthOrderBrentSolver solver =
                new BracketingNthOrderBrentSolver(RELATIVE, Double.MIN_NORMAL, Double.MIN_NORMAL, 5);
        return solver.solve(MOST_EVALUATIONS, measure::applyAsDouble, low, high, AllowedSolution.RIGHT_SIDE);
    }

    /**
     * The first time from {@code from} on, when looked at on a grid.
     *
     * @param grid rising times, fine enough for the measure not to rise above 0 and fall again in between
     * @return infinite if it is never reached
     */
    static double onGrid(double from, double[] grid, DoubleUnaryOperator measure) {
        if (measure.applyAsDouble(from) >= 0) {
            return from;
        }
        double low = from;
        for (double time : grid) {
            if (time > from) {
                if (measure.applyAsDouble(time) >= 0) {
                    return between(low, time, measure);
                }
                low = time;
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
