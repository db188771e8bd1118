package org.rmed.linear.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.Instances;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.Refusal;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.engine.DenseEngine;
import org.rmed.linear.engine.Network;
import org.rmed.linear.trajectory.AdamPhases;
import org.rmed.linear.trajectory.Phases;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.SignDescent;
import org.rmed.random.Streams;

/**
 * Catches a wrong closed form: the transient's three cases, the sliding columns, the phase times, the row norms' cross terms. The
 * dense engine under sign descent, which approaches the flow at first order, is the other channel.
 */
class SignFlowTest {

    /** Row 3 opposes and turns, row 5 opposes and passes 0 (|w2| = 3e-6 < tau_i = 1e-5 or so), both by construction. */
    private static TwoLayerProblem problem() {
        TwoLayerProblem problem = Instances.problem(12, 0.01, 11);
        double[] w2 = problem.secondLayer();
        double[] drive = problem.initial().times(problem.target());
        w2[3] = -0.003 * Math.signum(drive[3]);
        w2[5] = -3e-6 * Math.signum(drive[5]);
        assertTrue(Math.abs(drive[5]) / Arrays.stream(problem.target()).sum() > 5e-6, "row 5 passes 0");
        return problem;
    }

    /**
     * A stepped sign follows its flow within a step or two of every change: w2 (after at most one turn) within 4 eta, and E, whose
     * columns chatter across 0 by the change of a step, d (w2 + W1) eta / 2, within 2 sqrt(d) eta of the flow's; so the errors over
     * eta have a bound that does not grow as eta falls.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.0005, 0.1, 0.26, 0.32, 0.5})
    void steppedRunsApproachItAtFirstOrder(double tau) {
        TwoLayerProblem problem = problem();
        for (double eta : new double[] {1e-5, 5e-6, 2.5e-6}) {
            long steps = Math.round(tau / eta);
            Network flow = Limits.after(problem, new SignDescent(eta), steps).network();
            // the flow is at rest from about 0.34 on, where stepped runs chatter on: compare E and the norms only
            try (DenseEngine dense = Limits.dense(problem, new SignDescent(eta), steps)) {
                double[] w2 = dense.secondLayer();
                for (int i = 0; i < 12; i++) {
                    assertEquals(flow.secondLayer()[i], w2[i], 4 * eta + (tau > 0.33 ? 50 * eta : 0), "w2 " + i);
                    assertEquals(flow.error()[i], dense.error()[i], 4 * Math.sqrt(12) * eta * 2, "E " + i);
                    // a row's norm is about 1 at the end, and moves by 2 sqrt(d) eta a step
                    assertEquals(flow.rowNormsSquared()[i], dense.rowNormsSquared()[i], 60 * eta, "row " + i);
                }
            }
        }
    }

    /** Each definition on the dense run's own states: within 4 steps of the flow's time, T_g within what 8 sqrt(d) eta in ||E|| moves it. */
    @Test
    void phaseTimesAreThoseOfSteppedRuns() {
        TwoLayerProblem problem = problem();
        Optimizer optimizer = new SignDescent(1e-6);
        Phases limit = Limits.trajectory(Limits.run(problem, optimizer, 4e5)).phases();
        AdamPhases tracker = new AdamPhases(problem.scale(), 1e-6, 12);
        try (DenseEngine dense = Limits.dense(problem, optimizer, 0)) {
            while (tracker.phases().times().size() < 5 && dense.t() < 400_000) {
                tracker.observe(dense);
                dense.step();
                tracker.afterStep(dense);
            }
        }
        assertEquals(
                List.of("T_P", "T_1", "T_g", "T_f", "T_2"),
                List.copyOf(limit.times().keySet()));
        tracker.phases()
                .times()
                .forEach((name, t) -> assertEquals(t, limit.time(name).orElseThrow(), 6, name));
        assertArrayEquals(tracker.phases().flips(), limit.flips(), 6);
    }

    /** Adam with beta2 = beta1^2 lags by (b1/(1-b1) - b2/(1-b2)) ln t = 4.7 ln t steps after its start, which costs some steps more. */
    @Test
    void adamApproachesItUpToItsLag() {
        TwoLayerProblem problem = problem();
        for (double eta : new double[] {4e-5, 2e-5, 1e-5}) {
            long steps = Math.round(0.2 / eta);
            Network flow = Limits.after(problem, Adam.ofTheory(eta, 0.9), steps).network();
            try (DenseEngine dense = Limits.dense(problem, Adam.ofTheory(eta, 0.9), steps)) {
                for (int i = 0; i < 12; i++) {
                    assertEquals(
                            flow.secondLayer()[i],
                            dense.secondLayer()[i],
                            eta * (20 + 9.4 * Math.log(steps)),
                            "w2 " + i);
                }
            }
        }
    }

