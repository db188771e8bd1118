package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.theory.Outcome;

/**
 * Catches a wrong factor, projection or power in what SGD+M leaves behind, by runs of the dense recursion. The forms are first
 * order in s = 3e-4 and in kappa = 9.5 * 0.005: kappa^2 = 0.23% with factors up to 5, and the step of h ||A|| = 0.5% at which a loss is read.
 */
class RemainderTest {

    private static final double TOLERANCE = 0.015;

    private static final Outcome RUN = SmallRuns.fresh(Setup.defaults()
            .withArguments(List.of(
                    "optimizer=sgdm",
                    "d=24",
                    "scale=3e-4",
                    "statistics=rank,ranges",
                    "lossTargets=0.5,1e-2,1e-4",
                    "every=events")));

    private static double value(double t, String column) {
        return RUN.trajectory().value(RUN.trajectory().at(t), column);
    }

    /** T_1, half of the loss, and far behind T_2. */
    private static double[] moments() {
        return new double[] {
            RUN.phase("T_1"),
            RUN.trajectory().crossings().time(0.5).orElseThrow(),
            RUN.trajectory().crossings().time(1e-2).orElseThrow(),
            RUN.trajectory().crossings().time(1e-4).orElseThrow()
        };
    }

    @Test
    void residualsOfBothLayers() {
        Remainder remainder = Remainder.of(RUN);
        DoubleUnaryOperator q = Remainder.learned(RUN);
        double[] first = remainder.firstLayer();
        double[] second = remainder.secondLayer();
        for (double t : moments()) {
            double learned = q.applyAsDouble(t);
            double root = Math.sqrt(learned);
            double decay = remainder.secondLayerDecay(learned);
            close(Band.median(first) / root, value(t, "residual_1_median"), "median of W1 at t=" + t);
            close(largest(first) / root, value(t, "residual_1_max"), "max of W1 at t=" + t);
            close(Band.median(second) * decay, value(t, "residual_2_median"), "median of W2 at t=" + t);
            close(largest(second) * decay, value(t, "residual_2_max"), "max of W2 at t=" + t);
            close(remainder.rankRatio() / root, value(t, "sigma2_over_sigma1"), "sigma_2 / sigma_1 at t=" + t);
        }
    }

    @Test
    void spreadOfTheErrorFromTheStartOn() {
        Remainder remainder = Remainder.of(RUN);
        DoubleUnaryOperator q = Remainder.learned(RUN);
        for (Snapshot row : RUN.trajectory().rows()) {
            double spread = value(row.t(), "error_max") - value(row.t(), "error_min");
            close(remainder.errorSpread(q.applyAsDouble(row.t())), spread, "t=" + row.t());
        }
    }

    @Test
    void learnedShareIsThatOfTheLoss() {
        DoubleUnaryOperator q = Remainder.learned(RUN);
        double t = RUN.trajectory().crossings().time(0.5).orElseThrow();
        double share = RUN.trajectory().at(t).loss() / RUN.trajectory().first().loss();
        // LogisticLaw: 3e-4 of the time, 1 step of 1500; q moves by 2 h ||A|| q (1 - q) = 0.002 in one
        assertEquals(1 - Math.sqrt(share), q.applyAsDouble(t), 0.004);
    }

    private static void close(double law, double measured, String what) {
        assertEquals(1, law / measured, TOLERANCE, what);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }
}
