package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;

/** Catches a target of entries of different orders called literal, one with a zero called relaxed, and noise in other powers. */
class TargetAndNoiseTest {

    private static Standing standing(String name, Outcome run) {
        List<Hypothesis> all = Assumptions.ADAM;
        return all.stream()
                .filter(hypothesis -> hypothesis.name().startsWith(name))
                .findFirst()
                .orElseThrow()
                .assess()
                .apply(run);
    }

    private static Standing target(double... entries) {
        Outcome run = Fabricated.run("optimizer=adam d=" + entries.length + " alpha=2")
                .outcome();
        return standing(
                "A",
                new Outcome(
                        run.settings(),
                        run.optimizer(),
                        entries,
                        run.secondLayer(),
                        run.growingDirection(),
                        run.scale(),
                        run.eps(),
                        run.engine(),
                        run.certificate(),
                        run.trajectory(),
                        run.readings()));
    }

    /** All A_j positive, of one order (a factor of ten), and between 0.1 and 10. */
    @ParameterizedTest
    @CsvSource({
        "1 10, LITERAL",
        "0.999 10, RELAXED",
        "5 10, LITERAL",
        "5 10.01, RELAXED",
        "0.1 0.5, LITERAL",
        "0.099 0.5, RELAXED",
        "-1 2, RELAXED",
        "1e-9 2, RELAXED",
        "0 2, VIOLATED",
        "NaN 2, VIOLATED",
    })
    void targetOfOneOrder(String entries, Status expected) {
        double[] target = Arrays.stream(entries.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertEquals(expected, target(target).status());
    }

    @Test
    void targetInWords() {
        assertEquals("|A_j| in [1.00, 2.00], all positive", target(2, 1).words());
        assertEquals("|A_j| in [1.00, 2.00], mixed signs", target(1, -2).words());
    }

    /** eta^1.5 / d^(alpha/2 + 1) = 1e-3 / 256 for noise, and 1/sqrt(batch) for batches. */
    @Test
    void noise() {
        String words = "optimizer=adam d=16 alpha=2 eta=0.01 sigma=";
        double literal = 1e-3 / 256;
        assertEquals(
                Status.LITERAL,
                standing("batch", Fabricated.run(words + literal * (1 - 1e-9)).outcome())
                        .status());
        assertEquals(
                Status.RELAXED,
                standing("batch", Fabricated.run(words + literal * (1 + 1e-9)).outcome())
                        .status());
        assertEquals(Status.RELAXED, standing("batch", batch(10_000)).status());
        assertEquals(Status.VIOLATED, standing("batch", batch(9_999)).status());
        assertTrue(standing("batch", batch(9_999)).words().startsWith("sigma=0.0100"));
    }

    private static Outcome batch(int size) {
        return Fabricated.run("optimizer=adam d=16 alpha=2 eta=0.01 batch=" + size)
                .outcome();
    }
}