    /**
     * The d^2 weights, put together from the closed form's parts, give E = W2 W1 - A (0 in sliding columns), the row norms, and at
     * T_g a g2 at its threshold: 1e-13 is rounding of sums of 12 numbers of order 1 (g2 is compared with sums of order 0.1).
     */
    @Test
    void weightsAddUp() {
        TwoLayerProblem problem = problem();
        double eta = 1e-7;
        LimitRun run = Limits.run(problem, new SignDescent(eta), 1e7);
        Phases phases = Limits.trajectory(run).phases();
        SignTransient rows = SignTransient.of(problem);
        double[][] w1 = problem.firstLayer();
        double[][] columns = Instances.transposed(w1);
        double[] initial0 = Arrays.stream(columns)
                .mapToDouble(c -> Instances.dot(c, rows.sign()))
                .toArray();
        double[] initial1 = Arrays.stream(columns)
                .mapToDouble(c -> Instances.dot(c, rows.signedLead()))
                .toArray();
        SignColumns closed = new SignColumns(problem, rows, initial0, initial1);
        int sliding = 0;
        for (String name : List.of("T_P", "T_1", "T_g")) {
            double tau = phases.time(name).orElseThrow() * eta;
            double[] moved = closed.displacements(tau);
            double[][] weights = new double[12][12];
            for (int i = 0; i < 12; i++) {
                for (int j = 0; j < 12; j++) {
                    weights[i][j] = w1[i][j] + rows.sign()[i] * (moved[j] + rows.lag()[i]);
                    sliding += moved[j] < tau ? 1 : 0;
                }
            }
            Network flow = Limits.after(
                            problem, new SignDescent(eta), phases.time(name).orElseThrow())
                    .network();
            double[] error = LossAndGradient.error(flow.secondLayer(), weights, problem.target());
            assertArrayEquals(error, flow.error(), 1e-13, name);
            double[] norms = Arrays.stream(weights)
                    .mapToDouble(row -> Instances.dot(row, row))
                    .toArray();
            assertArrayEquals(norms, flow.rowNormsSquared(), 1e-13, name);
            if (name.equals("T_g")) {
                double[] gradient = LossAndGradient.secondLayerGradient(weights, error);
                double least = Arrays.stream(gradient).map(Math::abs).min().orElseThrow();
                assertEquals(12 * Math.sqrt(eta), least, 1e-12);
            }
        }
        assertTrue(sliding > 0, "some column slides at T_g");
    }

    /** (m + tau)(W + tau) = A, by the formula for quadratics. */
    @Test
    void oneWeightEach() {
        TwoLayerProblem one = new TwoLayerProblem(
                new double[] {2}, new double[] {0.01}, new double[][] {{0.0001}}, 0.01, Optional.empty());
        Phases phases =
                Limits.trajectory(Limits.run(one, new SignDescent(1e-8), 1e9)).phases();
        double level = 2 - Math.sqrt(1e-8);
        double root = (-0.0101 + Math.sqrt(0.0101 * 0.0101 + 4 * (level - 1e-6))) / 2;
        assertEquals(root / 1e-8, phases.time("T_f").orElseThrow(), 1e-4);
        assertEquals(phases.time("T_1"), phases.time("T_f"));
        // |g2| = |E| |W1| = sqrt(eta) where |E| is about sqrt(eta / A)
        double w = root + Math.sqrt(1e-8) / 2 / Math.sqrt(8);
        assertEquals(w / 1e-8, phases.time("T_g").orElseThrow(), 2e-5 / 1e-8);
    }

    @Test
    void twoUnits() {
        TwoLayerProblem two = Instances.problem(2, 1e-3, 3);
        Network end = Limits.after(two, new SignDescent(1e-9), 1e10).network();
        assertEquals(0, end.loss());
        // c = sqrt(A_max / d), v_j = A_j / (c d), up to s
        assertEquals(Math.sqrt(Instances.largest(two.target()) / 2), Math.abs(end.secondLayer()[0]), 3e-3);
    }

    @Test
    void definitionsHoldAtTheirOwnTimes() {
        TwoLayerProblem problem = problem();
        Optimizer optimizer = new SignDescent(1e-8);
        Trajectory trajectory = Limits.trajectory(Limits.run(problem, optimizer, 1e8, 0.5, 1e-4));
        Phases phases = trajectory.phases();
        Network atTp = Limits.after(problem, optimizer, phases.time("T_P").orElseThrow())
                .network();
        double planted = Math.sqrt(0.01 / Math.sqrt(12));
        assertEquals(
                planted, Arrays.stream(atTp.secondLayer()).map(Math::abs).min().orElseThrow(), 1e-12);
        Network atT1 = Limits.after(problem, optimizer, phases.time("T_1").orElseThrow())
                .network();
        assertEquals(-Math.sqrt(12e-8), Arrays.stream(atT1.error()).max().orElseThrow(), 1e-12);
        for (double level : new double[] {0.5, 1e-4}) {
            double t = trajectory.crossings().time(level).orElseThrow();
            assertEquals(level, trajectory.at(t).loss() / trajectory.first().loss(), 1e-12);
        }
    }

