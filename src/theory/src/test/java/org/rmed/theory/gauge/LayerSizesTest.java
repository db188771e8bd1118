package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Catches sizes of the wrong layer, a sign of A that is ignored, a W2 that is not that of T_1, and places of another entry. */
class LayerSizesTest {

    /** d = 3 from a start that crosses sqrt(s) on the way. Sums of 3 products differ by a few ulp. */
    @Test
    void agreesWithPlainLoops() {
        HeavyBall run = HeavyBall.run(new LayerSizes(), 120, "d=3", "scale=0.01", "eta=0.01", "target=mixed");
        int end = -1;
        for (int t = 0; t < run.states.size(); t++) {
            HeavyBall.State state = run.states.get(t);
            double[][] first = new double[3][3];
            double[] second = new double[3];
            double[] top = new double[3];
            double[] product = new double[3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    first[i][j] = Math.abs(state.w1()[i][j]);
                }
                second[i] = Math.abs(state.w2()[i]);
                top[i] = Math.signum(run.a()[i]) * state.error()[i];
                product[i] = Math.abs(state.error()[i] + run.a()[i]);
                boolean crossed = Math.max(HeavyBall.largest(first[i]), second[i]) >= 0.1;
                end = end < 0 && crossed ? t : end;
            }
            Entries entries = new Entries(run, t, 1e-13);
            entries.largest("largest_w2", "i", second);
            entries.largest("largest_w1", first);
            entries.largest("largest_product", "j", product);
            entries.largest("error_top", "j", top);
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
