package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.State;

/** Catches another distance than 2 sqrt 2, one side forgotten, and a binomial tail that is off by one. */
class MedianConcentrationTest {

    private static final double EDGE = 1 + 2 * Math.sqrt(2);

    private static Evidence judge(int d, int inside, double in, double out) {
        double[] medians = new double[1000];
        Arrays.setAll(medians, k -> k < inside ? in : out);
        return new MedianConcentration()
                .judge(List.of(Fabricated.run("optimizer=sgdm d=" + d)
                        .vector("median", medians)
                        .outcome()));
    }

    private static State share(int d, int inside, double in, double out) {
        return judge(d, inside, in, out).findings().get(0).state();
    }

    /** 1 - e^-1 = 0.632 at d = 8, and 0.0153 for a standard error. */
    @Test
    void share() {
        assertEquals(State.HOLDS, share(8, 680, EDGE - 1e-9, EDGE + 1e-9));
        assertEquals(State.FAILS, share(8, 580, EDGE - 1e-9, EDGE + 1e-9));
        assertEquals(State.HOLDS, share(8, 680, 1e-9, -1.83), "below 1 - 2 sqrt 2 is outside too");
        assertEquals(State.FAILS, share(8, 580, 1e-9, -1.83));
        assertEquals(1 - Math.exp(-1), judge(8, 1000, 1, 1).findings().get(0).bound(), 1e-15);
        assertEquals(State.FAILS, share(8, 0, Double.NaN, Double.NaN));
    }

    /** 1000 samples cannot tell e^-8 from 0, but 0.01. */
    @Test
    void largeDimensionsAreJudgedAtTheResolution() {
        Finding all = judge(64, 1000, 1, 9).findings().get(0);
        assertEquals(0.99, all.bound(), 1e-12);
        assertEquals(State.HOLDS, all.state());
        assertEquals(State.FAILS, share(64, 970, 1, 9));
    }

    @Test
    void exactTailIsTheSecondFinding() {
        Finding tail = judge(8, 1000, 1, 1).findings().get(1);
        assertEquals(MedianConcentration.tail(8), tail.measured());
        assertEquals(Math.exp(-1), tail.bound(), 1e-15);
        assertEquals(State.HOLDS, tail.state());
    }

    /** Brute force over the 2^d patterns of which X_i^2 exceed the edge: P(X^2 > 3.828) = 0.050388. */
    @Test
    void tailByCounting() {
        double q = 0.0503886;
        for (int d : new int[] {1, 2, 5, 8}) {
            double sum = 0;
            for (int pattern = 0; pattern < 1 << d; pattern++) {
                int count = Integer.bitCount(pattern);
                sum += 2 * count >= d ? Math.pow(q, count) * Math.pow(1 - q, d - count) : 0;
            }
            assertEquals(1, MedianConcentration.tail(d) / sum, 1e-3, "d=" + d);
        }
    }
}
