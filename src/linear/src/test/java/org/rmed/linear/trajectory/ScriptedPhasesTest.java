package org.rmed.linear.trajectory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/**
 * Catches > for >= and t >= T_1 for t > T_1: states written by hand stand exactly at a threshold, or one double short of it,
 * which no real run does. Thresholds are powers of two: d = 4, s = 1/16 (sqrt 1/4), eps = 1/4 (eps/d = 1/16, root 1/4),
 * eta = 1/16 (sqrt(eta d) = 1/2, d sqrt(eta) = 1).
 */
class ScriptedPhasesTest {

    private static final double[] ONES = {1, 1, 1, 1};
    private static final double S = 1.0 / 16;
    private static final double EPS = 0.25;
    private static final double ETA = 1.0 / 16;

    private final List<State> script = new ArrayList<>();

    @Test
    void firstPhaseEndsWhenAWeightIsExactlyAtTheThreshold() {
        page(Math.nextDown(0.25), Math.nextDown(0.25), -1);
        page(-0.25, 0, -1);
        assertEquals(Map.of("T_1", 1.0), sgd(ONES));
        script.clear();
        page(Math.nextDown(0.25), 0, -1);
        page(0, -0.25, -1);
        assertEquals(Map.of("T_1", 1.0), sgd(ONES));
    }

    @Test
    void secondPhaseEndsStrictlyAfterTheFirst() {
        page(1, 0, -1, -1, -1, -0.25);
        page(1, 0, -1, -1, -1, Math.nextDown(-0.25));
        page(1, 0, -1, -1, -1, -0.25);
        assertEquals(Map.of("T_1", 0.0, "T_2", 2.0), sgd(ONES));
    }

    @Test
    void convergenceMayFallTogetherWithTheFirstPhase() {
        page(0, 0, -0.125);
        page(1, 0, -0.25, -0.25, -0.25, -0.25);
        assertEquals(Map.of("T_1", 1.0, "T_3", 1.0), sgd(ONES));
        SgdMomentumPhases tracker = new SgdMomentumPhases(S, EPS);
        assertEquals(List.of(1L), new ScriptedEngine(ONES, script).play(tracker));
        assertTrue(tracker.over());
    }

    @Test
    void squaredErrorJustAboveEpsIsNotConverged() {
        page(1, 0, -0.25, -0.25, -0.25, -0.25 * (1 + 0x1p-50));
        page(1, 0, -0.25);
        assertEquals(Map.of("T_1", 0.0, "T_2", 1.0, "T_3", 1.0), sgd(ONES));
    }

    @Test
    void adamsFirstPhaseEndsExactlyAtTheThreshold() {
        page(0, 0, -1, -1, -1, Math.nextDown(-0.5));
        page(0, 0, -1, -1, -1, -0.5);
        assertEquals(Map.of("T_1", 1.0), adam(ONES).times());
        assertArrayEquals(new double[] {-1, -1, -1, -1}, adam(ONES).flips());
    }

    /** T_P: all |w2_i| >= sqrt(s / sqrt(d)) = sqrt(1/32). */
    @Test
    void weightsArePlantedWhenTheSmallestIs() {
        double planted = Math.sqrt(1.0 / 32);
        script.add(new State(new double[] {1, 1, -1, Math.nextDown(planted)}, new double[4][4], errors(-1)));
        script.add(new State(new double[] {1, 1, -1, -planted}, new double[4][4], errors(-1)));
        assertEquals(Map.of("T_P", 1.0), adam(ONES).times());
    }

    @Test
    void flipsCountStrictlyAfterTheFirstPhaseAndOncePerInput() {
        big(0, -1, -1, -1);
        big(-1, -0.5, -1, -1);
        big(-0.5, -1, 3, -1);
        big(-1, -1, -1, 0);
        Phases phases = adam(ONES);
        assertEquals(Map.of("T_1", 0.0, "T_f", 3.0, "T_2", 3.0), phases.times());
        assertArrayEquals(new double[] {2, 1, 2, 3}, phases.flips());
    }

