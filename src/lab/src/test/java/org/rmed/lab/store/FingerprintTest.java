package org.rmed.lab.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.Sample;

/** Catches two different problems with one fingerprint: a part that is not looked at. */
class FingerprintTest {

    private static final double[][] W1 = {{1, 2}, {3, 4}};

    private static TwoLayerProblem problem(double a, double w2, double w1, double scale, Optional<Sample> sample) {
        return new TwoLayerProblem(
                new double[] {a, 1}, new double[] {2, w2}, new double[][] {W1[0], {3, w1}}, scale, sample);
    }

    private static Optional<Sample> sample(double x, double y) {
        return Optional.of(new Sample(new double[][] {{x, 0}, {0, 1}}, new double[] {1, y}));
    }

    @Test
    void everyPartCounts() {
        List<TwoLayerProblem> different = List.of(
                problem(1, 1, 1, 1, Optional.empty()),
                problem(Math.nextUp(1.0), 1, 1, 1, Optional.empty()),
                problem(1, Math.nextUp(1.0), 1, 1, Optional.empty()),
                problem(1, 1, Math.nextUp(1.0), 1, Optional.empty()),
                problem(1, 1, 1, Math.nextUp(1.0), Optional.empty()),
                problem(1, 1, 1, 1, sample(1, 1)),
                problem(1, 1, 1, 1, sample(2, 1)),
                problem(1, 1, 1, 1, sample(1, 2)));
        Set<String> fingerprints = new HashSet<>();
        for (TwoLayerProblem problem : different) {
            assertTrue(fingerprints.add(Fingerprint.of(problem)), "seen before: " + problem);
        }
    }

    /** SHA-256 of the big-endian bytes of 1, 2, 3, 0.5 (A, W2, W1, s), computed with Python's hashlib and struct. */
    @Test
    void isTheSha256OfTheNumbers() {
        TwoLayerProblem tiny =
                new TwoLayerProblem(new double[] {1}, new double[] {2}, new double[][] {{3}}, 0.5, Optional.empty());
        assertEquals("e4b50b3bacaea48ec406d40d640d1e4f09be63fe04c2eb469d2c0f198aac810b", Fingerprint.of(tiny));
    }
}
