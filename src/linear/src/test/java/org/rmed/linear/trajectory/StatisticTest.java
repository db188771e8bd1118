package org.rmed.linear.trajectory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.linear.Refusal.assertRefused;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rmed.linear.Hessian;
import org.rmed.linear.Instances;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.ErrorOracle;
import org.rmed.linear.engine.DenseEngine;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.simulation.Simulation;
import org.rmed.optimizer.GradientDescent;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.SignDescent;
import org.rmed.statistic.DiagonalDominance;
import org.rmed.statistic.DiagonalDominance.Norm;
import org.rmed.statistic.DiagonalUniformity;

/** Catches columns under the wrong heading, and statistics of the wrong matrix: each is worked out a second way. */
class StatisticTest {

    @ParameterizedTest
    @EnumSource
    void everyColumnHasAValue(Statistic statistic) {
        try (DenseEngine engine = engine(Instances.problem(6, 0.1, 1), new SignDescent(0.1))) {
            engine.step();
            assertEquals(statistic.columns().size(), statistic.measure(engine).length);
        }
    }

    @Test
    void uniformityIsThatOfTheFullHessiansDiagonal() {
        try (DenseEngine engine = engine(Instances.problem(6, 0.1, 1), new GradientDescent(0.1))) {
            for (int t = 0; t < 5; t++) {
                engine.step();
            }
            double[] diagonal = Hessian.diagonal(engine.secondLayer(), engine.firstLayer());
            double[] measured = Statistic.UNIFORMITY.measure(engine);
            // sums of squares in two orders
            assertEquals(DiagonalUniformity.rMed(Arrays.copyOf(diagonal, 36)), measured[0], 1e-14 * measured[0]);
            assertEquals(
                    DiagonalUniformity.rMed(Arrays.copyOfRange(diagonal, 36, 42)), measured[1], 1e-13 * measured[1]);
        }
    }

    @Test
    void dominanceIsThatOfTheFullHessian() {
        try (DenseEngine engine = engine(Instances.problem(5, 0.5, 1), new GradientDescent(0.1))) {
            engine.step();
            double[][] full = Hessian.full(engine.secondLayer(), engine.firstLayer(), engine.error());
            double[] measured = Statistic.DOMINANCE.measure(engine);
            assertEquals(List.of("r_od_l2", "r_od_l1"), Statistic.DOMINANCE.columns());
            // the squared norms of a row are good to a few hundred 2^-53 of the row's size (HessianTest)
            assertEquals(DiagonalDominance.rOd(full, Norm.L2), measured[0], 1e-10 * measured[0]);
            assertEquals(DiagonalDominance.rOd(full, Norm.L1), measured[1], 1e-10 * measured[1]);
        }
    }

    /** W1 = 2 u v^T + q p^T, u = (3, 4)/5, v = (4, 3)/5, q = (4, -3)/5, p = (3, -4)/5; w2 = 5 u. */
    @Test
    void rankByHand() {
        double[][] w1 = {{2 * .6 * .8 + .8 * .6, 2 * .6 * .6 - .8 * .8}, {2 * .8 * .8 - .6 * .6, 2 * .8 * .6 + .6 * .8}
        };
        try (DenseEngine engine =
                engine(problem(new double[] {1, 1}, new double[] {3, 4}, w1), new GradientDescent(1))) {
            double[] measured = Statistic.RANK.measure(engine);
            assertEquals(0.5, measured[0], 1e-14);
            // squares (9, 16)/25: the largest over the mean of the two
            assertEquals(16 / 12.5, measured[1], 1e-13);
            assertEquals(16 / 12.5, measured[2], 1e-13);
            // R1[i,j] / (2 u_i v_j) = q_i p_j / (2 u_i v_j): (12/24, -16/18, -9/32, 12/24) of absolute value
            assertEquals(16.0 / 18, measured[3], 1e-13);
            assertEquals(0.5, measured[4], 1e-13);
            // w2 is 5 u exactly
            assertEquals(0, measured[5], 1e-14);
            assertEquals(0, measured[6], 1e-14);
        }
    }

    /** E = W2 W1 - A = (-1, -2); |g1| = |w2_i E_j| = 1, 2, 3, 6; sign descent's adaptive gradient is +-1. */
    @Test
    void alignmentAndRangesByHand() {
        TwoLayerProblem problem = problem(new double[] {2, -1}, new double[] {1, -3}, new double[][] {{1, 0}, {0, 1}});
        try (DenseEngine engine = engine(problem, new SignDescent(0.5))) {
            assertArrayEquals(new double[] {-1, -2}, engine.error());
            double[] alignment = Statistic.ALIGNMENT.measure(engine);
            // ranks of h: 1.5, 1.5, 3.5, 3.5; of |g|: 1, 2, 3, 4; Pearson of the ranks 4 / sqrt(4 * 5)
            assertEquals(4 / Math.sqrt(20), alignment[0], 1e-15);
            assertEquals(6 / 2.5, alignment[1]);
            assertEquals(1, alignment[2]);
            assertArrayEquals(new double[] {-0.5, 2, 1, 3}, Statistic.RANGES.measure(engine));
        }
    }

    @Test
    void groupsByName() {
        assertEquals(List.of(Statistic.UNIFORMITY), Statistic.named(""));
        assertEquals(List.of(Statistic.UNIFORMITY), Statistic.named("uniformity"));
        assertEquals(
                List.of(Statistic.UNIFORMITY, Statistic.RANGES, Statistic.RANK),
                Statistic.named("ranges, rank,ranges"));
        assertEquals(List.of(Statistic.values()), Statistic.named("all"));
        assertEquals(List.of(Statistic.values()), Statistic.named("rank,all"));
        assertRefused(() -> Statistic.named("rnk"), "'rnk'", "did you mean 'rank'?", "alignment", "or all");
        assertRefused(() -> Statistic.named("rank,,ranges"), "''");
    }

    @Test
    void columnNamesAreDistinct() {
        List<String> names = Arrays.stream(Statistic.values())
                .flatMap(s -> s.columns().stream())
                .toList();
        assertEquals(names.size(), names.stream().distinct().count());
    }

    /** A single weight per layer has no spread and no correlation: nothing may break on it. */
    @Test
    void oneDimensionHasEveryStatistic() {
        Trajectory trajectory = Simulation.run(
                Setup.of(Setup.defaults().withArguments(List.of("d=1", "scale=0.1", "statistics=all", "steps=20"))));
        assertTrue(Arrays.stream(trajectory.column("r_med_1")).allMatch(r -> r == 1));
        assertTrue(Arrays.stream(trajectory.column("r_med_2")).allMatch(r -> r == 1));
        assertTrue(Arrays.stream(trajectory.column("spearman_g_1")).allMatch(Double::isNaN));
        assertTrue(Arrays.stream(trajectory.column("r_u")).allMatch(r -> r == 1));
    }

    private static TwoLayerProblem problem(double[] target, double[] w2, double[][] w1) {
        return new TwoLayerProblem(target, w2, w1, 1, Optional.empty());
    }

    private static DenseEngine engine(TwoLayerProblem problem, Optimizer optimizer) {
        return new DenseEngine(problem, ErrorOracle.exactly(), optimizer, 1);
    }
}
