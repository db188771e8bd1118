package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/** Catches statistics that forget s, a median of the wrong order, and moments that miss another law. */
class GaussianSamplesTest {

    private static Setup setup(int d) {
        return Setup.of(Setup.defaults().withArguments(List.of("optimizer=sgdm", "d=" + d, "scale=0.25", "seed=2")));
    }

    private static Gauge.Reader reader(SampleLaw law, int d) {
        return new GaussianSamples(law).attach(setup(d));
    }

    @Test
    void firstSampleIsTheRunsOwn() {
        for (int d : new int[] {5, 6}) {
            double[] squares = Arrays.stream(setup(d).problem().secondLayer())
                    .map(w -> 16 * w * w)
                    .sorted()
                    .toArray();
            Map<String, double[]> vectors = reader(SampleLaw.GAUSSIAN, d).vectors();
            assertEquals(squares[d - 1], vectors.get("largest")[0], 1e-14);
            assertEquals(d == 5 ? squares[2] : (squares[2] + squares[3]) / 2, vectors.get("median")[0], 1e-14);
            double sum = Arrays.stream(squares).map(x -> 1 / Math.sqrt(x)).sum();
            assertEquals(sum, vectors.get("inverse")[0], 1e-13 * sum);
        }
    }

    /** 102400 numbers, in 50 to 200 samples, no two alike. */
    @Test
    void samples() {
        assertEquals(200, reader(SampleLaw.GAUSSIAN, 3).vectors().get("median").length);
        assertEquals(100, reader(SampleLaw.GAUSSIAN, 1024).vectors().get("median").length);
        assertEquals(50, reader(SampleLaw.GAUSSIAN, 4096).vectors().get("median").length);
        double[] largest = reader(SampleLaw.GAUSSIAN, 3).vectors().get("largest");
        assertEquals(200, Arrays.stream(largest).distinct().count());
    }

    /** Standard errors of 3200 Gaussians; 8 of them are too many. */
    @Test
    void momentsTellLawsApart() {
        for (double x : reader(SampleLaw.GAUSSIAN, 16).read(0, null)) {
            assertTrue(x < 4, "Gaussian: " + x);
        }
        double[] signs = reader(SampleLaw.SIGNS, 16).read(0, null);
        assertEquals(0, signs[0], 1e-12);
        assertEquals(2 / Math.sqrt(24 / 3200.0), signs[1], 1e-9);
        assertTrue(reader(SampleLaw.SQUARES, 16).read(0, null)[1] > 8);
        assertTrue(reader(SampleLaw.SQUARES, 16).read(0, null)[0] < 8, "the same variance");
    }

    /** 16 times the same number in each of 200 samples: all moments are those of the 200. */
    @Test
    void momentsOfEqualNumbers() {
        Gauge.Reader reader = reader(SampleLaw.COMMON, 16);
        double[] squares = reader.vectors().get("largest");
        double variance = Arrays.stream(squares).average().orElseThrow();
        double fourths = Arrays.stream(squares).map(x -> x * x).average().orElseThrow();
        double[] row = reader.read(0, null);
        assertEquals(Math.abs(variance - 1) / Math.sqrt(2 / 3200.0), row[0], 1e-9);
        assertEquals(Math.abs(fourths / (variance * variance) - 3) / Math.sqrt(24 / 3200.0), row[1], 1e-9);
        assertEquals(variance * Math.sqrt(200 * 15.0), row[2], 1e-9);
    }

    @Test
    void oneNumberHasNoNeighbour() {
        assertEquals(0, reader(SampleLaw.GAUSSIAN, 1).read(0, null)[2]);
    }

    @Test
    void lawsShapeTheSameNumbers() {
        double[] values = {0.5, -2};
        SampleLaw.SIGNS.shape(3, values);
        assertArrayEquals(new double[] {3, -3}, values);
        double[] squares = {0.5, -2};
        SampleLaw.SQUARES.shape(2, squares);
        assertArrayEquals(new double[] {0.125 / Math.sqrt(3), -2 / Math.sqrt(3)}, squares, 1e-15);
        double[] common = {0.5, -2};
        SampleLaw.COMMON.shape(2, common);
        assertArrayEquals(new double[] {0.5, 0.5}, common);
        double[] same = {0.5, -2};
        SampleLaw.GAUSSIAN.shape(2, same);
        assertArrayEquals(new double[] {0.5, -2}, same);
        Map<String, double[]> signs = reader(SampleLaw.SIGNS, 7).vectors();
        assertEquals(1, signs.get("largest")[0], 1e-14);
        assertEquals(7, signs.get("inverse")[0], 1e-13);
    }
}
