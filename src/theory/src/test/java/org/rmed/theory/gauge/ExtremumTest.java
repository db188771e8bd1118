package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Readings;

/** Catches a place that moves on a tie, NaN that is passed over or left again, zeros of the wrong sign, and an index that is none. */
class ExtremumTest {

    private static void is(double value, int first, int second, Extremum extremum) {
        assertEquals(value, extremum.value());
        assertEquals(first, extremum.first());
        assertEquals(second, extremum.second());
    }

    @Test
    void largestIsWhereItIsFirstSeen() {
        is(4, 1, -1, Extremum.largest(new double[] {3, -4, 4, -2}));
        is(0, 0, -1, Extremum.largest(new double[] {0, 0}));
        is(Double.NaN, -1, -1, Extremum.largest(new double[0]));
        is(Double.NaN, -1, -1, Extremum.largest(new double[0][0]));
    }

    @Test
    void largestOfAMatrixHasBothIndices() {
        is(7, 0, 2, Extremum.largest(new double[][] {{1, 2, -7}, {7, 3, 0}}));
        is(9, 1, 0, Extremum.largest(new double[][] {{1, 2, -7}, {-9, 3, 0}}));
    }

    @Test
    void smallestHasASign() {
        Extremum least = Extremum.smallest();
        least.take(2, 0);
        least.take(-3, 1);
        least.take(-3, 2);
        least.take(5, 3);
        is(-3, 1, -1, least);
        Extremum most = Extremum.largest();
        most.take(-3, 0, 4);
        most.take(-4, 1, 5);
        is(-3, 0, 4, most);
        most.take(-2, 6);
        is(-2, 6, -1, most);
    }

    @Test
    void ofNothing() {
        is(Double.NEGATIVE_INFINITY, -1, -1, Extremum.largest());
        is(Double.POSITIVE_INFINITY, -1, -1, Extremum.smallest());
        Extremum none = Extremum.none();
        none.take(Double.POSITIVE_INFINITY, 2);
        is(Double.NaN, -1, -1, none);
    }

    @Test
    void asFarAsCanBeIsSomewhere() {
        Extremum least = Extremum.smallest();
        least.take(Double.POSITIVE_INFINITY, 2);
        least.take(Double.POSITIVE_INFINITY, 3);
        is(Double.POSITIVE_INFINITY, 2, -1, least);
    }

    @Test
    void notANumberStays() {
        Extremum most = Extremum.largest();
        most.take(3, 0, 0);
        most.take(Double.NaN, 1, 2);
        most.take(Double.POSITIVE_INFINITY, 3, 4);
        most.take(Double.NaN, 5, 6);
        is(Double.NaN, 1, 2, most);
        Extremum least = Extremum.smallest();
        least.take(3, 0);
        least.take(Double.NaN, 1);
        least.take(Double.NEGATIVE_INFINITY, 2);
        is(Double.NaN, 1, -1, least);
    }

    @Test
    void ofAnotherAtItsPlace() {
        Extremum most = Extremum.largest(new double[][] {{1, 2}, {5, 3}});
        Extremum all = Extremum.largest(new double[] {4});
        all.take(most);
        is(5, 1, 0, all);
        most.take(all);
        is(5, 1, 0, most);
    }

    /** A number from nowhere, such as a floor of 0, keeps its place until one reaches it. */
    @Test
    void aFloorIsNowhereUntilItIsReached() {
        Extremum most = Extremum.largest();
        most.take(0, Extremum.NOWHERE);
        most.take(-1, 3);
        is(0, -1, -1, most);
        most.take(0, 4);
        most.take(0, 5);
        is(0, 4, -1, most);
    }

    /** As StrictMath.max and min have it. */
    @Test
    void zerosHaveAnOrder() {
        Extremum most = Extremum.largest();
        most.take(-0.0, 0);
        most.take(0.0, 1);
        is(0.0, 1, -1, most);
        Extremum least = Extremum.smallest();
        least.take(0.0, 0);
        least.take(-0.0, 1);
        is(-0.0, 1, -1, least);
    }

    @Test
    void placesInWords() {
        Readings readings = new Readings(
                List.of("x", "x_i", "x_j", "y", "y_i", "y_other", "z_trial"),
                List.of(new double[] {1, 3, 7, 1, 2, 9, 5}, new double[] {1, 0, -1, 1, -1, 9, 0}),
                Map.of());
        assertEquals(", i=3, j=7", Extremum.place(readings, 0, "x"));
        assertEquals(", i=0", Extremum.place(readings, 1, "x"));
        assertEquals(", i=2", Extremum.place(readings, 0, "y"));
        assertEquals("", Extremum.place(readings, 1, "y"));
        assertEquals(", trial=0", Extremum.place(readings, 1, "z"));
        assertEquals("", Extremum.place(readings, 1, "none"));
    }
}
