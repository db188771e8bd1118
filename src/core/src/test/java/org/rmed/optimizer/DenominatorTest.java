package org.rmed.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.optimizer.Run.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.optimizer.Denominator.Placement;
import org.rmed.spec.UsageException;

/**
 * Catches xi in the wrong place, and a denominator that is 0 or tiny where squares underflow: a weight that becomes NaN
 * or jumps because its gradient is (almost) zero.
 */
class DenominatorTest {

    private static final double ETA = 0.5;

    /** Right-angled triangles make the three readings easy: g = 3 against xi = 4 or 7. */
    @Test
    void handValues() {
        assertEquals(-ETA * 3 / 7, firstStep(new Denominator(4, Placement.OUTSIDE), 3), 1e-15);
        assertEquals(-ETA * 3 / 5, firstStep(new Denominator(4, Placement.INSIDE_SQUARED), 3), 1e-15);
        assertEquals(-ETA * 3 / 4, firstStep(new Denominator(7, Placement.BARE_INSIDE), 3), 1e-15);
        assertEquals(new Denominator(4, Placement.OUTSIDE), Denominator.outside(4));
    }

    @ParameterizedTest
    @CsvSource({"OUTSIDE, outside", "INSIDE_SQUARED, inside-squared", "BARE_INSIDE, bare-inside"})
    void placementsHaveAWord(Placement placement, String word) {
        assertEquals(word, placement.word());
        assertEquals(placement, Placement.named(word));
        assertEquals(List.of("outside", "inside-squared", "bare-inside"), Placement.words());
    }

    @Test
    void anUnknownPlacementIsRefusedWithTheNearest() {
        assertEquals(
                "unknown xiPlacement 'outsid'; did you mean 'outside'? (one of: outside, inside-squared, bare-inside)",
                assertThrows(UsageException.class, () -> Placement.named("outsid"))
                        .getMessage());
        assertThrows(UsageException.class, () -> Placement.named("OUTSIDE"));
    }

    @ParameterizedTest
    @MethodSource("withoutXi")
    void zeroOverZeroIsAStepOfZero(Optimizer optimizer) {
        Run run = new Run(optimizer, 1, -2).step(0, -0.0).step(0, 0);
        assertArrayEquals(new double[] {1, -2}, run.weights);
    }

    /**
     * For |g| down to the smallest double the first step is never above what it is for g = 1 (1e-9: squares below 1e-308
     * have few digits left), and at 1e-160, where g^2 has all but vanished, it is nothing.
     */
    @ParameterizedTest
    @MethodSource("withoutXi")
    void vanishingSquaresDoNotBlowUpTheFirstStep(Optimizer optimizer) {
        double most = -new Run(optimizer, 0).step(1).weights[0];
        for (int k = 0; k <= 324; k++) {
            double g = Double.parseDouble("1e-" + k);
            double moved = -new Run(optimizer, 0).step(g).weights[0];
            assertTrue(moved >= 0 && moved <= most * (1 + 1e-9), "g = " + g + " moved " + moved);
            if (k <= 140) {
                // |g| / (|g| + floor) with floor / |g| <= 1e-10, times at most 1 / sqrt(1 - 0.999) = 32 if uncorrected.
                assertEquals(most, moved, 32e-10 * most, "g = " + g);
            }
            if (k >= 160) {
                assertTrue(moved <= 1e-8 * most, "g = " + g + " moved " + moved);
            }
        }
    }

    /** The same over a whole history of gradients of either sign around 1e-160, whose squares are 0 or denormal. */
    @ParameterizedTest
    @MethodSource("withoutXi")
    void aHistoryOfVanishingSquaresDoesNotBlowUp(Optimizer optimizer) {
        Random random = new Random(3);
        Run run = new Run(optimizer, new double[8]);
        for (int t = 0; t < 100; t++) {
            run.step(times(1e-160, Run.numbers(random, 8)), 1);
        }
        for (double w : run.weights) {
            assertTrue(Math.abs(w) < 1e-6 * ETA, "moved " + w);
        }
    }

    /** Above 1e-130 the floor changes no bit: it is less than half an ulp of the root even for beta2 = 0.999. */
    @Test
    void theFloorChangesNoGradientThatCounts() {
        for (double g : new double[] {1e-130, 3e-77, 1.7, 4e150}) {
            double root = Math.sqrt((1 - 0.999) * (g * g));
            assertEquals(-ETA * g / root, firstStep(new RmsProp(ETA, 0.999, Denominator.outside(0), false), g));
        }
    }

    @Test
    void xiBelowTheFloorIsTheFloor() {
        for (Placement placement : Placement.values()) {
            assertEquals(
                    firstStep(new Denominator(0, placement), 1e-155),
                    firstStep(new Denominator(1e-320, placement), 1e-155));
        }
    }

    /** The adaptive methods at xi = 0, in every reading, with and without bias correction, with short and long memory. */
    static Stream<Optimizer> withoutXi() {
        List<Optimizer> all = new ArrayList<>();
        for (Placement placement : Placement.values()) {
            Denominator none = new Denominator(0, placement);
            all.add(new Adagrad(ETA, none));
            for (boolean corrected : new boolean[] {true, false}) {
                for (double beta2 : new double[] {0, 0.81, 0.999}) {
                    all.add(new Adam(ETA, 0.9, beta2, none, corrected));
                    all.add(new AdamW(ETA, 0.9, beta2, none, corrected, 0));
                    all.add(new AmsGrad(ETA, 0.9, beta2, none, corrected));
                    all.add(new RmsProp(ETA, beta2, none, corrected));
                }
            }
        }
        return all.stream();
    }

    private static double firstStep(Denominator denominator, double g) {
        return firstStep(new Adagrad(ETA, denominator), g);
    }

    private static double firstStep(Optimizer optimizer, double g) {
        return new Run(optimizer, 0).step(g).weights[0];
    }
}
