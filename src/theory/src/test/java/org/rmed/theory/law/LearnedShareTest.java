package org.rmed.theory.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Catches a share that is not the inverse of the time it takes, the error for the share learned, and values made up outside. */
class LearnedShareTest {

    private static final LogisticLaw LAW = new LogisticLaw(5, 1e-8, 1e-4, 0.9);
    private static final LearnedShare SHARE = new LearnedShare(LAW);

    /** Linear between points 0.05 apart in the log odds y, where t'' / t' is below 1: 0.05^2 / 8 = 3e-4. */
    @Test
    void itIsTheInverseOfTheTime() {
        for (double left : new double[] {1 - 1e-6, 0.9, 0.5, 0.1, 1e-3, 1e-6}) {
            double t = LAW.sharpTimeTo(left * left);
            assertEquals(Math.log((1 - left) / left), SHARE.logOdds(t), 1e-3);
            assertEquals(1, SHARE.left(t) / left, 1e-3);
            assertEquals(1, SHARE.at(t) / (1 - left), 1e-3);
        }
    }

    @Test
    void outsideThereIsNone() {
        double early = LAW.sharpTimeTo(Math.pow(1 / (1 + Math.exp(-29.9)), 2));
        double late = LAW.sharpTimeTo(Math.pow(1 / (1 + Math.exp(17.9)), 2));
        assertTrue(SHARE.at(early) > 0 && SHARE.left(late) > 0);
        for (double t : new double[] {early - 100, late + 1000}) {
            assertTrue(Double.isNaN(SHARE.at(t)) && Double.isNaN(SHARE.left(t)) && Double.isNaN(SHARE.logOdds(t)));
        }
    }

    @Test
    void anEtaThatOvershootsHasNone() {
        assertThrows(IllegalStateException.class, () -> new LearnedShare(new LogisticLaw(5, 1e-8, 1e-3, 0.9)));
    }
}
