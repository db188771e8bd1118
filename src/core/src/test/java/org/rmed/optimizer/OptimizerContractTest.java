package org.rmed.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.optimizer.Run.numbers;
import static org.rmed.optimizer.Run.times;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Catches an optimizer of the registry that is not what {@link ElementwiseUpdate} promises: one that mixes entries,
 * reads beyond its range, keeps state outside its slots, or treats scale, sign or eta in a way of its own. "Bit for
 * bit" is meant literally: results may not depend on how an engine cuts the work.
 */
@ParameterizedClass
@MethodSource("org.rmed.optimizer.RegisteredOptimizers#all")
class OptimizerContractTest {

    private static final int N = 37;
    private static final int STEPS = 40;

    @Parameter
    private Optimizer optimizer;

    private final Random random = new Random(20260101);

    @Test
    void piecesEqualTheWhole() {
        Run whole = new Run(optimizer, numbers(random, N));
        Run pieces = new Run(optimizer, whole.weights);
        for (int t = 0; t < STEPS; t++) {
            double[] direction = numbers(random, N);
            whole.step(direction, -0.7);
            int cut = random.nextInt(N + 1);
            // An empty piece, one of one entry at the end, and two pieces of any size.
            pieces.stepInPieces(direction, -0.7, 0, Math.min(cut, N - 1), Math.min(cut, N - 1), N - 1, N);
        }
        assertSameBits(whole, pieces);
    }

    @Test
    void entriesAreIndependent() {
        Run together = new Run(optimizer, numbers(random, N));
        Run[] alone = Arrays.stream(together.weights)
                .mapToObj(w -> new Run(optimizer, w))
                .toArray(Run[]::new);
        for (int t = 0; t < STEPS; t++) {
            double[] direction = numbers(random, N);
            together.step(direction, 1.3);
            for (int j = 0; j < N; j++) {
                alone[j].step(new double[] {direction[j]}, 1.3);
            }
        }
        assertArrayEquals(
                Arrays.stream(alone).mapToDouble(run -> run.weights[0]).toArray(), together.weights);
    }

    @Test
    void permutingEntriesCommutes() {
        int[] order = shuffledOrder();
        Run straight = new Run(optimizer, numbers(random, N));
        Run permuted = new Run(optimizer, permute(straight.weights, order));
        for (int t = 0; t < STEPS; t++) {
            double[] direction = numbers(random, N);
            straight.step(direction, 0.9);
            permuted.step(permute(direction, order), 0.9);
        }
        assertArrayEquals(permute(straight.weights, order), permuted.weights);
        for (int k = 0; k < straight.state.length; k++) {
            assertArrayEquals(permute(straight.state[k], order), permuted.state[k]);
        }
    }

    @Test
    void onlyTheRangeIsTouchedAndTheDirectionIsNotModified() {
        ElementwiseUpdate update = optimizer.update();
        double[] weights = new double[N];
        double[] direction = numbers(random, N);
        // One state array too many: it must stay as it is.
        double[][] state = new double[update.slots() + 1][N];
        Arrays.fill(state[update.slots()], Double.NaN);
        double[] before = direction.clone();
        update.begin(0);
        update.apply(weights, state, direction, 1, 10, 20);
        assertArrayEquals(before, direction);
        for (int j = 0; j < N; j++) {
            boolean inside = j >= 10 && j < 20;
            assertEquals(inside, weights[j] != 0, "weight " + j);
            for (int k = 0; k < update.slots(); k++) {
                assertEquals(inside, state[k][j] != 0, "state " + k + ", entry " + j);
            }
            assertTrue(Double.isNaN(state[update.slots()][j]));
        }
    }

    @Test
    void anEmptyRangeIsNoStep() {
        Run run = new Run(optimizer, 1, 2, 3).stepInPieces(new double[] {4, 5, 6}, 1, 1, 1);
        assertArrayEquals(new double[] {1, 2, 3}, run.weights);
    }

    /** Powers of two are exact: the gradient, and with it everything else, has the same bits. */
    @Test
    void onlyTheProductOfScaleAndDirectionCounts() {
        Run one = new Run(optimizer, numbers(random, N));
        Run other = new Run(optimizer, one.weights);
        for (int t = 0; t < STEPS; t++) {
            double[] direction = numbers(random, N);
            one.step(direction, 1.3);
            other.step(times(0x1p-30, direction), 1.3 * 0x1p30);
        }
        assertSameBits(one, other);
    }

    /**
     * Any other factor rounds: direction / c, scale c and their product have 3 roundings against 1, so the gradients agree
     * to 4 u, u = 2^-53. From zero weights and state the displacement grows like |g|^p, 0 <= p <= 1, so it inherits at most
     * that; its own at most 8 roundings, on both sides, make 20 u.
     */
    @Test
    void splittingScaleAndDirectionOtherwiseChangesUlpsOnly() {
        double[] direction = numbers(random, N);
        double[] one = new Run(optimizer, new double[N]).step(direction, 1.3).weights;
        double[] other = new Run(optimizer, new double[N]).step(times(1 / 3.7, direction), 1.3 * 3.7).weights;
        for (int j = 0; j < N; j++) {
            assertEquals(one[j], other[j], 20 * 0x1p-53 * Math.abs(one[j]));
        }
    }

    @Test
    void theFirstStepGoesDownhill() {
        double[] direction = numbers(random, N);
        double[] weights = new Run(optimizer, new double[N]).step(direction, 1).weights;
        for (int j = 0; j < N; j++) {
            assertEquals(-Math.signum(direction[j]), Math.signum(weights[j]));
        }
    }

