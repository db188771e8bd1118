package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/** Catches residuals that never reach the end of the bracket, and a share that is not one of the bracket. */
class RankOneInstancesTest {

    private static Gauge.Reader reader(double excess, int d) {
        return new RankOneInstances(excess)
                .attach(Setup.of(Setup.defaults().withArguments(List.of("optimizer=sgdm", "d=" + d))));
    }

    /** The narrowest bracket is 0.04 wide, and ln R_med is off by less than 1e-14. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 9})
    void pushedResidualsTakeUpTheBracket(int d) {
        double[] row = first(reader(1, d).read(0, null));
        assertArrayEquals(new double[] {1, 1, 1, 1}, row, 1e-12);
    }

    /** d - 1 rows go in by half a delta and one goes out: ln(1 + delta/2) - ln(1 - delta/2) of twice the full width. */
    @Test
    void halfTheResidualTakesUpAboutHalf() {
        double[] row = reader(0.5, 8).read(0, null);
        assertEquals(0.5, row[3], 1e-15);
        double narrow = Math.log((1 + 0.245) / (1 - 0.245)) / Math.log((1 + 0.49) / (1 - 0.49));
        double wide = Math.log((1 + 0.005) / (1 - 0.005)) / Math.log((1 + 0.01) / (1 - 0.01));
        assertEquals(wide, row[0], 1e-10);
        assertEquals(wide, row[1], 1e-10);
        assertEquals(narrow, row[2], 1e-10);
    }

    @Test
    void beyondDeltaIsBeyondTheBracket() {
        double[] row = reader(2, 8).read(0, null);
        assertTrue(row[0] > 1.5 && row[1] > 1.5);
        assertEquals(2, row[3], 1e-15);
    }

    @Test
    void oneUnitHasRatioOne() {
        assertArrayEquals(new double[] {0, 0, 0, 1}, first(reader(1, 1).read(0, null)), 1e-15);
    }

    @Test
    void looksOnce() {
        assertArrayEquals(new double[] {0, 0, 1, 0, -1, -1, -1}, reader(1, 4).read(1, null));
    }

    /** The four numbers without their trials. */
    private static double[] first(double[] row) {
        return Arrays.copyOf(row, 4);
    }

    /**
     * With half the residual the pushed take up most at the smallest share of curvature: a share that rises as delta falls (see above)
     * is largest in trial 0 or 2 of the first delta and smallest in 20, the pushed of the last. In d = 1 every trial has share 0, and
     * the first counts.
     */
    @Test
    void trialsOfTheExtremes() {
        double[] half = reader(0.5, 8).read(0, null);
        assertTrue((half[4] == 0 || half[4] == 2) && (half[5] == 0 || half[5] == 2), half[4] + " " + half[5]);
        assertEquals(20, half[6]);
        assertArrayEquals(
                new double[] {0, 0, 2}, Arrays.copyOfRange(reader(1, 1).read(0, null), 4, 7));
    }
}
