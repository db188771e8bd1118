package org.rmed.linear.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.TwoLayerProblem;

/**
 * Catches random numbers shared between purposes: a comparison of optimizers is void if changing the optimizer, the batch or
 * the data also changes where the run starts.
 */
class StreamIndependenceTest {

    private static final TwoLayerProblem BASE = problem("steps=1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer=sgdm steps=1",
                "optimizer=adam beta2=0.999 xi=1e-3 steps=77",
                "eta=1e-5 steps=1",
                "batch=7 steps=1",
                "sigma=0.3 steps=1",
                "every=3 statistics=all threads=4 steps=1 until=second-phase-end"
            })
    void howARunGoesDoesNotChangeWhereItStarts(String words) {
        TwoLayerProblem problem = problem(words);
        assertArrayEquals(BASE.target(), problem.target());
        assertSameStart(BASE, problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data=sample steps=1",
                "data=sample samples=100 labelNoise=0.5 steps=1",
                "target=constant steps=1",
                "target=mixed steps=1"
            })
    void dataDoNotChangeTheInitialization(String words) {
        assertSameStart(BASE, problem(words));
    }

    /** Data make A = Y X^T / m; without noise that is the population's A, to the whiteness of the sample. */
    @Test
    void noiselessSampleHasThePopulationsTarget() {
        assertArrayEquals(BASE.target(), problem("data=sample steps=1").target(), 1e-11);
        assertFalse(Arrays.equals(
                BASE.target(), problem("data=sample labelNoise=0.5 steps=1").target()));
    }

    @Test
    void scaleMultipliesTheSameDraws() {
        TwoLayerProblem larger = problem("scale=0.25 steps=1");
        TwoLayerProblem smaller = problem("scale=0.125 steps=1");
        for (int i = 0; i < larger.dimension(); i++) {
            assertEquals(larger.secondLayer()[i], 2 * smaller.secondLayer()[i]);
            assertEquals(larger.firstLayer()[i][0], 4 * smaller.firstLayer()[i][0]);
        }
    }

    @Test
    void seedsAndLayersDiffer() {
        TwoLayerProblem other = problem("seed=2 steps=1");
        assertFalse(Arrays.equals(BASE.target(), other.target()));
        assertFalse(Arrays.equals(BASE.secondLayer(), other.secondLayer()));
        assertFalse(Arrays.equals(BASE.firstLayer()[0], other.firstLayer()[0]));
    }

    /**
     * A, W2 and W1 drawn from one stream would have the same leading bits, so the same signs of A_j - 1, w2_j and W1[0,j], as
     * long as the samplers keep step. 200 seeds with 12 numbers each: Binomial(2400, 1/2), standard deviation 24.5; six of
     * them either way, false alarm 2e-9 for each of three pairs.
     */
    @Test
    void targetAndLayersHaveStreamsOfTheirOwn() {
        int[] agreements = new int[3];
        for (int seed = 0; seed < 200; seed++) {
            TwoLayerProblem problem = problem("steps=1 seed=" + seed);
            for (int j = 0; j < 12; j++) {
                boolean a = problem.target()[j] < 1;
                boolean w2 = problem.secondLayer()[j] > 0;
                boolean w1 = problem.firstLayer()[0][j] > 0;
                agreements[0] += a == w2 ? 1 : 0;
                agreements[1] += a == w1 ? 1 : 0;
                agreements[2] += w2 == w1 ? 1 : 0;
            }
        }
        for (int agreement : agreements) {
            assertEquals(1200, agreement, 147, () -> "agreements of 2400: " + Arrays.toString(agreements));
        }
    }

    private static void assertSameStart(TwoLayerProblem expected, TwoLayerProblem actual) {
        assertArrayEquals(expected.secondLayer(), actual.secondLayer());
        assertArrayEquals(expected.firstLayer(), actual.firstLayer());
    }

    private static TwoLayerProblem problem(String words) {
        return Setup.of(Setup.defaults().with("d", 12).withArguments(List.of(words.split(" "))))
                .problem();
    }
}