    @Test
    void zeroGradientMovesNothingButDecays() {
        double[] start = numbers(random, N);
        start[0] = 0;
        Run run = new Run(optimizer, start);
        for (int t = 0; t < STEPS; t++) {
            run.step(new double[N], t % 2 == 0 ? 1 : -1);
        }
        if (RegisteredOptimizers.weightDecay(optimizer) == 0) {
            assertArrayEquals(start, run.weights);
            Arrays.stream(run.state)
                    .forEach(array -> assertTrue(Arrays.stream(array).allMatch(x -> x == 0)));
        } else {
            assertEquals(0, run.weights[0]);
            for (int j = 1; j < N; j++) {
                double left = run.weights[j] / start[j];
                assertTrue(left > 0 && left < 1, "share left " + left);
            }
        }
    }

    @Test
    void negatingWeightsAndGradientsNegatesTheTrajectory() {
        Run run = new Run(optimizer, numbers(random, N));
        Run mirrored = new Run(optimizer, times(-1, run.weights));
        Run mirroredByScale = new Run(optimizer, mirrored.weights);
        for (int t = 0; t < STEPS; t++) {
            double[] direction = numbers(random, N);
            run.step(direction, 0.8);
            mirrored.step(times(-1, direction), 0.8);
            mirroredByScale.step(direction, -0.8);
            assertArrayEquals(times(-1, run.weights), mirrored.weights);
        }
        assertSameBits(mirrored, mirroredByScale);
    }

    @Test
    void updatesShareNothingAndRunsRepeat() {
        Run first = new Run(optimizer, numbers(random, N));
        Run second = new Run(optimizer, first.weights);
        double[][] directions =
                IntStream.range(0, STEPS).mapToObj(t -> numbers(random, N)).toArray(double[][]::new);
        Arrays.stream(directions).forEach(direction -> first.step(direction, 1));
        Arrays.stream(directions).forEach(direction -> second.step(direction, 1));
        assertSameBits(first, second);
    }

    @Test
    void onlyTheLastBeginCounts() {
        double[] direction = numbers(random, N);
        ElementwiseUpdate update = optimizer.update();
        double[] expected = new double[N];
        update.begin(3);
        update.apply(expected, new double[update.slots()][N], direction, 1, 0, N);
        ElementwiseUpdate again = optimizer.update();
        double[] actual = new double[N];
        again.begin(1000);
        again.begin(0);
        again.begin(3);
        again.apply(actual, new double[again.slots()][N], direction, 1, 0, N);
        assertArrayEquals(expected, actual);
    }

    /** Rows of one step may be updated by several threads between two begins. */
    @Test
    void rowsMayBeUpdatedFromAnyThread() {
        int rows = 64;
        double[][] directions =
                IntStream.range(0, rows).mapToObj(i -> numbers(random, N)).toArray(double[][]::new);
        double[][] sequential = rows(directions, false);
        for (int repeat = 0; repeat < 5; repeat++) {
            assertTrue(Arrays.deepEquals(sequential, rows(directions, true)));
        }
    }

    private double[][] rows(double[][] directions, boolean parallel) {
        ElementwiseUpdate update = optimizer.update();
        double[][] weights = new double[directions.length][N];
        double[][][] state = new double[directions.length][update.slots()][N];
        for (int t = 0; t < 5; t++) {
            update.begin(t);
            IntStream rows = IntStream.range(0, directions.length);
            (parallel ? rows.parallel() : rows)
                    .forEach(i -> update.apply(weights[i], state[i], directions[i], 1 + i, 0, N));
        }
        return weights;
    }

    @Test
    void withEtaChangesEtaOnly() {
        Optimizer half = optimizer.withEta(optimizer.eta() / 2);
        assertEquals(RegisteredOptimizers.ETA, optimizer.eta());
        assertEquals(RegisteredOptimizers.ETA / 2, half.eta());
        assertEquals(optimizer, half.withEta(optimizer.eta()));
        assertEquals(optimizer.name(), half.name());
        assertEquals(optimizer.linearInGradient(), half.linearInGradient());
        // Halving is exact, and from zero weights decay does nothing in the first step.
        double[] direction = numbers(random, N);
        double[] full = new Run(optimizer, new double[N]).step(direction, 1).weights;
        assertArrayEquals(times(0.5, full), new Run(half, new double[N]).step(direction, 1).weights);
    }

    @Test
    void learningRatesThatAreNotPositiveAndFiniteAreRefused() {
        for (double eta : new double[] {0, -0.0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
            String message = assertThrows(IllegalArgumentException.class, () -> optimizer.withEta(eta))
                    .getMessage();
            assertEquals("eta=" + eta + " must be positive and finite", message);
        }
    }

    /** Linear: 1024 times the gradients move exactly 1024 times as far. */
    @Test
    void linearInGradientMeansWhatItSays() {
        Run run = new Run(optimizer, new double[N]);
        Run scaled = new Run(optimizer, new double[N]);
        for (int t = 0; t < STEPS; t++) {
            double[] direction = numbers(random, N);
            run.step(direction, 1);
            scaled.step(direction, 1024);
        }
        assertEquals(optimizer.linearInGradient(), Arrays.equals(times(1024, run.weights), scaled.weights));
    }

    @Test
    void theNameIsTheRegistrys() {
        assertEquals(
                optimizer.getClass(),
                RegisteredOptimizers.named(optimizer.name()).getClass());
    }

    private static void assertSameBits(Run expected, Run actual) {
        assertArrayEquals(expected.weights, actual.weights);
        assertTrue(Arrays.deepEquals(expected.state, actual.state));
    }

    private int[] shuffledOrder() {
        int[] order = IntStream.range(0, N).toArray();
        for (int i = N - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[k];
            order[k] = swapped;
        }
        return order;
    }

    private static double[] permute(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }
}
