package org.rmed.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/**
 * Catches numbers that are not N(0, sd^2) (variance for standard deviation, a missing tail), a matrix filled column by
 * column, and a Gaussian sequence that another JDK or another version of Commons RNG would change.
 */
class GaussianTest {

    private static final int N = 1_000_000;

    /**
     * Mean, variance, third and fourth moment of n standard normal numbers have standard deviations sqrt(1/n), sqrt(2/n),
     * sqrt(15/n), sqrt(96/n) and are normal at this n. Four values beyond 5.2 standard deviations (2e-7): 8e-7.
     */
    @Test
    void momentsAreThoseOfTheNormalLaw() {
        double[] x = drawn(7, N, 1);
        double[] sums = new double[5];
        for (double value : x) {
            double power = 1;
            for (int k = 1; k <= 4; k++) {
                power *= value;
                sums[k] += power;
            }
        }
        assertEquals(0, sums[1] / N, 5.2 * Math.sqrt(1.0 / N), "mean");
        assertEquals(1, sums[2] / N, 5.2 * Math.sqrt(2.0 / N), "second moment");
        assertEquals(0, sums[3] / N, 5.2 * Math.sqrt(15.0 / N), "third moment");
        assertEquals(3, sums[4] / N, 5.2 * Math.sqrt(96.0 / N), "fourth moment");
    }

    /** False-alarm rate 1e-6. */
    @Test
    void kolmogorovSmirnov() {
        double p = new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new NormalDistribution(null, 0, 0.01), drawn(8, 200_000, 0.01), false);
        assertTrue(p > 1e-6, "p-value " + p);
    }

    /** The tail beyond 4 has probability 6.33e-5: 63.3 of 10^6 expected, Poisson; outside [27, 112] with 1.1e-7. */
    @Test
    void theTailIsThere() {
        long beyond = Arrays.stream(drawn(9, N, 1)).filter(x -> Math.abs(x) > 4).count();
        assertTrue(beyond >= 27 && beyond <= 112, "beyond 4: " + beyond);
    }

    @Test
    void standardDeviationIsAFactor() {
        double[] unit = drawn(3, 1000, 1);
        double[] scaled = drawn(3, 1000, 0.3);
        for (int i = 0; i < unit.length; i++) {
            assertEquals(0.3 * unit[i], scaled[i]);
        }
    }

    @Test
    void zeroStandardDeviationGivesZeros() {
        assertTrue(Arrays.stream(drawn(3, 100, 0)).allMatch(x -> x == 0));
    }

    @Test
    void aMatrixIsFilledRowByRow() {
        double[][] matrix = Streams.gaussian(new Streams(3).open("init.W1"), 2, 3, 5);
        assertEquals(3, matrix.length);
        double[] flat = drawn(3, 15, 2);
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(Arrays.copyOfRange(flat, 5 * i, 5 * i + 5), matrix[i]);
        }
    }

    @Test
    void noNumbersAreDrawnForNoEntries() {
        assertEquals(0, drawn(3, 0, 1).length);
        assertEquals(0, Streams.gaussian(new Streams(3).open("init.W1"), 1, 0, 4).length);
    }

    /** This program on JDK 17 and 25 with Commons RNG 1.7, 2026; exact. They change only if every result may change. */
    @Test
    void frozenNumbers() {
        assertArrayEquals(
                new double[] {
                    0.5797107562258568,
                    -0.408635050492979,
                    0.013441749886883281,
                    -0.8728870313045964,
                    1.0875496239345563,
                    -0.6036902066268871,
                    -0.06293197275910752,
                    -0.6461810395007671,
                    0.9863227172427891,
                    -0.7051247268264379
                },
                drawn(1, 10, 1));
    }

    /** As above, over a million numbers: rare rejections are decided by a logarithm, which no JDK may round otherwise. */
    @Test
    void frozenFingerprint() {
        assertEquals(-1373372696, Arrays.hashCode(drawn(1, N, 1)));
    }

    private static double[] drawn(long seed, int count, double sd) {
        double[] values = new double[count];
        Streams.gaussian(new Streams(seed).open("init.W1"), sd, values);
        return values;
    }
}
