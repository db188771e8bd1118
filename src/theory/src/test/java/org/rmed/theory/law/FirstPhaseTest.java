package org.rmed.theory.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Observer;
import org.rmed.theory.Outcome;

/**
 * Catches a wrong root, a wrong start of a mode (its first step has no momentum yet) and swapped modes. Two oracles: heavy
 * ball itself on the linear recursion of one unit, and a run of the whole network.
 */
class FirstPhaseTest {

    /** One unit: w and b = its component of W1 along A drive one another, g_w = -||A|| b and g_b = -||A|| w. */
    @ParameterizedTest
    @CsvSource({"1, 0.001, 0.9, 300", "8, 0.0001, 0.9, 2000", "3, 0.05, 0, 40", "2, 0.01, 0.5, 100"})
    void isTheLinearRecursion(double normA, double eta, double beta, int steps) {
        double w = 0.3;
        double b = -0.1;
        double growing = 0.5 * (w + b);
        FirstPhase law = new FirstPhase(new double[] {growing}, new double[] {w}, normA, eta, beta);
        double momentumW = 0;
        double momentumB = 0;
        for (int t = 0; t <= steps; t++) {
            // both are sums of t positive terms of like size: rounding of about t ulp, with a factor of 10
            assertEquals(w, law.weights(t)[0], 10 * (t + 1) * 0x1p-52 * (StrictMath.abs(w) + 1), "t=" + t);
            momentumW = beta * momentumW - normA * b;
            momentumB = beta * momentumB - normA * w;
            w -= eta * momentumW;
            b -= eta * momentumB;
        }
    }

    /** At T_1 W2 W1 is of order s against A: the run departs from the law by about that. */
    @Test
    void aRunKeepsToItUpToTheFirstPhasesEnd() {
        Outcome run = Outcome.of(
                Setup.defaults()
                        .withArguments(List.of("optimizer=sgdm", "d=32", "alpha=3", "statistics=ranges", "every=20")),
                Observer.NONE);
        FirstPhase law = new FirstPhase(
                run.growingDirection(),
                run.secondLayer(),
                run.targetNorm(),
                run.optimizer().eta(),
                run.optimizer().momentum());
        double end = run.phase("T_1");
        for (double t : run.column("t")) {
            if (t <= end) {
                assertEquals(1, run.at(t, "w2_max") / law.largest(t), 10 * run.scale(), "t=" + t);
                assertEquals(1, run.at(t, "r_med_1") / law.rMed1(t), 10 * run.scale(), "t=" + t);
            }
        }
        double later = run.trajectory().end();
        assertTrue(law.largest(later) > 2 * run.last("w2_max"), "later the network fills A and the law leaves it");
    }

    @Test
    void startsAtTheStart() {
        FirstPhase law = new FirstPhase(new double[] {1, -2, 0.5}, new double[] {3, 1, -4}, 2, 0.001, 0.9);
        assertArrayEquals(new double[] {3, 1, -4}, law.weights(0), 1e-14);
        assertEquals(4, law.largest(0), 1e-14);
        assertEquals(16.0 / 9, law.rMed1(0), 1e-14);
    }

    @Test
    void doesNotShareItsArrays() {
        double[] given = {1, 2};
        FirstPhase law = new FirstPhase(given, given, 1, 0.01, 0.5);
        given[0] = 9;
        law.growing()[1] = 9;
        law.w2Initial()[1] = 9;
        assertEquals(new FirstPhase(new double[] {1, 2}, new double[] {1, 2}, 1, 0.01, 0.5), law);
        assertEquals(new FirstPhase(new double[] {1, 2}, new double[] {1, 2}, 1, 0.01, 0.5).hashCode(), law.hashCode());
        assertNotEquals(new FirstPhase(new double[] {1, 2}, new double[] {1, 3}, 1, 0.01, 0.5), law);
    }

    @Test
    void refusesWhatHasNoLaw() {
        double[] one = {1};
        refused("growing is empty", () -> new FirstPhase(new double[0], one, 1, 0.01, 0.5));
        refused("must be finite", () -> new FirstPhase(one, new double[] {Double.NaN}, 1, 0.01, 0.5));
        refused("C1 has 1 entries and w2(0) 2", () -> new FirstPhase(one, new double[] {1, 2}, 1, 0.01, 0.5));
        refused("eta=0.0", () -> new FirstPhase(one, one, 1, 0, 0.5));
        refused("||A||=0.0", () -> new FirstPhase(one, one, 0, 0.01, 0.5));
        refused("beta=1.0", () -> new FirstPhase(one, one, 1, 0.01, 1));
        refused("eta ||A||=0.01 makes the decaying mode oscillate", () -> new FirstPhase(one, one, 1, 0.01, 0.9));
        refused("t=-1", () -> new FirstPhase(one, one, 1, 0.001, 0.9).largest(-1));
    }

    private static void refused(String words, org.junit.jupiter.api.function.Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(words), message);
    }
}
