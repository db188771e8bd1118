package org.rmed.lab.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rmed.lab.scaling.Bound.Sense;
import org.rmed.lab.scaling.Measurement.Verdict;
import org.rmed.linear.trajectory.Observer;
import org.rmed.theory.Outcome;

/**
 * Catches a judgement that goes the wrong way: made-up quantities of real runs whose exponents are known exactly, because they are
 * powers of d times a seed's own factor.
 */
class ScalingMeasurementTest {

    private static final List<Point> POINTS =
            SgdMomentumLaws.overDimensions(List.of(8, 16, 32, 64), "optimizer=sgdm", "alpha=1.5", "steps=0");
    private static final int SEEDS = 10;
    private static List<Outcome> outcomes;

    @BeforeAll
    static void run() {
        outcomes = law(run -> 1, Sharp.power(0, 0, "")).settings().stream()
                .map(settings -> Outcome.of(settings, Observer.NONE))
                .toList();
    }

    private static Law law(ToDoubleFunction<Outcome> measure, Sharp sharp, Bound... paper) {
        return new Law(
                "made-up",
                "A made-up law",
                "none",
                "sgdm",
                "d",
                "quantity",
                Axes.POWER,
                POINTS,
                SEEDS,
                measure,
                sharp,
                List.of(paper).stream().findFirst(),
                Optional.empty());
    }

    private static Measurement judged(ToDoubleFunction<Outcome> measure, Sharp sharp, Bound... paper) {
        return Measurement.of(law(measure, sharp, paper), Optional.empty(), outcomes);
    }

    /** d^b times a factor in [0.9, 1.1] of the seed alone. */
    private static ToDoubleFunction<Outcome> power(double b) {
        return run -> {
            double fraction = 1e3 * Math.abs(run.secondLayer()[0] / run.scale());
            return Math.pow(run.dimension(), b) * (0.9 + 0.2 * (fraction - Math.floor(fraction)));
        };
    }

    @Test
    void rightExponentIsConsistentAndWrongOneIsNot() {
        assertEquals(
                Verdict.CONSISTENT,
                judged(power(0.5), Sharp.power(0.5, 0.03, "")).verdict());
        assertEquals(
                Verdict.INCONSISTENT,
                judged(power(0.5), Sharp.power(0.75, 0.03, "")).verdict());
        assertEquals(
                Verdict.INCONSISTENT,
                judged(power(0.5), Sharp.power(0.25, 0.03, "")).verdict());
    }

    @Test
    void toleranceWidensTheInterval() {
        assertEquals(
                Verdict.CONSISTENT,
                judged(power(0.5), Sharp.power(0.75, 0.3, "")).verdict());
    }

    /** The closed form shares the runs' own factor: the gap has no scatter at all, and the due exponent is the form's. */
    @Test
    void closedFormIsComparedRunByRun() {
        Measurement same = judged(power(0.5), Sharp.form(9, power(0.5), 0, ""));
        assertEquals(Verdict.CONSISTENT, same.verdict(), same::reason);
        Measurement.Fits fits = same.fits().orElseThrow();
        assertEquals(fits.measured().slope(), fits.due().slope());
        assertEquals(0, fits.gap().low());
        assertEquals(0, fits.gap().high());
        assertTrue(fits.measured().half() > 1e-3, "the runs do scatter");
        // a difference far inside the scatter of either is found all the same
        Measurement other = judged(power(0.501), Sharp.form(9, power(0.5), 0, ""));
        assertEquals(Verdict.INCONSISTENT, other.verdict(), other::reason);
        assertEquals(0.001, other.fits().orElseThrow().gap().slope(), 1e-12);
    }

    @Test
    void paperBoundsOneSide() {
        Sharp sharp = Sharp.power(0.5, 0.03, "");
        assertEquals(
                Verdict.CONSISTENT,
                judged(power(0.5), sharp, new Bound(Sense.AT_LEAST, 0.25, "")).verdict());
        assertEquals(
                Verdict.CONSISTENT,
                judged(power(0.5), sharp, new Bound(Sense.AT_MOST, 4, "")).verdict());
        assertEquals(
                Verdict.CONSISTENT,
                judged(power(0.5), sharp, new Bound(Sense.EQUAL, 0.5, "")).verdict());
        for (Bound violated : List.of(
                new Bound(Sense.AT_LEAST, 0.75, ""),
                new Bound(Sense.AT_MOST, 0.25, ""),
                new Bound(Sense.EQUAL, 0.75, ""))) {
            Measurement measurement = judged(power(0.5), sharp, violated);
            assertEquals(Verdict.INCONSISTENT, measurement.verdict(), measurement::reason);
            assertTrue(measurement.reason().contains("violates the paper's " + violated.words()), measurement::reason);
        }
    }

    /** The closed form says 0.5 here and 1 in the limit: the paper's 1 is respected, 1.5 and the finite size's own side are not lost. */
    @Test
    void paperIsComparedAtTheLimitToo() {
        Sharp sharp = Sharp.form(1, power(0.5), 0.01, "");
        assertEquals(
                Verdict.CONSISTENT,
                judged(power(0.5), sharp, new Bound(Sense.EQUAL, 1, "")).verdict());
        assertEquals(
                Verdict.INCONSISTENT,
                judged(power(0.5), sharp, new Bound(Sense.AT_LEAST, 1.2, "")).verdict());
    }

    @Test
    void wideIntervalIsInconclusive() {
        ToDoubleFunction<Outcome> wild =
                run -> Math.pow(run.secondLayer()[0] / run.scale(), 2) * Math.pow(run.dimension(), 0.5);
        Measurement measurement = judged(wild, Sharp.power(0.5, 1, ""));
        assertEquals(Verdict.INCONCLUSIVE, measurement.verdict(), measurement::reason);
        assertTrue(measurement.reason().contains("more seeds would narrow it"), measurement::reason);
        assertFalse(measurement.asExpected());
    }

    @Test
    void runWithoutValueIsInconclusiveAndCounted() {
        Measurement measurement = judged(run -> run.dimension() == 8 ? Double.NaN : 1, Sharp.power(0, 0.1, ""));
        assertEquals(Verdict.INCONCLUSIVE, measurement.verdict());
        assertEquals("10 of 40 runs have no quantity", measurement.reason());
        assertTrue(measurement.fits().isEmpty());
    }

    /** A control is as expected only where it is found wrong. */
    @Test
    void controlMustBeInconsistent() {
        Law right = law(power(0.5), Sharp.power(0.5, 0.03, ""));
        assertFalse(Measurement.of(right, Optional.of("why"), outcomes).asExpected());
        Law wrong = law(power(0.5), Sharp.power(1, 0.03, ""));
        assertTrue(Measurement.of(wrong, Optional.of("why"), outcomes).asExpected());
        assertFalse(Measurement.of(wrong, Optional.empty(), outcomes).asExpected());
    }
}
