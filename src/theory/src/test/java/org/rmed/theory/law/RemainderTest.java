package org.rmed.theory.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.theory.Outcome;
import org.rmed.theory.Runs;

/**
 * Catches a wrong factor, projection or power in what SGD+M leaves behind, by runs of the dense recursion. The forms are first
 * order in s = 3e-4 and in kappa = 9.5 * 0.005: kappa^2 = 0.23% with factors up to 5, and the step of h ||A|| = 0.5% at which a loss is read.
 */
class RemainderTest {

    private static final double TOLERANCE = 0.015;

    private static final Outcome RUN = Runs.of(
            "optimizer=sgdm",
            "d=24",
            "scale=3e-4",
            "statistics=rank,ranges",
            "lossTargets=0.5,1e-2,1e-4",
            "every=events");

    // not static: each test builds what it checks
    private final FirstPhase phase = new FirstPhase(
            RUN.growingDirection(),
            RUN.secondLayer(),
            RUN.targetNorm(),
            RUN.optimizer().eta(),
            RUN.optimizer().momentum());

    private static final double[][] START = Setup.of(RUN.settings()).problem().firstLayer();

    private final Remainder remainder = new Remainder(phase, START, RUN.target());

    private static final LearnedShare SHARE = new LearnedShare(new LogisticLaw(
            RUN.targetNorm(),
            Arrays.stream(RUN.growingDirection()).map(c -> c * c).sum(),
            RUN.optimizer().eta(),
            RUN.optimizer().momentum()));

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
        double[] first = remainder.firstLayer();
        double[] second = remainder.secondLayer();
        for (double t : moments()) {
            double learned = SHARE.at(t);
            double root = Math.sqrt(learned);
            double decay = remainder.secondLayerDecay(learned);
            close(median(first) / root, value(t, "residual_1_median"), "median of W1 at t=" + t);
            close(largest(first) / root, value(t, "residual_1_max"), "max of W1 at t=" + t);
            close(median(second) * decay, value(t, "residual_2_median"), "median of W2 at t=" + t);
            close(largest(second) * decay, value(t, "residual_2_max"), "max of W2 at t=" + t);
            close(remainder.rankRatio() / root, value(t, "sigma2_over_sigma1"), "sigma_2 / sigma_1 at t=" + t);
        }
    }

    @Test
    void spreadOfTheErrorFromTheStartOn() {
        for (Snapshot row : RUN.trajectory().rows()) {
            double spread = value(row.t(), "error_max") - value(row.t(), "error_min");
            close(remainder.errorSpread(SHARE.at(row.t())), spread, "t=" + row.t());
        }
    }

    @Test
    void learnedShareIsThatOfTheLoss() {
        double t = RUN.trajectory().crossings().time(0.5).orElseThrow();
        double share = RUN.trajectory().at(t).loss() / RUN.trajectory().first().loss();
        // LogisticLaw: 3e-4 of the time, 1 step of 1500; q moves by 2 h ||A|| q (1 - q) = 0.002 in one
        assertEquals(1 - Math.sqrt(share), SHARE.at(t), 0.004);
    }

    /** Half of W2(0) decays: at q(0) its part across u is all there, and W1(0) keeps what neither u nor v has a part in. */
    @Test
    void theStartIsWhole() {
        double norm = RUN.targetNorm();
        double q = Arrays.stream(RUN.growingDirection()).map(c -> c * c).sum() / norm;
        assertEquals(1, remainder.secondLayerDecay(q), 1e-6);
        double[] first = remainder.firstLayer();
        for (int i = 0; i < 24; i++) {
            double across = 0;
            for (int j = 0; j < 24; j++) {
                across += first[24 * i + j] * sign(i, j) * RUN.target()[j] * RUN.target()[j];
            }
            assertEquals(0, across, 1e-9 * largest(first) * norm * norm, "row " + i);
        }
    }

    /** Of what W1(0) has across u and v, worked out by the projections. */
    private static double sign(int i, int j) {
        double[] u = RUN.growingDirection();
        double[] a = RUN.target();
        double uu = 0;
        double aa = 0;
        double uw = 0;
        double wa = 0;
        double uwa = 0;
        for (int k = 0; k < 24; k++) {
            uu += u[k] * u[k];
            aa += a[k] * a[k];
            uw += u[k] * START[k][j];
            wa += START[i][k] * a[k];
            for (int l = 0; l < 24; l++) {
                uwa += u[k] * START[k][l] * a[l];
            }
        }
        return Math.signum(START[i][j] - u[i] * uw / uu - wa * a[j] / aa + u[i] * uwa * a[j] / uu / aa);
    }

    @Test
    void arraysThatDoNotFitAreRefused() {
        double[] two = {1, 1};
        assertThrows(IllegalArgumentException.class, () -> new Remainder(phase, START, two));
        assertThrows(IllegalArgumentException.class, () -> new Remainder(phase, new double[2][24], RUN.target()));
        assertThrows(IllegalArgumentException.class, () -> new Remainder(phase, new double[24][2], RUN.target()));
        double[] other = RUN.target().clone();
        other[0] *= 2;
        assertThrows(IllegalArgumentException.class, () -> new Remainder(phase, START, other));
    }

    private static void close(double law, double measured, String what) {
        assertEquals(1, law / measured, TOLERANCE, what);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }
}
