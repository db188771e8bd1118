package org.rmed.linear.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.linear.Instances;
import org.rmed.linear.Refusal;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.engine.DenseEngine;
import org.rmed.linear.engine.Network;
import org.rmed.linear.initial.StoredFirstLayer;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.SgdMomentumPhases;
import org.rmed.linear.trajectory.Statistic;
import org.rmed.linear.trajectory.Status;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.optimizer.GradientDescent;
import org.rmed.optimizer.Nesterov;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.SgdMomentum;
import org.rmed.random.Streams;
import org.rmed.statistic.DiagonalUniformity;

/**
 * Catches a wrong flow (the dense engine approaches it at first order), wrong events (closed forms, and the definitions at their own
 * rows), lost digits at scales no other engine reaches (the logistic law, the linear first phase), and missing directions.
 */
class GradientFlowTest {

    /** The error is c1 h + c2 h^2 with h||A|| = 0.02, 0.01, 0.005 over theta of 7: ratios are 2 within about theta h. */
    @ParameterizedTest
    @CsvSource({"gd, 0.05", "sgdm, 0.05", "sgdm, 0.4", "nesterov, 0.05"})
    void steppedRunsApproachItAtFirstOrder(String name, double scale) {
        TwoLayerProblem problem = Instances.problem(12, scale, 7);
        double theta = scale < 0.1 ? 4 : 2;
        double[] weights = new double[3];
        double[] losses = new double[3];
        double[] norms = new double[3];
        for (int k = 0; k < 3; k++) {
            long steps = Math.round(theta / 0.02) << k;
            double step = theta / problem.targetNorm() / steps;
            Optimizer optimizer =
                    switch (name) {
                        case "gd" -> new GradientDescent(step);
                        case "sgdm" -> new SgdMomentum(0.5 * step, 0.5);
                        default -> new Nesterov(0.5 * step, 0.5);
                    };
            Network flow = Limits.after(problem, optimizer, steps).network();
            try (DenseEngine dense = Limits.dense(problem, optimizer, steps)) {
                weights[k] = Limits.distance(dense.secondLayer(), flow.secondLayer());
                losses[k] = Math.abs(dense.loss() / flow.loss() - 1);
                norms[k] = Limits.distance(dense.rowNormsSquared(), flow.rowNormsSquared());
            }
            assertTrue(
                    flow.certificate().error() < 1e-12, () -> flow.certificate().toString());
        }
        for (double[] errors : new double[][] {weights, losses, norms}) {
            assertTrue(errors[0] > 1e-4 && errors[0] < 0.3, () -> "no first-order error: " + Arrays.toString(errors));
            assertEquals(2, errors[1] / errors[2], 0.2, () -> Arrays.toString(errors));
        }
    }

    /** The definitions, found by the tracker on a dense run, come a share of h||A|| = 0.001 of the time scale 1/||A|| apart. */
    @Test
    void phaseTimesAreThoseOfSteppedRuns() {
        TwoLayerProblem problem = Instances.problem(10, 0.01, 3);
        double unit = 0.0005 / problem.targetNorm();
        Optimizer optimizer = new SgdMomentum(unit * 0.5, 0.5);
        Trajectory limit = Limits.trajectory(Limits.run(problem, optimizer, 40_000));
        SgdMomentumPhases tracker = new SgdMomentumPhases(problem.scale(), Limits.EPS);
        try (DenseEngine dense = Limits.dense(problem, optimizer, 0)) {
            while (tracker.phases().times().size() < 3) {
                tracker.observe(dense);
                dense.step();
            }
        }
        assertEquals(
                List.of("T_1", "T_2", "T_3"), List.copyOf(limit.phases().times().keySet()));
        tracker.phases().times().forEach((name, t) -> {
            assertEquals(t, limit.phases().time(name).orElseThrow(), 2e-3 * t, name);
            assertEquals(
                    limit.phases().time(name).orElseThrow(),
                    limit.at(limit.phases().time(name).orElseThrow()).t());
        });
    }