    @Test
    void signsOfTheTargetAreSignsOfColumns() {
        TwoLayerProblem problem = problem();
        double[] target = problem.target().clone();
        double[][] w1 = problem.firstLayer();
        for (int j = 0; j < 12; j += 2) {
            target[j] = -target[j];
            for (double[] row : w1) {
                row[j] = -row[j];
            }
        }
        TwoLayerProblem mixed = new TwoLayerProblem(target, problem.secondLayer(), w1, 0.01, Optional.empty());
        Trajectory one = Limits.trajectory(Limits.run(problem, new SignDescent(1e-6), 3e5));
        Trajectory other = Limits.trajectory(Limits.run(mixed, new SignDescent(1e-6), 3e5));
        one.phases()
                .times()
                .forEach((name, t) -> assertEquals(t, other.phases().time(name).orElseThrow(), 1e-10 * t));
        assertArrayEquals(one.column("r_med_2"), other.column("r_med_2"), 1e-12);
        assertArrayEquals(one.column("loss"), other.column("loss"), 1e-12);
    }

    /** Far below what a product could show, R_2 stays finite at t = 0 although s^4 underflows, and R_1 follows the weights' law. */
    @Test
    void tinyImplicitStart() {
        double[] target = Instances.problem(3000, 1, 1).target();
        TwoLayerProblem tiny = TwoLayerProblem.implicitGaussian(new Streams(8), target, 1e-96, Optional.empty());
        Trajectory trajectory = Limits.trajectory(Limits.run(tiny, new SignDescent(1e-200), 1e200));
        assertEquals(1.1, trajectory.value(trajectory.first(), "r_med_2"), 0.1);
        assertEquals(1, trajectory.value(trajectory.last(), "r_med_1"), 1e-12);
        assertTrue(trajectory.phases().time("T_2").orElseThrow() > 1e197);
    }

    /** W1(0) implicit where its products show: the law of R_2 - 1 at the end is that of the cross terms, about 2 size z_i / ||V||. */
    @Test
    void implicitCrossTerms() {
        double[] target = Instances.problem(100, 1, 1).target();
        TwoLayerProblem implicit = TwoLayerProblem.implicitGaussian(new Streams(8), target, 0.01, Optional.empty());
        Trajectory trajectory = Limits.trajectory(Limits.run(implicit, new SignDescent(1e-7), 1.1e6));
        // size = 1e-4, ||V|| = 1: twice the largest of 100 Gaussians, 2.5 +- 0.5, is 5e-4
        assertEquals(5e-4, trajectory.value(trajectory.last(), "r_med_2") - 1, 2.5e-4);
    }

    @Test
    void unitWithoutSecondWeightFollowsItsFirstLayer() {
        TwoLayerProblem zero = new TwoLayerProblem(
                new double[] {1, 1},
                new double[] {0, 1e-3},
                new double[][] {{-1e-5, -2e-5}, {1e-5, 1e-5}},
                1e-3,
                Optional.empty());
        Network network = Limits.after(zero, new SignDescent(1e-6), 1e5).network();
        assertEquals(-0.1, network.secondLayer()[0], 1e-15);
    }

    @Test
    void refusesWhatItCannotDo() {
        double[][] w1 = {{0, 0}, {0, 0}};
        double[] w2 = {0, 1e-3};
        Refusal.assertRefused(() -> flow(new double[] {1, 1}, w2, w1, 1e-6), "w2_i=0 and (W1 A)_i=0 at i=0", "rest");
        Refusal.assertRefused(
                () -> flow(new double[] {1, 0}, w2, w1, 1e-6), "A_j=0 at j=1", "chatters", "engine=dense");
        Refusal.assertRefused(
                () -> flow(new double[] {1, 1}, new double[] {1e-3, 1e-3}, w1, 1),
                "tau=0.0",
                "lower eta",
                "raise alpha");
        Refusal.assertRefused(
                () -> flow(new double[] {1, 1}, new double[] {1e-6, 1e-6}, new double[][] {{.1, .1}, {.1, .1}}, 1e-9),
                "would not stay at E_j=0",
                "raise alpha");
        TwoLayerProblem problem = problem();
        Refusal.assertRefused(
                () -> Limits.trajectory(Limits.run(problem, new SignDescent(1e-9), 10)), "transient", "more steps");
        Refusal.assertRefused(
                () -> new LimitEngine(Limits.run(problem, new SignDescent(1e-9), 10))
                        .network()
                        .firstLayer(),
                "engine=dense");
    }

    private static LimitEngine flow(double[] target, double[] w2, double[][] w1, double eta) {
        return new LimitEngine(
                Limits.run(new TwoLayerProblem(target, w2, w1, 1e-3, Optional.empty()), new SignDescent(eta), 1e3));
    }
}