    @Test
    void gradientIsSmallExactlyAtTheThresholdAndStrictlyAfterTheFirstPhase() {
        gradient(1, -0.5);
        gradient(-1 - 0x1p-52, -1);
        gradient(1, -1);
        gradient(0, -1);
        Phases phases = adam(ONES);
        assertEquals(2.0, phases.times().get("T_g"));
        assertEquals(2.0, phases.times().get("T_2"));
    }

    /** At T_1 itself a vanishing gradient does not count. */
    @Test
    void smallGradientAtTheEndOfTheFirstPhaseDoesNotCount() {
        gradient(0, -0.5);
        gradient(16, -1);
        assertEquals(Map.of("T_1", 0.0), adam(ONES).times());
    }

    @Test
    void secondPhaseOfAdamEndsAtTheEarlierOfBoth() {
        big(0, -1, -1, -1);
        big(0, 0, 0, 0.5);
        gradient(0, -1);
        big(-1, -1, -1, -1);
        assertEquals(
                Map.of("T_1", 0.0, "T_f", 1.0, "T_2", 1.0, "T_g", 2.0),
                adam(ONES).times());
        script.clear();
        big(0, -1, -1, -1);
        gradient(0, -1);
        big(0, 0, 0, 0.5);
        assertEquals(
                Map.of("T_1", 0.0, "T_g", 1.0, "T_2", 1.0, "T_f", 2.0),
                adam(ONES).times());
        script.clear();
        big(0, -1, -1, -1);
        page(0, 0, 0);
        big(-1, -1, -1, -1);
        assertEquals(
                Map.of("T_1", 0.0, "T_g", 1.0, "T_2", 1.0, "T_f", 1.0),
                adam(ONES).times());
    }

    @Test
    void timesAreListedInOrderOfDefinition() {
        big(0, -1, -1, -1);
        page(1, 0, 0);
        big(-1, -1, -1, -1);
        assertEquals(
                List.of("T_P", "T_1", "T_g", "T_f", "T_2"),
                List.copyOf(adam(ONES).times().keySet()));
    }

    /** With A_j < 0 the error starts positive, and "reaches -sqrt(..)" means sign(A_j) E_j does. */
    @Test
    void errorsOfNegativeTargetsCountWithTheirSign() {
        double[] mixed = {1, -1, 1, -1};
        script.add(new State(new double[4], new double[4][4], new double[] {-1, 1, -1, 1}));
        script.add(new State(new double[4], new double[4][4], new double[] {-1, 0.5, -1, 1}));
        assertEquals(Map.of("T_1", 1.0), adam(mixed).times());
        script.clear();
        script.add(new State(ONES, new double[4][4], new double[] {-1, 1, -1, 1}));
        script.add(new State(ONES, new double[4][4], new double[] {-1, 1, -1, 0.25}));
        assertEquals(Map.of("T_1", 0.0, "T_2", 1.0), sgd(mixed));
    }

    /** A gradient that jumps from far above the threshold to below it is noticed one step late, but with the right time. */
    @Test
    void suddenlySmallGradientIsStillFoundAtItsTime() {
        gradient(16, 0);
        gradient(16, -1);
        gradient(0, -1);
        gradient(16, -1);
        AdamPhases tracker = new AdamPhases(S, ETA, 4);
        assertEquals(List.of(0L), new ScriptedEngine(ONES, script).play(tracker));
        assertEquals(2.0, tracker.phases().times().get("T_g"));
        assertTrue(tracker.over());
        assertFalse(new AdamPhases(S, ETA, 4).over());
    }

