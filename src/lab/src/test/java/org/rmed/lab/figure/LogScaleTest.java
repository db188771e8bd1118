package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Catches ticks that are missing, crowded or mislabelled, which no other test looks at. */
class LogScaleTest {

    @Test
    void fewDecadesHaveOneTwoFive() {
        assertArrayEquals(new double[] {1, 2, 5, 10, 20}, LogScale.majors(0.88, 48));
    }

    @Test
    void manyDecadesHavePowersOfTen() {
        assertArrayEquals(new double[] {1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1}, LogScale.majors(5e-6, 1.25));
    }

    @Test
    void veryManyDecadesHaveEverySecondPower() {
        assertArrayEquals(new double[] {1e-6, 1e-4, 1e-2, 1}, LogScale.majors(1e-7, 3));
    }

    @Test
    void endsOfTheRangeAreTicks() {
        assertArrayEquals(new double[] {1, 2, 5, 10}, LogScale.majors(1, 10));
    }

    @Test
    void labelsAreNumbersOrPowers() {
        assertEquals("20", LogScale.words(20, false));
        assertEquals("0.5", LogScale.words(0.5, false));
        assertEquals("1", LogScale.words(1, true));
        assertEquals("10\u207b\u00b9", LogScale.words(0.1, true));
        assertEquals("10\u207b\u00b9\u00b2", LogScale.words(1e-12, true));
        assertEquals("2\u00b710\u2075", LogScale.words(2e5, false));
        assertEquals("10\u00b3", LogScale.words(1000, true));
    }
}