    /**
     * The first phase is linear up to ||w2||^2 = d s, relative: max|C1| e^theta = sqrt(s); R is that of C1. Growth errors of the
     * integrator stay below 1e-12 a unit of theta.
     */
    @ParameterizedTest
    @CsvSource({"10, 12, 1, 3.7e25, 7.9e25", "100, 12, 1, 2.6e51, 5.4e51", "1000, 16, 2, 1.7e101, 3.5e101"})
    void literalFirstPhaseIsLinear(int d, double alpha, double p, double t1, double t3) {
        LimitRun run = Limits.settings(
                0,
                false,
                List.of(),
                "optimizer=sgdm",
                "eta=literal",
                "engine=limit",
                "d=" + d,
                "alpha=" + alpha,
                "p=" + p);
        Trajectory trajectory = Limits.trajectory(run);
        TwoLayerProblem problem = run.problem();
        double largest = Vectors.largest(problem.growingDirection());
        double theta = Math.log(Math.sqrt(problem.scale()) / largest);
        double expected = theta / problem.targetNorm() * 0.1 / run.optimizer().eta();
        double found = trajectory.phases().time("T_1").orElseThrow();
        assertEquals(1, found / expected, 1e-10);
        // another channel (fixed-step Runge and Kutta, other draws of A and w2): the draws move a time by some per cent
        assertEquals(1, found / t1, 0.06);
        assertEquals(1, trajectory.phases().time("T_3").orElseThrow() / t3, 0.06);
        double uniformity = trajectory.value(trajectory.at(found), "r_med_1");
        double[] squares =
                Arrays.stream(problem.growingDirection()).map(c -> c * c).toArray();
        double law = DiagonalUniformity.rMed(squares);
        assertEquals(1, uniformity / law, 1e-11);
        assertEquals(1, trajectory.value(trajectory.last(), "r_med_2") / law, 1e-11);
        assertTrue(trajectory.value(trajectory.first(), "r_med_2") < 5, "R_2(0) is that of chi-squares");
    }

    /** R is that of C1 and not of w2(0), which W1(0) A changes by a relative s = 1e-8: 1e-11 needs the second direction. */
    @Test
    void firstLayerEntersTheGrowingDirection() {
        LimitRun run =
                Limits.settings(0, true, List.of(), "optimizer=gd", "eta=1e-3", "engine=limit", "d=10", "alpha=8");
        double[] squares =
                Arrays.stream(run.problem().growingDirection()).map(c -> c * c).toArray();
        Trajectory trajectory = Limits.trajectory(run);
        double law = DiagonalUniformity.rMed(squares);
        assertEquals(1, trajectory.value(trajectory.last(), "r_med_1") / law, 1e-11);
        assertTrue(Math.abs(trajectory.value(trajectory.first(), "r_med_1") / law - 1) > 1e-10, "w2(0) is not C1");
    }

    /**
     * q' = 2||A|| q (1 - q) between loss levels (1 - q)^2, while E is parallel to A: what is not starts at s^2 = 1e-24 and falls half
     * as fast, and is below 1e-9 of E at loss 1e-60.
     */
    @Test
    void lossFollowsTheLogisticLawToAnyDepth() {
        Double[] levels = {0.25, 1e-2, 1e-20, 1e-60};
        LimitRun settings =
                Limits.settings(0, false, List.of(), "optimizer=gd", "eta=1e-3", "engine=limit", "d=10", "alpha=12");
        LimitRun run = Limits.run(settings.problem(), settings.optimizer(), 3 * settings.horizonSteps(), levels);
        Trajectory trajectory = Limits.trajectory(run);
        double perStep = 2 * run.problem().targetNorm() * 1e-3;
        for (int k = 1; k < levels.length; k++) {
            double from = Math.sqrt(levels[k - 1]);
            double to = Math.sqrt(levels[k]);
            double expected = (Math.log((1 - to) / to) - Math.log((1 - from) / from)) / perStep;
            double found = trajectory.crossings().time(levels[k]).orElseThrow()
                    - trajectory.crossings().time(levels[k - 1]).orElseThrow();
            assertEquals(1, found / expected, 1e-10, "level " + levels[k]);
            assertEquals(
                    levels[k],
                    trajectory
                                    .at(trajectory.crossings().time(levels[k]).orElseThrow())
                                    .loss()
                            / trajectory.first().loss(),
                    1e-10 * levels[k]);
        }
    }