    /** Scripts of random thresholds and near misses, against the definitions as they stand. */
    @Property(tries = 2000)
    void anyScriptAgreesWithTheDefinitions(@ForAll @IntRange(min = 1, max = 12) int pages, @ForAll long seed) {
        java.util.Random random = new java.util.Random(seed);
        double[] choices = {0, 0.25, 0.5, 1, Math.nextDown(0.25), Math.nextUp(0.5), Math.sqrt(1.0 / 32), 4, 16};
        double[] target = random.doubles(4, -1, 1).toArray();
        List<State> states = new ArrayList<>();
        for (int t = 0; t < pages; t++) {
            double[] w2 = new double[4];
            double[] error = new double[4];
            double[][] w1 = new double[4][4];
            for (int i = 0; i < 4; i++) {
                w2[i] = choice(random, choices);
                // later pages flip more and more
                error[i] = -Math.signum(target[i]) * choices[random.nextInt(t < 3 ? 9 : 4)];
                for (int j = 0; j < 4; j++) {
                    w1[i][j] = choice(random, choices);
                }
            }
            states.add(new State(w2, w1, error));
        }
        LiteralDefinitions literal = new LiteralDefinitions(target, states);
        SgdMomentumPhases sgd = new SgdMomentumPhases(S, EPS);
        new ScriptedEngine(target, states).play(sgd);
        assertEquals(literal.sgdMomentum(S, EPS), new TreeMap<>(sgd.phases().times()));
        AdamPhases adam = new AdamPhases(S, ETA, 4);
        new ScriptedEngine(target, states).play(adam);
        // T_g at the last state is known only if it was near before: the run never took that step
        Map<String, Double> expected = literal.adam(S, ETA);
        if (!adam.phases().times().containsKey("T_g") && expected.containsKey("T_g")) {
            assertEquals(pages - 1.0, expected.remove("T_g"));
            expected.computeIfPresent("T_2", (name, t) -> expected.get("T_f"));
        }
        assertEquals(expected, new TreeMap<>(adam.phases().times()));
        assertArrayEquals(literal.flips(ETA), adam.phases().flips());
        Statistics.label("T_f").collect(expected.containsKey("T_f"));
        Statistics.label("T_f").coverage(cover -> cover.check(true).percentage(p -> p > 10));
    }

    private static double choice(java.util.Random random, double[] choices) {
        return choices[random.nextInt(choices.length)] * (random.nextBoolean() ? 1 : -1);
    }

    /** A state with w2_0, W1[3,2] and the errors given (one error stands for all four). */
    private void page(double w2, double w1, double... errors) {
        double[] second = {w2, w2, w2, w2};
        double[][] first = new double[4][4];
        first[3][2] = w1;
        script.add(new State(second, first, errors.length == 1 ? errors(errors[0]) : errors));
    }

    /** A state whose second-layer gradients are far from small: W1 = 100 I + 1000. */
    private void big(double... errors) {
        double[][] first = new double[4][4];
        for (int i = 0; i < 4; i++) {
            java.util.Arrays.fill(first[i], 1000 + 100 * i);
            first[i][i] += 7777;
        }
        script.add(new State(new double[4], first, errors));
    }

    /** A state with E = (e0, -1, -1, -1) and W1 reading E_1 alone: g2 = (-16, -16, -16, multiple * E_1). */
    private void gradient(double multiple, double e0) {
        double[][] first = {{0, 16, 0, 0}, {0, 16, 0, 0}, {0, 16, 0, 0}, {0, multiple, 0, 0}};
        script.add(new State(new double[4], first, new double[] {e0, -1, -1, -1}));
    }

    private static double[] errors(double all) {
        return new double[] {all, all, all, all};
    }

    private Map<String, Double> sgd(double[] target) {
        SgdMomentumPhases tracker = new SgdMomentumPhases(S, EPS);
        new ScriptedEngine(target, script).play(tracker);
        assertEquals(
                new LiteralDefinitions(target, script).sgdMomentum(S, EPS),
                new TreeMap<>(tracker.phases().times()));
        return tracker.phases().times();
    }

    private Phases adam(double[] target) {
        AdamPhases tracker = new AdamPhases(S, ETA, 4);
        new ScriptedEngine(target, script).play(tracker);
        assertEquals(
                new LiteralDefinitions(target, script).adam(S, ETA),
                new TreeMap<>(tracker.phases().times()));
        return tracker.phases();
    }
}
