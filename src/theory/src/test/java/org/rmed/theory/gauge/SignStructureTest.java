package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;
import org.rmed.theory.Runs;

/** Catches residuals relative to something else than v_j and c, signs that are not W2's, and places mixed up. */
class SignStructureTest {

    private static double[] read(double[] w2, double[][] w1) {
        Gauge.Reader reader = new SignStructure().attach(Setup.of(Runs.settings("d=" + w2.length)));
        return reader.read(0, new StubNetwork(new double[w2.length], w2, w1));
    }

    /** u = (1, -1); v = ((2 + 6)/2, (3 + 2)/2) = (4, 2.5), residuals 2/4 and 0.5/2.5; c = (3 + 5)/2, residual 1/4. */
    @Test
    void byHand() {
        assertArrayEquals(
                new double[] {0.5, 0, 0, 0.25, 0, 4},
                read(new double[] {3, -5}, new double[][] {{2, 3}, {-6, -2}}),
                1e-15);
    }

    /** The largest residual in the last place: v = (1, 1), W1[1][1] = 1.5 against W1[0][1] = 0.5 ties, so 3 rows. */
    @Test
    void placeOfTheWorst() {
        double[] seen = read(new double[] {-1, -1, -4}, new double[][] {{-1, -1, -1}, {-1, -1, -1}, {-1, -1, -4}});
        assertArrayEquals(new double[] {1, 2, 2, 1, 2, 2}, seen, 1e-15);
    }

    @Test
    void perfectStructureHasNoResidual() {
        double[] seen = read(new double[] {2, -2}, new double[][] {{0.5, -0.25}, {-0.5, 0.25}});
        assertArrayEquals(new double[] {0, 0, 0, 0, 0, 2}, seen);
    }

    /** A column whose rows cancel has v_j = 0; nothing at all has residual 0/0. */
    @Test
    void noStructureIsInfinitelyFar() {
        double[] cancelling = read(new double[] {1, 1}, new double[][] {{1, 1}, {1, -1}});
        assertEquals(Double.POSITIVE_INFINITY, cancelling[0]);
        assertEquals(1, cancelling[2]);
        double[] nothing = read(new double[] {0, 0}, new double[2][2]);
        assertEquals(Double.POSITIVE_INFINITY, nothing[0]);
        assertEquals(Double.POSITIVE_INFINITY, nothing[3]);
    }
}
