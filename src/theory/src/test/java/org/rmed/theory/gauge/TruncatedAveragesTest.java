package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.UsageException;
import org.rmed.theory.Gauge;

/** Catches an average cut one term early or late, one without bias correction, and sequences that leave [-M, M]. */
class TruncatedAveragesTest {

    private static Gauge.Reader reader(boolean bounded, String words) {
        return new TruncatedAverages(bounded)
                .attach(Setup.of(Setup.defaults().withArguments(List.of(words.split(" ")))));
    }

    /** ln(1/(0.1 0.1))/0.1 = 46.05, ln(1/(0.01 0.5))/0.5 = 10.6. */
    @Test
    void terms() {
        assertEquals(47, TruncatedAverages.terms(0.9, 0.1));
        assertEquals(11, TruncatedAverages.terms(0.5, 0.01));
    }

    /** The constant sequence is the worst, and over eps it is worst at the largest t = 3 H: both in closed form. */
    @Test
    void constantSequenceIsTheWorst() {
        double[] row = reader(true, "optimizer=sgdm d=2 beta=0.9").read(0, null);
        double worst = 0;
        for (double accuracy : new double[] {0.1, 0.01, 1e-4}) {
            int cut = TruncatedAverages.terms(0.9, accuracy);
            double all = Math.pow(0.9, 3 * cut + 1);
            worst = Math.max(worst, (Math.pow(0.9, cut + 1) - all) / (1 - all) / accuracy);
        }
        assertEquals(1, row[0] / worst, 1e-9);
        // tails are at least 1e-6 M, rounding at most 350 * 4 u M
        assertEquals(1, row[1], 1e-6);
        assertEquals(1, row[2], 1e-6);
        assertEquals(1, row[3]);
    }

    /**
     * Over eps it is worst at t = 3 H, the last of four t; M only where it is cut and M everywhere, the last two of four sequences,
     * have the whole tail. What attains it is the latter.
     */
    @Test
    void trialsOfTheExtremes() {
        double[] row = reader(true, "optimizer=sgdm d=2 beta=0.9").read(0, null);
        int worst = 0;
        double[] overEps = new double[3];
        for (int a = 0; a < 3; a++) {
            double accuracy = new double[] {0.1, 0.01, 1e-4}[a];
            int cut = TruncatedAverages.terms(0.9, accuracy);
            double all = Math.pow(0.9, 3 * cut + 1);
            overEps[a] = (Math.pow(0.9, cut + 1) - all) / (1 - all) / accuracy;
            worst = overEps[a] > overEps[worst] ? a : worst;
        }
        assertEquals(worst, (int) row[4] / 16);
        assertEquals(3, (int) row[4] / 4 % 4);
        assertTrue(row[4] % 4 >= 2, "trial " + row[4]);
        assertTrue(row[5] % 4 >= 2, "trial " + row[5]);
        assertEquals(3, row[6] % 4);
    }

    /** What is largest over one memory does not depend on which of the two it is. */
    @Test
    void bothMemoriesOfAdam() {
        double larger = Math.max(overEps("optimizer=sgdm d=2 beta=0.9"), overEps("optimizer=sgdm d=2 beta=0.5"));
        assertEquals(1, overEps("optimizer=adam d=2 beta1=0.9 beta2=0.5") / larger, 1e-9);
        assertEquals(1, overEps("optimizer=adam d=2 beta1=0.5 beta2=0.9") / larger, 1e-9);
    }

    private static double overEps(String words) {
        return reader(true, words).read(0, null)[0];
    }

    /** With beta = 0.01 what is cut, 1e-22 M, is below rounding. */
    @Test
    void tinyTailsAreLostInRounding() {
        double[] row = reader(true, "optimizer=sgdm d=2 beta=0.01").read(0, null);
        assertTrue(row[1] <= 1 && row[2] >= 1, row[1] + " " + row[2]);
    }

    @Test
    void unboundedPastIsFarOff() {
        double[] row = reader(false, "optimizer=adam d=2").read(0, null);
        assertTrue(row[0] > 1e3 && row[1] > 1e3 && row[3] > 1e3);
    }

    @Test
    void looksOnce() {
        assertArrayEquals(
                new double[] {0, 0, Double.POSITIVE_INFINITY, 0, -1, -1, -1},
                reader(true, "optimizer=adam d=2").read(1, null));
    }

    @Test
    void noMemoryIsRefused() {
        assertTrue(assertThrows(UsageException.class, () -> reader(true, "optimizer=gd d=2"))
                .getMessage()
                .contains("use optimizer=adam"));
    }
}