    @Test
    void definitionsHoldAtTheirOwnTimes() {
        TwoLayerProblem problem = Instances.problem(30, 1e-6, 5);
        Optimizer optimizer = new SgdMomentum(1e-20, 0.9);
        Trajectory trajectory = Limits.trajectory(Limits.run(problem, optimizer, 1e21));
        Network atT1 = Limits.after(
                        problem, optimizer, trajectory.phases().time("T_1").orElseThrow())
                .network();
        assertEquals(1e-3, Vectors.largest(atT1.secondLayer()), 1e-12);
        Network atT2 = Limits.after(
                        problem, optimizer, trajectory.phases().time("T_2").orElseThrow())
                .network();
        double nearest = Arrays.stream(atT2.error()).map(e -> -e).min().orElseThrow();
        assertEquals(Math.sqrt(Limits.EPS / 30), nearest, 1e-10 * nearest);
        double t3 = trajectory.phases().time("T_3").orElseThrow();
        assertEquals(Limits.EPS / 2, trajectory.at(t3).loss(), 1e-11);
    }

    /** With one weight each, W1^2 - w2^2 is conserved, so that W1 = sqrt(s) fixes w2. */
    @Test
    void firstLayerMayEndTheFirstPhase() {
        TwoLayerProblem problem = new TwoLayerProblem(
                new double[] {1}, new double[] {1e-5}, new double[][] {{1e-3}}, 1e-4, Optional.empty());
        Optimizer optimizer = new GradientDescent(1e-3);
        double t1 = Limits.trajectory(Limits.run(problem, optimizer, 1e5))
                .phases()
                .time("T_1")
                .orElseThrow();
        double w2 = Limits.after(problem, optimizer, t1).network().secondLayer()[0];
        assertEquals(Math.sqrt(1e-4 - 1e-6 + 1e-10), w2, 1e-12);
    }

    /** A = (1, 0, ..., 0): W1's one column is as large as w2 once balanced, up to the start's s. */
    @Test
    void implicitFirstLayerMayEndTheFirstPhase() {
        double[] target = new double[40];
        target[0] = 1;
        TwoLayerProblem problem = TwoLayerProblem.implicitGaussian(new Streams(4), target, 1e-5, Optional.empty());
        Optimizer optimizer = new GradientDescent(1e-3);
        double t1 = Limits.trajectory(Limits.run(problem, optimizer, 1e5))
                .phases()
                .time("T_1")
                .orElseThrow();
        Network network = Limits.after(problem, optimizer, t1).network();
        assertEquals(Math.sqrt(1e-5), Vectors.largest(network.secondLayer()), 1e-5);
        assertTrue(network.certificate().rowNormsApproximate());
    }

    @Test
    void signsOfTheTargetAreSignsOfColumns() {
        TwoLayerProblem problem = Instances.problem(20, 1e-3, 9);
        double[] target = problem.target().clone();
        double[][] w1 = problem.firstLayer();
        for (int j = 0; j < 20; j += 3) {
            target[j] = -target[j];
            for (double[] row : w1) {
                row[j] = -row[j];
            }
        }
        TwoLayerProblem mixed =
                new TwoLayerProblem(target, problem.secondLayer(), w1, problem.scale(), Optional.empty());
        Optimizer optimizer = new GradientDescent(1e-4);
        Trajectory one = Limits.trajectory(Limits.run(problem, optimizer, 1e5));
        Trajectory other = Limits.trajectory(Limits.run(mixed, optimizer, 1e5));
        one.phases()
                .times()
                .forEach((name, t) -> assertEquals(t, other.phases().time(name).orElseThrow(), 1e-12 * t));
        assertArrayEquals(one.column("r_med_2"), other.column("r_med_2"), 1e-10);
    }

