package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;
import org.rmed.theory.Runs;

/** Catches flips that are forgotten, a threshold of other size or sign, and sizes over the wrong columns. */
class FlippedColumnsTest {

    private static final double ROOT = Math.sqrt(2);

    /** With d = 2 and eta = 0.02 the threshold is sqrt(0.04) = 0.2. Rows of W2 = (1, 0): E = W1[0,:] - A. */
    private static double[] read(Gauge.Reader reader, double first, double second) {
        return reader.read(
                0, new StubNetwork(new double[] {1, -1}, new double[] {1, 0}, new double[][] {{first, second}, {3, -0.5}
                }));
    }

    private static Gauge.Reader reader() {
        return new FlippedColumns().attach(Setup.of(Runs.settings("optimizer=adam", "d=2", "eta=0.02")));
    }

    @Test
    void noneFlipped() {
        assertArrayEquals(new double[] {0, 0, -1, 0.5 * ROOT, 3 * ROOT, 0, ROOT}, read(reader(), 0.75, -0.75), 1e-14);
    }

    /** E_1 = 0.1 towards a negative target: sign(A_1) E_1 = -0.1 >= -0.2. */
    @Test
    void aColumnOfNegativeTarget() {
        assertArrayEquals(new double[] {1, 0.5, 1, 0.75 * ROOT, 3 * ROOT, 0, ROOT}, read(reader(), 0.75, -0.9), 1e-14);
    }

    /** Once flipped a column counts as such, however far off it gets: 0.5 / 0.2. */
    @Test
    void flipsAreKept() {
        Gauge.Reader reader = reader();
        read(reader, 0.9, -0.75);
        assertArrayEquals(new double[] {1, 2.5, 0, 0.5 * ROOT, 3 * ROOT, 0, ROOT}, read(reader, 0.5, -0.75), 1e-14);
        assertArrayEquals(
                new double[] {2, 1, 0, Double.POSITIVE_INFINITY, 3 * ROOT, 0, ROOT}, read(reader, 1.2, -0.9), 1e-14);
    }

    @Test
    void sizesOfW2() {
        double[] seen = reader().read(
                        0,
                        new StubNetwork(new double[] {1, 1}, new double[] {-1, 0.25}, new double[][] {{0, 0}, {0, 0}}));
        assertArrayEquals(new double[] {0, 0.25 * ROOT, ROOT}, new double[] {seen[4], seen[5], seen[6]}, 1e-15);
    }
}
