package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Catches a band that is not the quantiles of all seeds on one axis. */
class CurveAndBandTest {

    @Test
    void curveJoinsItsPointsAndEndsWithThem() {
        Curve curve = Curve.through(new double[] {0, 1, 3}, new double[] {0, 2, 6});
        assertEquals(1, curve.at(0.5));
        assertEquals(4, curve.at(2));
        assertEquals(6, curve.at(3));
        assertTrue(Double.isNaN(curve.at(-0.1)) && Double.isNaN(curve.at(3.1)));
    }

    /** A loss that rises again is read at its first passage. */
    @Test
    void pointsThatDoNotAdvanceAreLeftOut() {
        Curve curve = Curve.through(new double[] {0, 2, 1, 2, 3}, new double[] {0, 20, 99, 99, 30});
        assertEquals(10, curve.at(1));
        assertEquals(25, curve.at(2.5));
    }

    @Test
    void quantilesOfElevenValues() {
        double[] values =
                IntStream.rangeClosed(0, 10).mapToDouble(k -> (7 * k) % 11).toArray();
        assertArrayEquals(new double[] {1, 5, 9}, Band.quantiles(values));
    }

    @Test
    void medianOfAnEvenCountIsTheMeanOfTheMiddleValues() {
        assertEquals(2.5, Band.median(new double[] {4, 1, 3, 2}));
    }

    @Test
    void oneSeedIsItsOwnBand() {
        Band band = Band.over(List.of(x -> 3 * x), new double[] {1, 2});
        assertArrayEquals(new double[] {3, 6}, band.low());
        assertArrayEquals(new double[] {3, 6}, band.high());
    }

    @Test
    void axisEndsWhereTheFirstSeedEnds() {
        Band band = Band.over(List.of(x -> x, x -> x > 2 ? Double.NaN : 2 * x), new double[] {1, 2, 3});
        assertArrayEquals(new double[] {1, 2}, band.x());
        assertArrayEquals(new double[] {1.5, 3}, band.median());
    }

    @Test
    void gridsHoldBothEnds() {
        assertArrayEquals(new double[] {0, 0.5, 1}, Curve.grid(0, 1, 3));
        assertArrayEquals(new double[] {1, 10, 100}, Curve.logGrid(1, 100, 3), 1e-12);
    }
}
