package org.rmed.theory.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Catches a wrong threshold or closed form of a phase time, by the times that algebra gives for small and equal weights. */
class PhaseTimeLawTest {

    /** ||A|| = 3, A_min = 1, C1 = w2(0) / 2, h ||A|| = 0.003. */
    private static final double[] TARGET = {2, 1, 2};

    private static final double[] START = {1e-6, -4e-6, 2e-6};
    private static final double ETA = 1e-4;
    private static final FirstPhase FIRST = new FirstPhase(new double[] {0.5e-6, -2e-6, 1e-6}, START, 3, ETA, 0.9);

    private static PhaseTimeLaw named(List<PhaseTimeLaw> laws, String time) {
        return laws.stream().filter(law -> law.time().equals(time)).findFirst().orElseThrow();
    }

    @Test
    void timesOfSgdm() {
        List<PhaseTimeLaw> laws = PhaseTimeLaw.ofSgdm(FIRST, TARGET, 1e-6, 1e-2);
        assertEquals(
                List.of("T_1", "T_2", "T_3"),
                laws.stream().map(PhaseTimeLaw::time).toList());
        LogisticLaw law = new LogisticLaw(3, 5.25e-12, ETA, 0.9);
        PhaseTimeLaw first = laws.get(0);
        assertTrue(first.rises());
        assertEquals(1e-3, first.threshold(), 1e-18);
        // the growing mode alone: a x^t max|C1| = sqrt(s); the other is x^-2t = 4e-6 of it then, 1.4e-3 steps
        double x = law.growth();
        double a = (1 + 3 * ETA - 0.9 / x) / (x - 0.9 / x);
        assertEquals(Math.log(1e-3 / (a * 2e-6)) / Math.log(x), first.predicted(1e4), 0.01);
        // (1 - q) A_min = sqrt(eps / d), (1 - q) ||A|| = sqrt(eps); h||A|| 1e-3 of the log odds is 0.2 steps
        assertEquals(Math.sqrt(1e-2 / 3), laws.get(1).threshold(), 1e-15);
        assertEquals(law.sharpTimeTo(1e-2 / 3), laws.get(1).predicted(7000), 0.5);
        assertEquals(1e-2, laws.get(2).threshold());
        assertEquals(law.sharpTimeTo(1e-2 / 9), laws.get(2).predicted(7000), 0.5);
        assertFalse(laws.get(1).rises() || laws.get(2).rises());
    }

    /** u = eta t and m = 7e-6 / 3: u (u + m) = A / d where a column arrives. */
    @Test
    void timesOfAdam() {
        double mean = 7e-6 / 3;
        List<PhaseTimeLaw> laws = PhaseTimeLaw.ofAdam(TARGET, START, ETA, 1e-6);
        assertEquals(
                List.of("T_P", "T_1", "T_g", "T_f"),
                laws.stream().map(PhaseTimeLaw::time).toList());
        double planted = Math.sqrt(1e-6 / Math.sqrt(3));
        assertEquals(planted, laws.get(0).threshold(), 1e-18);
        assertTrue(laws.get(0).rises());
        assertEquals((planted - 1e-6) / ETA, laws.get(0).predicted(1e4), 1e-6);
        double arrived = Math.sqrt(3 * ETA);
        assertEquals(arrived, laws.get(1).threshold(), 1e-15);
        assertEquals(time((1 - arrived) / 3, mean), laws.get(1).predicted(1e4), 1e-6);
        assertEquals(arrived, laws.get(3).threshold(), 1e-15);
        assertEquals(time((2 - arrived) / 3, mean), laws.get(3).predicted(1e4), 1e-6);
        // past the first column two are left: u 2 (2 - 3 u (u + m)) = d sqrt(eta)
        PhaseTimeLaw gradient = laws.get(2);
        assertEquals(3 * Math.sqrt(ETA), gradient.threshold(), 1e-15);
        assertEquals(Math.sqrt(1.0 / 3) / ETA, gradient.from(), 1e-9);
        double u = ETA * gradient.predicted(1e4);
        assertEquals(3 * Math.sqrt(ETA), u * 2 * (2 - 3 * u * (u + mean)), 1e-9);
        assertTrue(u > Math.sqrt(1.0 / 3) && u < Math.sqrt(2.0 / 3));
    }

    private static double time(double product, double mean) {
        return (Math.sqrt(mean * mean + 4 * product) - mean) / 2 / ETA;
    }

    /** Only the size of A counts: signs are the inputs'. */
    @Test
    void signsOfTheTargetDoNotCount() {
        double[] mixed = {-2, 1, -2};
        for (String time : List.of("T_1", "T_g", "T_f")) {
            assertEquals(
                    named(PhaseTimeLaw.ofAdam(TARGET, START, ETA, 1e-6), time).predicted(1e4),
                    named(PhaseTimeLaw.ofAdam(mixed, START, ETA, 1e-6), time).predicted(1e4),
                    time);
        }
    }
}
