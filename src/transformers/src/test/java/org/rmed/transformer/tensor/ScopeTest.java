package org.rmed.transformer.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Who owns what. Catches the leak that filled a machine's memory: results of a step that belong to the weights' scope; and
 * numbers that change when they are put into a tensor.
 */
class ScopeTest {

    private final Scope root = Scope.open(Processor.cpu(), Precision.DOUBLE);

    @AfterEach
    void free() {
        root.close();
    }

    @Test
    void aResultBelongsToTheInnermostScopeWhicheverOperandComesFirst() {
        Tensor weight = root.filled(2, 3);
        int owned = root.tensors();
        try (Scope step = root.inner()) {
            Tensor input = step.filled(5, 3);
            assertEquals(owned + 1, root.tensors(), "those within count");
            assertSame(step, weight.plus(input).scope());
            assertSame(step, input.plus(weight).scope());
            assertSame(step, weight.times(input).sum().scope());
            assertSame(step, weight.reshape(1, 3).matMul(input.reshape(3, 1)).scope());
            assertSame(step, weight.reshape(1, 3).joined(0, input.reshape(1, 3)).scope());
            assertSame(step, weight.maximum(input).scope());
            assertSame(step, weight.minus(input).squared().plus(1).scope());
        }
        // a reshaped weight is a handle of the weight's own scope: two of them above
        assertEquals(owned + 2, root.tensors());
    }

    @Test
    void aWeightSeenFromAStepLeavesNothingBehind() {
        Tensor weight = root.filled(2, 4, 3);
        int owned = root.tensors();
        for (int i = 0; i < 10; i++) {
            try (Scope step = root.inner()) {
                Tensor seen = weight.in(step);
                assertSame(step, seen.scope());
                assertEquals(
                        24,
                        seen.transpose(0, 1)
                                .reshape(12)
                                .plus(seen.reshape(12))
                                .times(0.5)
                                .sum()
                                .number());
            }
            assertEquals(owned, root.tensors());
        }
        assertArrayEquals(new double[] {2, 2, 2}, weight.slice(0, 0, 1).toDoubles());
    }

    @Test
    void closingFreesWhatItOwnsAndWhatIsWithin() {
        Scope outer = root.inner();
        Scope inner = outer.inner();
        Tensor one = outer.filled(1, 2);
        Tensor two = inner.filled(2, 2);
        Tensor kept = root.filled(3, 2);
        outer.close();
        assertThrows(IllegalStateException.class, one::toDoubles);
        assertThrows(IllegalStateException.class, two::toDoubles);
        assertArrayEquals(new double[] {3, 3}, kept.toDoubles());
    }

    @Test
    void closingTheInnerScopeKeepsTheOuterOnes() {
        Tensor kept = root.filled(3, 2);
        Tensor freed;
        Tensor copied;
        try (Scope inner = root.inner()) {
            freed = kept.plus(inner.filled(1, 2));
            copied = freed.copied(root);
        }
        assertThrows(IllegalStateException.class, freed::toDoubles);
        assertArrayEquals(new double[] {3, 3}, kept.toDoubles());
        assertArrayEquals(new double[] {4, 4}, copied.toDoubles());
    }

    @Test
    void innerScopesShareProcessorAndPrecision() {
        try (Scope single = Scope.open(Processor.cpu(), Precision.SINGLE);
                Scope inner = single.inner()) {
            assertSame(Precision.SINGLE, inner.precision());
            assertSame(single.processor(), inner.processor());
            // 0.1 rounded to 24 bits
            assertEquals(0.1f, inner.reals(new double[] {0.1}, 1).number());
            assertEquals(0.1f, inner.filled(0.1, 1).number());
        }
    }

    @Test
    void numbersGoInByRows() {
        assertArrayEquals(
                new double[] {1, 2, 3, 4},
                root.reals(new double[][] {{1, 2}, {3, 4}}).toDoubles());
        assertArrayEquals(
                new long[] {2, 2}, root.reals(new double[][] {{1, 2}, {3, 4}}).shape());
        assertArrayEquals(
                new long[] {1, 2, 3, 4, 5, 6},
                root.wholes(new int[][] {{1, 2, 3}, {4, 5, 6}}).toLongs());
        assertArrayEquals(
                new long[] {2, 3},
                root.wholes(new int[][] {{1, 2, 3}, {4, 5, 6}}).shape());
        assertArrayEquals(new double[] {0.1f}, root.reals(new float[] {0.1f}, 1).toDoubles());
        assertArrayEquals(new double[] {0, 0}, root.zeros(2).toDoubles());
    }

    /** A temporary of the wrong width is freed at once. */
    @Test
    void aTensorIsOneTensor() {
        try (Scope single = Scope.open(Processor.cpu(), Precision.SINGLE)) {
            single.reals(new double[] {1, 2}, 2);
            single.reals(new float[] {1, 2}, 2);
            single.wholes(new long[] {1}, 1);
            single.filled(1, 2);
            single.zeros(2);
            assertEquals(5, single.tensors());
        }
        int before = root.tensors();
        root.reals(new float[] {1, 2}, 2);
        assertEquals(before + 1, root.tensors());
    }
}
