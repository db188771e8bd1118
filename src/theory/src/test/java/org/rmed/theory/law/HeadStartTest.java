package org.rmed.theory.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.simulation.Simulation;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.statistic.Median;

/** Catches a wrong law: against its limits, against quadrature, and against Adam itself. */
class HeadStartTest {

    @Test
    void limitsAreAUniformAndAGaussianDiagonal() {
        HeadStart law = new HeadStart(64, 0.01);
        // R - 1 is about 2 (M - m) sigma / z
        assertEquals(1, law.ratio(1e-9), 1e-8);
        // z falls like q / (0.8 sigma), so R_d - R like 1 / sigma^2
        assertEquals(RatioLaw.medianOf(64), law.ratio(1e6), 1e-9);
        assertEquals(0, law.order(1e-9), 1e-8);
        assertEquals(1, law.order(1e6), 1e-9);
    }

    @Test
    void halfWayIsHalfWayAndSigmaInvertsTheRatio() {
        HeadStart law = new HeadStart(256, 1e-3);
        assertEquals(0.5, law.order(law.halfWay()), 1e-14);
        for (double ratio : new double[] {1.01, 1.5, 4, 15}) {
            assertEquals(ratio, law.ratio(law.sigma(ratio)), 1e-12 * ratio);
        }
    }

    @Test
    void lossesBeforeTheFirstArrivalAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new HeadStart(64, 0.31));
        assertThrows(IllegalArgumentException.class, () -> new HeadStart(64, 0));
        assertEquals(0.5, new HeadStart(64, 4.0 / 13).arrived(), 1e-15);
    }

    /** The share of the loss left when columns up to q have arrived, by a midpoint sum of 10^6 values of A. */
    @Test
    void arrivedLeavesTheShareOfTheLoss() {
        for (double share : new double[] {1e-3, 1e-2, 0.2}) {
            double q = new HeadStart(64, share).arrived();
            double left = IntStream.range(0, 1_000_000)
                    .mapToDouble(k -> 0.5 + (k + 0.5) * 1e-6)
                    .map(a -> Math.max(a - q, 0) * Math.max(a - q, 0))
                    .average()
                    .orElseThrow();
            double all = IntStream.range(0, 1_000_000)
                    .mapToDouble(k -> 0.5 + (k + 0.5) * 1e-6)
                    .map(a -> a * a)
                    .average()
                    .orElseThrow();
            assertEquals(share, left / all, 1e-5 * share);
        }
    }

    /**
     * Median over 40 runs of Adam against the law at d = 64. The quartiles of R_d are 11.2 and 18.7 around 14.4, so the median
     * of 40 has a standard deviation of about 1.25 * 5.6 / sqrt(40) = 1.1, 4% in sqrt R; what the law leaves out (fluctuations of
     * the mean, W1(0) of order d^-2 alpha, lag of 10 of 300 steps) is below 5%. Four deviations and that: 20% of sqrt R - 1.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.45, 0.6, 0.9})
    void adamFollowsIt(double alpha) {
        double[] ratios = IntStream.rangeClosed(1, 40)
                .mapToObj(seed -> Simulation.run(Setup.of(Setup.defaults()
                        .withArguments(
                                List.of("d=64", "alpha=" + alpha, "eta=0.0004", "stopAtLoss=0.001", "seed=" + seed)))))
                .mapToDouble(HeadStartTest::last)
                .toArray();
        double law = new HeadStart(64, 1e-3).ratio(Math.pow(64, 0.5 - alpha));
        assertEquals(1, (Math.sqrt(Median.of(ratios)) - 1) / (Math.sqrt(law) - 1), 0.2, () -> Arrays.toString(ratios));
        assertTrue(law > 1.05);
    }

    private static double last(Trajectory trajectory) {
        return trajectory.value(trajectory.last(), "r_med_1");
    }
}
