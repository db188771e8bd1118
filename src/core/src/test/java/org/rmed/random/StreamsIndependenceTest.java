package org.rmed.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/**
 * Catches streams that are different and yet dependent: neighbouring seeds, purposes or indices whose numbers are
 * correlated. Seeds are fixed; the false-alarm rates say how often a sound generator with another seed would fail.
 */
class StreamsIndependenceTest {

    private static final int N = 1 << 14;

    /**
     * For independent streams sqrt(N) r is standard normal to O(1/N). 30 streams give 435 pairs and two delays: 870
     * values beyond 6.2 standard deviations (5.6e-10 two-sided) with probability 5e-7.
     */
    @Test
    void neighbouringStreamsAreUncorrelated() {
        List<double[]> streams = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            streams.add(uniforms(new Streams(i).open("init.W1")));
            streams.add(uniforms(new Streams(10).open("init.W1", i)));
            streams.add(uniforms(new Streams(10).open("init.W" + (char) ('2' + i))));
        }
        double largest = 0;
        int values = 0;
        for (int a = 0; a < streams.size(); a++) {
            for (int b = 0; b < a; b++) {
                largest = Math.max(largest, Math.abs(correlation(streams.get(a), streams.get(b), 0)));
                largest = Math.max(largest, Math.abs(correlation(streams.get(a), streams.get(b), 1)));
                values += 2;
            }
        }
        assertEquals(870, values);
        assertTrue(largest < 6.2 / Math.sqrt(N), "largest correlation " + largest);
    }

    /** The test above sees what it looks for: streams that share one part in twenty of their variance are found. */
    @Test
    void aSmallDependenceWouldBeFound() {
        double[] a = uniforms(new Streams(1).open("a"));
        double[] b = uniforms(new Streams(1).open("b"));
        double[] mixed =
                IntStream.range(0, N).mapToDouble(i -> 0.25 * a[i] + b[i]).toArray();
        assertTrue(correlation(a, mixed, 0) > 6.2 / Math.sqrt(N));
    }

    /**
     * A step opens a stream of its own and may draw little from it: the first numbers over the index must be as good as
     * one stream. Kolmogorov-Smirnov at 1e-6, and the correlation with the next index at 5 standard deviations (5.7e-7).
     */
    @Test
    void firstNumbersOverTheIndexAreUniformAndUncorrelated() {
        Streams streams = new Streams(2023);
        double[] first = IntStream.range(0, N)
                .mapToDouble(i -> streams.open("batch", i).nextDouble())
                .toArray();
        double p = new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new UniformRealDistribution(null, 0, 1), first, false);
        assertTrue(p > 1e-6, "p-value " + p);
        double r = correlation(first, first, 1);
        assertTrue(Math.abs(r) < 5 / Math.sqrt(N), "correlation " + r);
    }

    private static double[] uniforms(UniformRandomProvider source) {
        return source.doubles(N).toArray();
    }

    /** Of x[i] with y[i + delay], cyclically. */
    private static double correlation(double[] x, double[] y, int delay) {
        double[] delayed =
                IntStream.range(0, N).mapToDouble(i -> y[(i + delay) % N]).toArray();
        return new PearsonsCorrelation().correlation(x, delayed);
    }
}
