package org.rmed.transformer.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.rmed.statistic.SingularUniformity;
import org.rmed.transformer.curvature.Curvature.Measured;
import org.rmed.transformer.curvature.Curvature.NoCurvature;
import org.rmed.transformer.curvature.Curvature.Reason;
import org.rmed.transformer.curvature.LayerStatistics.State;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.network.Start;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;

/** Catches: an infinite or undefined statistic that reaches a table as a number. Values by hand. */
class LayerStatisticsTest {

    /** Rows (8, 3, 4), (0, -2, 0), (0, 0, 1): max 8, median 2; r = 5/8, 0, 0. */
    private static final Measured LAYER =
            new Measured(new double[] {-6, 1, 2}, new double[][] {{8, 3, 4}, {0, -2, 0}, {0, 0, 1}});

    @Test
    void aMeasuredLayer() {
        LayerStatistics statistics = LayerStatistics.of(LAYER, 0.25);
        assertEquals(State.MEASURED, statistics.state());
        assertEquals("", statistics.words());
        assertEquals(OptionalDouble.of(4), statistics.rMed());
        assertEquals(OptionalDouble.of(2), statistics.rMedFloored());
        assertEquals(5.0 / 24, statistics.rOd().orElseThrow(), 1e-15);
        assertEquals(OptionalDouble.of(3), statistics.spread());
        // ranks 3 2 1 against 3 1 2
        assertEquals(0.5, statistics.alignment().orElseThrow(), 1e-15);
        assertEquals(
                1, LayerStatistics.alignment(LAYER, new double[] {9, -5, 1}).orElseThrow(), 1e-15);
    }

    @Test
    void deadUnitsAreAState() {
        LayerStatistics statistics = LayerStatistics.of(
                new Measured(new double[] {1, 0, 0}, new double[][] {{8, 0, 0}, {0, 0, 0}, {0, 0, 0}}), 0.001);
        assertEquals(State.MEDIAN_ZERO, statistics.state());
        assertEquals("2 of 3 sampled coordinates have no curvature: the median is 0", statistics.words());
        assertTrue(statistics.rMed().isEmpty() && statistics.rMedFloored().isEmpty());
        assertTrue(statistics.rOd().isEmpty() && statistics.spread().isEmpty());
        assertEquals(1, statistics.alignment().orElseThrow(), 1e-15);
    }

    @Test
    void aFewDeadUnitsLeaveRMed() {
        LayerStatistics statistics = LayerStatistics.of(
                new Measured(new double[] {1, 1, 1}, new double[][] {{8, 0, 0}, {0, 2, 0}, {0, 0, 0}}), 0);
        assertEquals(OptionalDouble.of(4), statistics.rMed());
        assertTrue(statistics.rOd().isEmpty());
        assertTrue(statistics.alignment().isEmpty(), "a constant has no correlation");
        assertEquals(OptionalDouble.of(1), statistics.spread());
    }

    @Test
    void noCurvatureIsAState() {
        LayerStatistics statistics =
                LayerStatistics.of(new NoCurvature(Reason.KEY_BIAS, "k: cancelled by the softmax"), 0);
        assertEquals(State.NO_CURVATURE, statistics.state());
        assertEquals("k: cancelled by the softmax", statistics.words());
        assertTrue(statistics.rMed().isEmpty() && statistics.alignment().isEmpty());
    }

    @Test
    void aSingleCoordinate() {
        LayerStatistics statistics = LayerStatistics.of(new Measured(new double[] {2}, new double[][] {{-3}}), 0);
        assertEquals(OptionalDouble.of(1), statistics.rMed());
        assertEquals(OptionalDouble.of(0), statistics.rOd());
        assertTrue(statistics.alignment().isEmpty());
    }

    /** A matrix of rank one, 2 (1 2)^T (2 1 0): R_u = max/median of (1, 4), R_v of (4, 1, 0). */
    @Test
    void weightsOfRankOne() {
        try (Scope scope = Scope.open(Processor.cpu(), Precision.SINGLE)) {
            double[] w = {4, 2, 0, 8, 4, 0};
            SingularUniformity pair = WeightUniformity.of(
                            new Parameter("w", Kind.MATRIX, Start.ZERO, 2, 3), scope.reals(w, 2, 3))
                    .orElseThrow();
            assertEquals(4 / 2.5, pair.rU(), 1e-13);
            assertEquals(4, pair.rV(), 1e-13);
            assertEquals(0, pair.rankRatio(), 1e-15);
            SingularUniformity kernel = WeightUniformity.of(
                            new Parameter("k", Kind.CONVOLUTION, Start.ZERO, 2, 1, 1, 3), scope.reals(w, 2, 1, 1, 3))
                    .orElseThrow();
            assertEquals(pair, kernel);
            assertFalse(WeightUniformity.of(new Parameter("b", Kind.BIAS, Start.ZERO, 6), scope.reals(w, 6))
                    .isPresent());
            assertFalse(WeightUniformity.of(new Parameter("z", Kind.MATRIX, Start.ZERO, 2, 3), scope.zeros(2, 3))
                    .isPresent());
        }
    }
}
