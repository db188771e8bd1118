package org.rmed.theory.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Catches a lost factor d, a missing positive part or a sign of A leaking into the loss law of sign descent. */
class QuadraticLawTest {

    /**
     * Sign descent from zero on the reduction w2i = c, W1[i, j] = v_j: c grows by eta while any coordinate is short,
     * v_j moves by eta towards its target, E_j = d c v_j - |A_j|.
     */
    @Test
    void agreesWithSignDescent() {
        double[] a = {0.5, -1.0, 1.5, 0.7};
        int d = a.length;
        double eta = 1e-4;
        QuadraticLaw law = new QuadraticLaw(a, eta);
        double c = 0;
        double[] v = new double[d];
        for (int t = 0; t <= law.lastFlip(); t++) {
            double loss = 0;
            for (int j = 0; j < d; j++) {
                double error = d * c * v[j] - StrictMath.abs(a[j]);
                loss += error * error / 2;
            }
            // A flipped coordinate chatters within two steps of its target: a step moves d c v_j by at most
            // d eta (c + v_j + eta) <= 3 d eta c, so |E_j| <= 6 d eta c and d coordinates add (6 d eta c)^2 d / 2.
            double chatter = 6 * d * eta * (c + eta);
            assertEquals(law.loss(t), loss, chatter * chatter * d / 2 + 1e-9, "t=" + t);
            for (int j = 0; j < d; j++) {
                v[j] += d * c * v[j] < StrictMath.abs(a[j]) ? eta : -eta;
            }
            c += eta;
        }
    }

    @Provide
    Arbitrary<double[]> targets() {
        return Arbitraries.doubles()
                .between(-5, 5)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 300)
    void lossFallsFromHalfTheNormToZero(
            @ForAll("targets") double[] target,
            @ForAll @DoubleRange(min = 1e-6, max = 1) @Scale(6) double eta,
            @ForAll @DoubleRange(min = 0, max = 1) double early,
            @ForAll @DoubleRange(min = 0, max = 1) double late) {
        QuadraticLaw law = new QuadraticLaw(target, eta);
        double half = 0;
        for (double a : target) {
            half += a * a / 2;
        }
        assertEquals(half, law.loss(0), 1e-15 * target.length * half);
        double last = law.lastFlip();
        double one = StrictMath.min(early, late) * last;
        double two = StrictMath.max(early, late) * last;
        assertTrue(law.loss(one) >= law.loss(two), "the law is decreasing");
        // At the last flip the largest |A_j| is met up to 4 roundings, so the loss is at most d (4 eps 5)^2 / 2.
        assertEquals(0, law.loss(last), 1e-28 * target.length);
        assertEquals(0, law.loss(2 * last + 1));
    }

    @Property(tries = 300)
    void onlyTheProductOfStepAndTimeMatters(
            @ForAll @DoubleRange(min = 0, max = 30) double t,
            @ForAll @DoubleRange(min = 0.01, max = 100) double scale) {
        double[] target = {1.2, -0.3, 2.5};
        double expected = new QuadraticLaw(target, 0.01).loss(t);
        // The product d (eta t)^2 <= .27 carries 5 eps; times sum |A_j|: 5 * .27 * 4 eps = 1.2e-15.
        assertEquals(expected, new QuadraticLaw(target, 0.01 * scale).loss(t / scale), 2e-15);
    }

    @Test
    void flipTimesAreWhereTheCoordinatesMeetTheirTargets() {
        QuadraticLaw law = new QuadraticLaw(new double[] {-4, 1, 9, 16}, 0.5);
        // sqrt(|A_j| / 4) / 0.5 = sqrt |A_j|: exact in binary.
        assertEquals(2, law.flipTime(0));
        assertEquals(1, law.firstFlip());
        assertEquals(4, law.lastFlip());
        // At t = 2 the product is 4: errors 0, 0, 5, 12.
        assertEquals(0.5 * (25 + 144), law.loss(2));
    }

    @Test
    void zeroEntryFlipsAtOnce() {
        QuadraticLaw law = new QuadraticLaw(new double[] {0, 1}, 0.1);
        assertEquals(0, law.firstFlip());
        assertEquals(0.5, law.loss(0));
    }

    @Test
    void isAValue() {
        double[] target = {1, 2};
        QuadraticLaw law = new QuadraticLaw(target, 0.1);
        target[0] = 7;
        law.target()[1] = 7;
        assertArrayEquals(new double[] {1, 2}, law.target());
        assertEquals(new QuadraticLaw(new double[] {1, 2}, 0.1), law);
        assertEquals(new QuadraticLaw(new double[] {1, 2}, 0.1).hashCode(), law.hashCode());
        assertNotEquals(new QuadraticLaw(new double[] {1, 2}, 0.2), law);
    }

    @Test
    void badArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new QuadraticLaw(new double[0], 0.1));
        assertThrows(IllegalArgumentException.class, () -> new QuadraticLaw(new double[] {Double.NaN}, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new QuadraticLaw(new double[] {1}, 0));
        QuadraticLaw law = new QuadraticLaw(new double[] {1}, 0.1);
        assertThrows(IllegalArgumentException.class, () -> law.loss(-1));
        assertThrows(IllegalArgumentException.class, () -> law.loss(Double.NaN));
    }
}
