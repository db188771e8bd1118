package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;
import org.rmed.theory.Runs;

/** Catches a step put down to the gradient after it, rows of the two cases mixed up, and signs against something else than W2. */
class SecondLayerDriveTest {

    private static final double ETA = 0.01;

    /** d sqrt(eta) = 0.2. With W1 = diag(a, b) and A = 0, E_j = w2_j W1[j,j] and g2_j = w2_j W1[j,j]^2, less A_j W1[j,j]. */
    private static double[] read(Gauge.Reader reader, long t, double[] w2, double a, double b, double... target) {
        return reader.read(t, new StubNetwork(target, w2, new double[][] {{a, 0}, {0, b}}));
    }

    private static Gauge.Reader reader() {
        return new SecondLayerDrive().attach(Setup.of(Runs.settings("optimizer=adam", "d=2", "eta=" + ETA)));
    }

    /** g2 = (1 - 2, -1 + 0.9) = (-1, -0.1): the first drives w2_0 = 1 away from 0, the second does so not for w2_1 = -1. */
    @Test
    void gradientsAndSigns() {
        double[] seen = read(reader(), 0, new double[] {1, -1}, 1, 1, 2, -0.9);
        assertArrayEquals(new double[] {0.5, 1, 1}, new double[] {seen[0], seen[1], seen[2]}, 1e-14);
        assertTrue(Double.isNaN(seen[3]) && Double.isNaN(seen[4]), "no step leads to t=0");
    }

    /** |g2_0| = 1 >= 0.2: its step of 1.3 eta away from 0 is off by 0.3. |g2_1| = 0.1: its step is 0.7 eta. */
    @Test
    void stepsByTheGradientBefore() {
        Gauge.Reader reader = reader();
        read(reader, 0, new double[] {-1, 1}, 1, 1, -2, 0.9);
        double[] seen = read(reader, 1, new double[] {-1 - 1.3 * ETA, 1 - 0.7 * ETA}, 1, 1, 0, 0);
        assertEquals(0.3, seen[3], 1e-12);
        assertEquals(0.7, seen[4], 1e-12);
        // now both gradients are large and turned: a step back towards 0 is off by 2
        double[] back = read(reader, 2, new double[] {-1 - 0.3 * ETA, 1 - 1.7 * ETA}, 1, 1, 0, 0);
        assertArrayEquals(new double[] {2, 2, 0}, new double[] {back[2], back[3], back[4]}, 1e-11);
    }

    @Test
    void aGradientOfZeroDrivesNowhere() {
        double[] seen = read(reader(), 0, new double[] {1, 1}, 1, 0, 3, 1);
        assertArrayEquals(new double[] {0, 1, 1}, new double[] {seen[0], seen[1], seen[2]}, 1e-14);
    }
}
