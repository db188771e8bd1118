package org.rmed.theory.uniformity;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;
import org.rmed.theory.Words;
import org.rmed.theory.gauge.GradientMemory;

/** Conditions 1 and 2 in working form, looked at from T_P to the last step before T_1. */
final class SteadyGradient {

    /**
     * Of H 2 sqrt(A_min eta), the sharp value for g1 while H steps change it linearly. Chosen: a step is up to 1.075 eta and weights
     * up to 1.2 sqrt(A_min / d) at d = 16; measured at most 0.97.
     */
    static final double ROOM = 1.15;

    private SteadyGradient() {}

    /** Signs kept, and both sides of |g(t-tau) / g(t) - 1| <= delta. */
    static List<Finding> findings(int layer, String where, List<Outcome> runs) {
        String g = "g" + layer + "(t-tau) / g" + layer + "(t)";
        String delta = ", over H 2 sqrt(A_min eta)";
        Extremes<Outcome> lost = Extremes.of("high_" + layer, Window::planted, run -> over(run, 1));
        Extremes<Outcome> gained = Extremes.of("low_" + layer, Window::planted, run -> over(run, -1));
        Finding signs = Extremes.of("low_" + layer, Window::planted, run -> ratio -> ratio)
                .atLeast("smallest " + g + ": above 0 the sign is kept", where, runs, Double.MIN_VALUE);
        return List.of(
                signs.withNote(signs.note() + "; delta at most " + delta(runs)),
                lost.atMost("largest " + g + " - 1" + delta, where, runs, ROOM).withSharp(layer == 1 ? 1 : Double.NaN),
                gained.atMost("largest 1 - " + g + delta, where, runs, ROOM).withSharp(growth(runs)));
    }
    /** Of a ratio r: sign (r - 1) over H 2 sqrt(A_min eta). */
    private static DoubleUnaryOperator over(Outcome run, int sign) {
        double unit = AdamFirstPhase.sharpMemory(run);
        return ratio -> sign * (ratio - 1) / unit;
    }

    /** The largest over runs of H eta / |w| in that unit: at T_P weights of size sqrt(s / sqrt d) have grown by H eta. */
    private static double growth(List<Outcome> runs) {
        return Ensemble.largest(Ensemble.each(runs, run -> {
            double weight = StrictMath.sqrt(run.scale() / StrictMath.sqrt(run.dimension()));
            return GradientMemory.horizon(run.optimizer())
                    * run.optimizer().eta()
                    / weight
                    / AdamFirstPhase.sharpMemory(run);
        }));
    }

    /** delta itself, in words, for the runs' largest. */
    static String delta(List<Outcome> runs) {
        return Words.number(Ensemble.largest(Ensemble.each(runs, run -> ROOM * AdamFirstPhase.sharpMemory(run))));
    }
}
