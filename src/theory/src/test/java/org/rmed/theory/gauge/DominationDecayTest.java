package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rmed.linear.Hessian;
import org.rmed.linear.simulation.Setup;
import org.rmed.statistic.DiagonalDominance;
import org.rmed.theory.Runs;

/** Catches a mean over other than d^2 + d coordinates, and an error part that does not bound R_OD with the rest. */
class DominationDecayTest {

    private static double q(StubNetwork network) {
        return new DominationDecay()
                .attach(Setup.of(Runs.settings("d=" + network.target().length)))
                .read(0, network)[0];
    }

    /** E = (3, 4) for W1 = diag(2, 1), W2 = (2, 5): (7 (1/4 + 1/25) + 5 (1/4 + 1)) / 6. */
    @Test
    void byHand() {
        StubNetwork network =
                new StubNetwork(new double[] {1, 1}, new double[] {2, 5}, new double[][] {{2, 0}, {0, 1}});
        assertEquals((7 * (0.25 + 0.04) + 5 * 1.25) / 6, q(network), 1e-14);
    }

    /** R_OD - q lies between -q and what R_OD is for the same weights and E = 0 by Cauchy and Schwarz. */
    @Test
    void boundsTheErrorPartOfTheFullHessian() {
        Random random = new Random(5);
        for (int trial = 0; trial < 50; trial++) {
            double[] w2 = random.doubles(3, -1, 1).toArray();
            double[][] w1 = new double[3][];
            for (int i = 0; i < 3; i++) {
                w1[i] = random.doubles(3, -1, 1).toArray();
            }
            double[] target = random.doubles(3, -1, 1).toArray();
            StubNetwork network = new StubNetwork(target, w2, w1);
            double with = DiagonalDominance.rOd(Hessian.full(w2, w1, network.error()), DiagonalDominance.Norm.L2);
            double without = DiagonalDominance.rOd(Hessian.full(w2, w1, new double[3]), DiagonalDominance.Norm.L2);
            assertTrue(Math.abs(with - without) <= q(network) * (1 + 1e-12), "trial " + trial);
        }
    }
}
