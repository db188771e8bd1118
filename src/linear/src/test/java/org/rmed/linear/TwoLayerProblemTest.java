package org.rmed.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.linear.Refusal.assertRefused;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.linear.npy.NpyArray;
import org.rmed.linear.npy.NpyFile;
import org.rmed.random.Streams;

/**
 * Catches an initialization with the wrong power of s in a layer (s and s^2, not s and s^4 or s and s), squares that
 * underflow, and targets outside Assumption 1.
 */
class TwoLayerProblemTest {

    private static final Streams STREAMS = new Streams(5);

    /**
     * Sum of squares over n / sd^2 is chi^2_n / n with standard deviation sqrt(2/n): six of them either way, false alarm
     * 2e-9 each (normal tail, n >= 400).
     */
    @Test
    void layersHaveStandardDeviationsSAndSSquared() {
        int d = 400;
        double s = 1e-3;
        TwoLayerProblem problem = TwoLayerProblem.gaussian(STREAMS, new double[d], s, Optional.empty());
        double[] w1 = Arrays.stream(problem.firstLayer())
                .flatMapToDouble(Arrays::stream)
                .toArray();
        double[] w2 = problem.secondLayer();
        assertEquals(1, Instances.dot(w2, w2) / (d * s * s), 6 * Math.sqrt(2.0 / d));
        assertEquals(1, Instances.dot(w1, w1) / (d * d * s * s * s * s), 6 * Math.sqrt(2.0) / d);
    }

    /** C1 = 1/2 (W2 + W1 A / ||A||) by hand, with ||A|| = 5. */
    @Test
    void growingDirectionByHand() {
        TwoLayerProblem problem = new TwoLayerProblem(
                new double[] {3, -4}, new double[] {1, -2}, new double[][] {{5, 0}, {10, 5}}, 1, Optional.empty());
        assertArrayEquals(new double[] {2, 0}, problem.growingDirection(), 1e-15);
        assertEquals(5, problem.targetNorm());
        assertEquals(4, problem.largestTarget());
        assertEquals(2, problem.dimension());
    }

    /** Just above the bound nothing is lost: squares of W1 are normal doubles but for draws far inside the bell. */
    @Test
    void smallestScaleIsAcceptedAndSmallerIsRefused() {
        double quarter = Math.sqrt(Math.sqrt(Double.MIN_NORMAL));
        TwoLayerProblem smallest = TwoLayerProblem.gaussian(STREAMS, new double[4], quarter, Optional.empty());
        double largest = Instances.largest(smallest.firstLayer()[0]);
        assertTrue(largest * largest >= Double.MIN_NORMAL / 2);
        assertRefused(
                () -> TwoLayerProblem.gaussian(STREAMS, new double[4], quarter / 2, Optional.empty()),
                "s=d^-alpha=6.11e-78",
                "at least 1.22e-77",
                "alpha <= 127.8 at d=4");
        assertRefused(() -> TwoLayerProblem.gaussian(STREAMS, new double[1], 0, Optional.empty()), "s=d^-alpha=0.00");
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        double[] two = new double[2];
        double[][] square = new double[2][2];
        for (TwoLayerProblemShapes bad : new TwoLayerProblemShapes[] {
            new TwoLayerProblemShapes(new double[0], new double[0], new double[0][]),
            new TwoLayerProblemShapes(two, new double[3], square),
            new TwoLayerProblemShapes(two, two, new double[3][2]),
            new TwoLayerProblemShapes(two, two, new double[][] {{1, 2}, {3}})
        }) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new TwoLayerProblem(bad.target, bad.w2, bad.w1, 1, Optional.empty()));
        }
    }

    private record TwoLayerProblemShapes(double[] target, double[] w2, double[][] w1) {}

    @Test
    void targetsByName() {
        assertArrayEquals(new double[] {1, 1, 1}, Target.named("constant", 3, STREAMS));
        double[] uniform = Target.named("uniform", 1000, STREAMS);
        assertTrue(Arrays.stream(uniform).allMatch(a -> a >= 0.5 && a < 1.5));
        double[] mixed = Target.named("mixed", 1000, STREAMS);
        assertTrue(Arrays.stream(mixed).allMatch(a -> Math.abs(a) >= 0.5 && Math.abs(a) < 1.5));
        // Binomial(1000, 1/2): mean 500, standard deviation 15.8, so [400, 600] is beyond 6: false alarm 3e-10
        long positive = Arrays.stream(mixed).filter(a -> a > 0).count();
        assertTrue(positive > 400 && positive < 600, () -> positive + " of 1000 are positive");
        // Uniform: mean 1, standard deviation of the mean 0.0091; 6 of them, false alarm 2e-9
        assertEquals(1, Arrays.stream(uniform).average().orElseThrow(), 0.055);
    }

    @Test
    void targetFromAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mine.npy");
        NpyFile.write(file, NpyArray.of(new double[] {2, -3}));
        assertArrayEquals(new double[] {2, -3}, Target.named(file.toString(), 2, STREAMS));
        assertRefused(() -> Target.named(file.toString(), 3, STREAMS), "mine.npy", "holds 2", "d=3");
    }

    @Test
    void unknownTargetIsRefusedWithTheNearest() {
        assertRefused(() -> Target.named("unifrom", 3, STREAMS), "'unifrom'", "did you mean 'uniform'?", ".npy");
    }
}
