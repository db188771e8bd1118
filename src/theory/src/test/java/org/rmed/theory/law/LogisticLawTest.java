package org.rmed.theory.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Catches a wrong root, a wrong start factor or a wrong middle term in the loss law of SGD with momentum: the times are
 * compared with the two-variable heavy-ball iteration itself, within bounds that scale with the step.
 */
class LogisticLawTest {

    private static final double[] LOSS_RATIOS = {0.5, 0.1, 1e-2, 1e-4, 1e-6, 1e-8};

    /**
     * w2 = a u, W1 = b u v^T, ||u|| = ||v|| = 1: E = a b - ||A||. Returns the (interpolated) step at which
     * 1 - q = delta; ln(q / (1 - q)) is nearly linear in t, its curvature per step is O((h ||A||)^2).
     */
    private static double simulatedTime(double normA, double a, double b, double eta, double beta, double delta) {
        double target = StrictMath.log((1 - delta) / delta);
        double velocityA = 0;
        double velocityB = 0;
        double previous = Double.NaN;
        for (int t = 0; t < 1_000_000; t++) {
            double q = a * b / normA;
            double logOdds = q > 0 ? StrictMath.log(q / (1 - q)) : Double.NEGATIVE_INFINITY;
            if (logOdds >= target) {
                return t - 1 + (target - previous) / (logOdds - previous);
            }
            previous = logOdds;
            double error = a * b - normA;
            velocityA = beta * velocityA + error * b;
            velocityB = beta * velocityB + error * a;
            a -= eta * velocityA;
            b -= eta * velocityB;
        }
        throw new AssertionError("the loss was not reached");
    }

    @ParameterizedTest
    @CsvSource({
        "0, .001", "0, .002", "0, .005", "0, .01",
        ".5, .001", ".5, .002", ".5, .005", ".5, .01",
        ".9, .001", ".9, .002", ".9, .005", ".9, .01"
    })
    void timesAgreeWithTheIterationWithinTheStatedBounds(double beta, double step) {
        double normA = 8;
        double eta = step * (1 - beta) / normA;
        double k = (1 + beta) / (2 * (1 - beta));
        for (double start : new double[] {1e-4, 1e-6, 1e-8}) {
            for (boolean balanced : new boolean[] {true, false}) {
                // C1 = (w2(0) + W1(0)) / 2; the difference of the two decays and does not matter.
                double c1 = balanced ? start : start / 2;
                LogisticLaw law = new LogisticLaw(normA, c1 * c1, eta, beta);
                for (double lossRatio : LOSS_RATIOS) {
                    double t = simulatedTime(normA, start, balanced ? start : 0, eta, beta, StrictMath.sqrt(lossRatio));
                    // The bounds of the Javadoc: first order for the one-root form; third order for the two-root form,
                    // with q(0), which it neglects against 1.
                    assertEquals(t, law.timeTo(lossRatio), 1.1 * k * step * t, "timeTo " + lossRatio);
                    double relative = 5 * k * k * k * step * step * step + c1 * c1 / normA;
                    assertEquals(t, law.sharpTimeTo(lossRatio), (relative + 1e-12) * t, "sharpTimeTo " + lossRatio);
                }
            }
        }
    }

    @Test
    void startOfSize1e300SurvivesAsLogarithm() {
        double eta = 0.01;
        LogisticLaw law = new LogisticLaw(1, 1e-300, eta, 0);
        double t = simulatedTime(1, 1e-150, 1e-150, eta, 0, StrictMath.sqrt(1e-6));
        // 5 (k h)^3 with k = 1/2 is 6e-7.
        assertEquals(t, law.sharpTimeTo(1e-6), 6.3e-7 * t);
        assertEquals(t, law.timeTo(1e-6), 5.5e-3 * t);
        assertEquals(1, law.lossRatio(0));
        assertTrue(Double.isFinite(new LogisticLaw(1e300, Double.MIN_VALUE, 1e-303, 0.9).sharpTimeTo(1e-8)));
    }

    @Property(tries = 300)
    void lossRatioInvertsTimeTo(
            @ForAll @DoubleRange(min = -300, max = -1) double logLossRatio,
            @ForAll @DoubleRange(min = -300, max = -3) double logStart,
            @ForAll @DoubleRange(min = 0, max = 0.99) double beta,
            @ForAll @DoubleRange(min = 1e-4, max = 1) @Scale(4) double step) {
        double lossRatio = StrictMath.pow(10, logLossRatio);
        LogisticLaw law = new LogisticLaw(2, StrictMath.pow(10, logStart), step * (1 - beta), beta);
        // ln(lossRatio) is recovered with the rounding of the logarithms, at most 8 * 2 * 700 eps = 2.5e-12.
        assertEquals(1, law.lossRatio(law.timeTo(lossRatio)) / lossRatio, 2.5e-12);
    }