    /** W1(0) = 1e-20 G as entries, and as size times G, is one problem. */
    @Test
    void sizeIsOnlyAFactor() {
        Random random = new Random(2);
        double[][] unit = Instances.gaussian(random, 8, 8, 1);
        double[] w2 = Instances.gaussian(random, 8, 1e-10);
        double[] target = random.doubles(8, 0.5, 1.5).toArray();
        TwoLayerProblem factor =
                new TwoLayerProblem(target, w2, new StoredFirstLayer(unit, 1e-20), 1e-10, Optional.empty());
        TwoLayerProblem entries =
                new TwoLayerProblem(target, w2, new StoredFirstLayer(factor.firstLayer(), 1), 1e-10, Optional.empty());
        Optimizer optimizer = new GradientDescent(1e-3);
        double[] one = Limits.trajectory(Limits.run(factor, optimizer, 2e4)).column("r_med_2");
        assertArrayEquals(
                one, Limits.trajectory(Limits.run(entries, optimizer, 2e4)).column("r_med_2"), 1e-9);
    }

    @Test
    void balancedAtTheEnd() {
        TwoLayerProblem problem = Instances.problem(10, 1e-4, 6);
        Network end = Limits.after(problem, new GradientDescent(1e-3), 1e6).network();
        double norm = problem.targetNorm();
        assertEquals(norm, Vectors.dot(end.secondLayer(), end.secondLayer()), 1e-6);
        assertEquals(norm, Arrays.stream(end.rowNormsSquared()).sum(), 1e-6);
        assertEquals("limit", end.name());
        assertEquals(problem.target(), end.target());
    }

    @Test
    void literalExtremeRuns() {
        LimitRun run = Limits.settings(
                0, true, List.of(), "optimizer=sgdm", "eta=literal", "engine=limit", "d=10000", "alpha=16", "p=2");
        LimitEngine engine = new LimitEngine(run);
        Trajectory trajectory = engine.run(Observer.NONE);
        assertEquals(Status.PHASE_ENDED, trajectory.status());
        assertTrue(engine.network().certificate().error() < 1e-12);
        // rows of W1(0) are chi-squares of 10^4: 1 + O(5 / sqrt(5000)), although their squares underflow
        assertEquals(1.055, trajectory.value(trajectory.first(), "r_med_2"), 0.03);
    }

    @Test
    void zeroFirstLayerIsAStart() {
        TwoLayerProblem w1 = new TwoLayerProblem(
                new double[] {1, 2}, new double[] {1e-3, 2e-3}, new double[2][2], 1e-3, Optional.empty());
        // R_med,2 is 0/0 at such a start
        LimitEngine engine = new LimitEngine(
                new LimitRun(w1, new GradientDescent(1e-3), 1, 1e5, List.of(Statistic.RANGES), List.of(), 0, false, 3));
        engine.run(Observer.NONE);
        Network network = engine.network();
        assertEquals(2, network.secondLayer()[1] / network.secondLayer()[0], 1e-12);
        assertTrue(network.loss() < 1e-20);
    }

    @Test
    void refusesWhatItCannotDo() {
        TwoLayerProblem saddle = new TwoLayerProblem(
                new double[] {1}, new double[] {1e-3}, new double[][] {{-1e-3}}, 1e-3, Optional.empty());
        Refusal.assertRefused(
                () -> new LimitEngine(Limits.run(saddle, new GradientDescent(1e-3), 1e30)),
                "not at rest",
                "fewer steps");
        TwoLayerProblem large = Instances.problem(60, 1, 1);
        Refusal.assertRefused(
                () -> new LimitEngine(Limits.run(large, new GradientDescent(1e-3), 1e4)), "too large", "engine=dense");
        LimitEngine fine = new LimitEngine(Limits.run(saddle, new GradientDescent(1e-3), 0));
        Refusal.assertRefused(() -> fine.network().firstLayer(), "engine=limit does not form", "engine=dense");
    }
}
