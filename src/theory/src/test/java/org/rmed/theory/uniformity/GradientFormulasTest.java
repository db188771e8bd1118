package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.gauge.Activation;
import org.rmed.theory.gauge.Derivatives;

/** Catches a judge that looks at one layer or one step only; the same for the full Hessian. */
class GradientFormulasTest {

    /** Columns at t = 1; those of t = 0 are below 1. */
    private static Outcome run(double first, double second, double hessian, double nonlinearity) {
        return Fabricated.run("optimizer=adam d=4 seed=3")
                .gauged(new Derivatives(Activation.LINEAR).columns().toArray(String[]::new))
                .reading(0.1, 0.2, 0.3, 0, 0, nonlinearity)
                .reading(first, second, hessian, 5, 18, nonlinearity)
                .outcome();
    }

    private static Evidence gradients(double first, double second) {
        return new GradientFormulas().judge(List.of(run(first, second, 9, 0), run(0.1, 0.1, 9, 0)));
    }

    private static Evidence hessian(double off) {
        return new FullHessian().judge(List.of(run(9, 9, 0.1, 0), run(9, 9, off, 0)));
    }

    @Test
    void bothLayersCount() {
        Evidence inside = gradients(0.99, 0.98);
        assertEquals(Verdict.HELD, inside.verdict());
        assertEquals(0.99, inside.findings().get(0).measured());
        assertEquals(0.98, inside.findings().get(1).measured());
        assertEquals(Verdict.FAILED, gradients(1.01, 0.5).verdict());
        Evidence second = gradients(0.5, 1.01);
        assertEquals(Verdict.FAILED, second.verdict());
        assertEquals(
                "largest of 2 runs, adam, seed=3; first beyond it at t=1",
                second.decisive().note());
        assertTrue(inside.decisive().note().endsWith("t=none"));
        assertEquals(Verdict.FAILED, gradients(Double.NaN, 0.5).verdict());
    }

    @Test
    void everyEntryOfTheHessianCounts() {
        assertEquals(Verdict.HELD, hessian(0.99).verdict());
        assertEquals(
                "largest of 2 runs, adam, seed=3; first beyond it at t=none",
                hessian(0.99).decisive().note());
        Evidence outside = hessian(1.01);
        assertEquals(Verdict.FAILED, outside.verdict());
        assertEquals(
                "largest of 2 runs, adam, seed=3; first beyond it at t=1, at W1[1,1] and w2_2",
                outside.decisive().note());
        assertEquals(Verdict.FAILED, hessian(Double.NaN).verdict());
    }

    @Test
    void namesOfWeights() {
        assertEquals("W1[2,1]", FullHessian.weight(7, 3));
        assertEquals("W1[2,2]", FullHessian.weight(8, 3));
        assertEquals("w2_0", FullHessian.weight(9, 3));
    }

    @Test
    void networkMustBeLinear() {
        for (var claim : List.of(new GradientFormulas(), new FullHessian(), new Lemma29HessianDiagonal())) {
            var linear = claim.hypotheses().get(0);
            assertEquals(Status.LITERAL, linear.worst(List.of(run(0, 0, 0, 0))).status());
            assertEquals(
                    Status.VIOLATED, linear.worst(List.of(run(0, 0, 0, 1e-3))).status());
        }
    }
}
