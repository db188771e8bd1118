package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Catches a place that moves on a tie, NaN that is passed over or left again, and zeros of the wrong sign. */
class PlaceTest {

    @Test
    void largestIsWhereItIsFirstSeen() {
        assertEquals(new Place(4, 1, Double.NaN), Place.largest(new double[] {3, -4, 4, -2}));
        assertEquals(new Place(0, 0, Double.NaN), Place.largest(new double[] {0, 0}));
        assertEquals(Place.NONE, Place.largest(new double[0]));
    }

    @Test
    void largestOfAMatrixHasBothIndices() {
        assertEquals(new Place(7, 0, 2), Place.largest(new double[][] {{1, 2, -7}, {7, 3, 0}}));
        assertEquals(new Place(9, 1, 0), Place.largest(new double[][] {{1, 2, -7}, {-9, 3, 0}}));
    }

    @Test
    void smallestHasASign() {
        Place least = Place.NONE.smaller(2, 0).smaller(-3, 1).smaller(-3, 2).smaller(5, 3);
        assertEquals(new Place(-3, 1, Double.NaN), least);
        assertEquals(new Place(-3, 0, Double.NaN), Place.NONE.larger(-3, 0).larger(-4, 1));
    }

    @Test
    void notANumberStays() {
        assertEquals(
                new Place(Double.NaN, 1, 2),
                Place.NONE
                        .larger(3, 0, 0)
                        .larger(Double.NaN, 1, 2)
                        .larger(9, 3, 4)
                        .larger(Double.NaN, 5, 6));
        assertEquals(
                new Place(Double.NaN, 1, Double.NaN),
                Place.NONE.smaller(3, 0).smaller(Double.NaN, 1).smaller(-9, 2).smaller(Double.NaN, 3));
    }

    /** As StrictMath.max and min have it. */
    @Test
    void zerosHaveAnOrder() {
        assertEquals(new Place(0.0, 1, Double.NaN), Place.NONE.larger(-0.0, 0).larger(0.0, 1));
        assertEquals(new Place(-0.0, 1, Double.NaN), Place.NONE.smaller(0.0, 0).smaller(-0.0, 1));
    }
}
