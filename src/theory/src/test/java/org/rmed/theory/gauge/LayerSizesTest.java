package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Catches sizes of the wrong layer, a sign of A that is ignored, and a W2 that is not that of T_1. */
class LayerSizesTest {

    /** d = 3 from a start that crosses sqrt(s) on the way. Sums of 3 products differ by a few ulp. */
    @Test
    void agreesWithPlainLoops() {
        HeavyBall run = HeavyBall.run(new LayerSizes(), 120, "d=3", "scale=0.01", "eta=0.01", "target=mixed");
        int end = -1;
        for (int t = 0; t < run.states.size(); t++) {
            HeavyBall.State state = run.states.get(t);
            double first = 0;
            double top = Double.NEGATIVE_INFINITY;
            double product = 0;
            for (int i = 0; i < 3; i++) {
                first = Math.max(first, HeavyBall.largest(state.w1()[i]));
                top = Math.max(top, Math.signum(run.a()[i]) * state.error()[i]);
                product = Math.max(product, Math.abs(state.error()[i] + run.a()[i]));
            }
            double second = HeavyBall.largest(state.w2());
            end = end < 0 && Math.max(first, second) >= 0.1 ? t : end;
            assertEquals(second, run.readings.at(t, "largest_w2"), 1e-13);
            assertEquals(first, run.readings.at(t, "largest_w1"), 1e-13);
            assertEquals(product, run.readings.at(t, "largest_product"), 1e-13);
            assertEquals(top, run.readings.at(t, "error_top"), 1e-13);
            double squared = HeavyBall.dot(state.error(), state.error());
            assertEquals(squared, run.readings.at(t, "error_squared"), 1e-12);
        }
        assertArrayEquals(run.states.get(end).w2(), run.readings.vector(LayerSizes.AT_T1), 1e-13);
    }

    @Test
    void withoutAnEndOfTheFirstPhaseTheVectorIsEmpty() {
        HeavyBall run = HeavyBall.run(new LayerSizes(), 3, "d=3", "scale=1e-6", "eta=0.01");
        assertEquals(0, run.readings.vector(LayerSizes.AT_T1).length);
    }
}