    @Property(tries = 300)
    void rootsSatisfyTheirPolynomials(
            @ForAll @DoubleRange(min = 0, max = 0.999) @Scale(3) double beta,
            @ForAll @DoubleRange(min = 1e-9, max = 4) @Scale(9) double e) {
        LogisticLaw law = new LogisticLaw(1, 1e-9, e, beta);
        double x = law.growth();
        assertTrue(x > 1);
        // Residual of a root rounded to eps: a few terms of size up to x^2 (<= 36), each with 2 eps.
        assertEquals(0, x * x - (1 + beta + e) * x + beta, 4e-15 * x * x);
        double y = law.contraction();
        double discriminant = (1 + beta - 2 * e) * (1 + beta - 2 * e) - 4 * beta;
        if (!law.overshoots()) {
            // Near the double root the residual is quadratic in the error sqrt(eps): still of order eps.
            assertEquals(0, y * y - (1 + beta - 2 * e) * y + beta, 4e-15);
            assertTrue(y < 1 && y * y >= beta * (1 - 1e-7));
        } else if (discriminant < 0) {
            assertEquals(StrictMath.sqrt(beta), y);
        } else {
            assertEquals(0, y * y + StrictMath.abs(1 + beta - 2 * e) * -y + beta, 4e-14 * StrictMath.max(1, y * y));
        }
        if (StrictMath.abs(e - (1 + beta)) > 1e-9) {
            assertEquals(e > 1 + beta, y > 1, "stable iff 2 eta ||A|| < 2 (1 + beta)");
        }
    }

    @Test
    void smallStepsHaveTheContinuousTimeRates() {
        LogisticLaw law = new LogisticLaw(1, 1e-9, 1e-12, 0.9);
        // h = 1e-11; relative corrections are of order k h = 1e-10. growth() itself is rounded at eps = 1e-5 h.
        assertEquals(1e-11, law.growth() - 1, 3e-5 * 1e-11);
        assertEquals(2e-11, 1 - law.contraction(), 3e-5 * 1e-11);
        double logistic = StrictMath.log(1e9 * 0.99 / 0.01) / 2e-11;
        assertEquals(logistic, law.timeTo(1e-4), 2e-10 * logistic);
        // At beta = 0 the stated rates are 1 + e and 1 - 2e exactly.
        LogisticLaw plain = new LogisticLaw(1, 1e-9, 0.25, 0);
        assertEquals(1.25, plain.growth());
        assertEquals(0.5, plain.contraction(), 1e-15);
    }

    @Test
    void complexRootsReportTheirModulusAndRefuseTheSharpForm() {
        LogisticLaw law = new LogisticLaw(1, 1e-9, 0.1, 0.9);
        assertTrue(law.overshoots());
        assertEquals(StrictMath.sqrt(0.9), law.contraction());
        assertThrows(IllegalStateException.class, () -> law.sharpTimeTo(0.1));
        assertTrue(law.timeTo(0.1) > 0);
        // (1 - sqrt(.25))^2 / 2 = .125: the boundary itself is a double root, not an overshoot.
        LogisticLaw boundary = new LogisticLaw(1, 1e-9, 0.125, 0.25);
        assertFalse(boundary.overshoots());
        assertEquals(0.5, boundary.contraction(), 1e-15);
    }

    @Test
    void lossBeforeTheStartHasANegativeTime() {
        assertTrue(new LogisticLaw(1, 1e-2, 0.01, 0).timeTo(0.999) < 0);
    }

    @Test
    void badArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LogisticLaw(0, 1e-9, 0.1, 0));
        assertThrows(IllegalArgumentException.class, () -> new LogisticLaw(1, 0, 0.1, 0));
        assertThrows(IllegalArgumentException.class, () -> new LogisticLaw(1, 1, 0.1, 0));
        assertThrows(IllegalArgumentException.class, () -> new LogisticLaw(1, 1e-9, Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> new LogisticLaw(1, 1e-9, 0.1, 1));
        LogisticLaw law = new LogisticLaw(1, 1e-9, 0.1, 0);
        assertThrows(IllegalArgumentException.class, () -> law.timeTo(0));
        assertThrows(IllegalArgumentException.class, () -> law.timeTo(1));
        assertThrows(IllegalArgumentException.class, () -> law.sharpTimeTo(Double.NaN));
    }
}
