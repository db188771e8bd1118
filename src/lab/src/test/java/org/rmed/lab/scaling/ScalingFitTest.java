package org.rmed.lab.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmed.random.Streams;

/**
 * Catches a fit of the wrong coordinates, an interval that is too narrow or too wide for its 95%, and one that depends on anything
 * but the values: on synthetic power laws with known exponent and noise.
 */
class ScalingFitTest {

    private static final double[] X = {1e-4, 3e-4, 1e-3, 3e-3, 1e-2};
    private static final int SEEDS = 20;

    private static double[] coordinates(Axes axes, double... x) {
        return Arrays.stream(x).map(axes::x).toArray();
    }

    /** y = c x^b without noise, on every kind of axes, is found to rounding, with an interval of no width. */
    @ParameterizedTest
    @EnumSource
    void exactLawIsFoundToRounding(Axes axes) {
        double[] x = {10, 30, 100, 1000};
        double[] at = coordinates(axes, x);
        double[][] y = new double[x.length][3];
        for (int k = 0; k < x.length; k++) {
            double value =
                    switch (axes) {
                        case POWER -> 7 * Math.pow(x[k], -1.5);
                        case POWER_OF_LOG -> 7 * Math.pow(Math.log(x[k]), -1.5);
                        case LOGARITHM -> 7 - 1.5 * Math.log(x[k]);
                    };
            Arrays.fill(y[k], axes.y(value));
        }
        Fit fit = Fit.of(at, y, new Streams(3));
        // five roundings of numbers below 10 over a range of ln ln x of 1.1
        assertEquals(-1.5, fit.slope(), 1e-13);
        assertEquals(-1.5, fit.low(), 1e-13);
        assertEquals(-1.5, fit.high(), 1e-13);
        assertEquals(axes == Axes.LOGARITHM ? 7 : Math.log(7), fit.intercept(), 1e-12);
        assertEquals(axes.x(50) * fit.slope() + fit.intercept(), fit.at(axes.x(50)));
    }

    /** ln y = b ln x + noise; the noise is Gaussian, or the log of a squared Gaussian, which is skew. */
    private static double[][] noisy(double exponent, boolean skew, UniformRandomProvider source) {
        double[][] y = new double[X.length][SEEDS];
        for (int k = 0; k < X.length; k++) {
            Streams.gaussian(source, 1, y[k]);
            double log = Math.log(X[k]);
            double[] row = y[k];
            Arrays.setAll(row, i -> exponent * log + (skew ? Math.log(row[i] * row[i]) : 0.3 * row[i]));
        }
        return y;
    }

    /**
     * Share of 400 studies whose 95% interval holds the exponent. A percentile bootstrap of medians of 20 is not exact; if its true
     * coverage is anywhere in [0.92, 0.985] the count leaves the accepted range in less than 1 of 1000 draws (seed fixed); 0.88 or
     * 0.999 are found with 19 of 20 and more.
     */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(booleans = {false, true})
    void intervalCoversTheExponent(boolean skew) {
        int studies = 400;
        int covered = 0;
        for (int study = 0; study < studies; study++) {
            Fit fit = Fit.of(
                    coordinates(Axes.POWER, X),
                    noisy(0.5, skew, new Streams(study).open("noise")),
                    new Streams(study).within("boot"));
            covered += fit.low() <= 0.5 && 0.5 <= fit.high() ? 1 : 0;
        }
        int least = new BinomialDistribution(null, studies, 0.92).inverseCumulativeProbability(5e-4);
        int most = new BinomialDistribution(null, studies, 0.985).inverseCumulativeProbability(1 - 5e-4);
        assertTrue(least <= covered && covered <= most, covered + " of 400, not in " + least + ".." + most);
    }

    @Test
    void intervalNarrowsLikeOneOverTheRootOfTheSeeds() {
        double[] at = coordinates(Axes.POWER, X);
        double[][] few = noisy(1, false, new Streams(5).open("few"));
        double[][] many = new double[X.length][16 * SEEDS];
        UniformRandomProvider source = new Streams(6).open("many");
        for (int k = 0; k < X.length; k++) {
            Streams.gaussian(source, 0.3, many[k]);
            double[] row = many[k];
            double log = Math.log(X[k]);
            Arrays.setAll(row, i -> log + row[i]);
        }
        double ratio = Fit.of(at, few, new Streams(1)).half()
                / Fit.of(at, many, new Streams(1)).half();
        // 4 on average; the width for 20 seeds varies by a fifth
        assertTrue(ratio > 2 && ratio < 8, "ratio " + ratio);
    }

    @Test
    void sameStreamGivesTheSameIntervalAndAnotherDoesNot() {
        double[] at = coordinates(Axes.POWER, X);
        double[][] y = noisy(1, false, new Streams(7).open("noise"));
        assertEquals(Fit.of(at, y, new Streams(1)), Fit.of(at, y, new Streams(1)));
        assertTrue(Fit.of(at, y, new Streams(1)).low()
                != Fit.of(at, y, new Streams(2)).low());
    }

    @Test
    void medianOfAnEvenCountIsTheMeanOfTheMiddleTwo() {
        assertEquals(2.5, Fit.median(new double[] {9, 2, 3, 1}));
        assertEquals(2, Fit.median(new double[] {9, 2, 1}));
    }

    @Test
    void valuesWithoutCoordinateAreRefused() {
        double[] at = {0, 1, 2};
        double[][] infinite = {{1}, {Double.NEGATIVE_INFINITY}, {2}};
        double[][] empty = {{1}, {}, {2}};
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Fit.of(at, infinite, new Streams(1)))
                .getMessage()
                .contains("[-Infinity]"));
        assertThrows(IllegalArgumentException.class, () -> Fit.of(at, empty, new Streams(1)));
    }
}
