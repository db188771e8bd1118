package org.rmed.theory.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Catches a one-sided statistic, a p-value of the wrong tail, and the places where one p-value formula hands over. */
class KolmogorovSmirnovTest {

    private static double[] uniforms(UniformRandomProvider random, int n) {
        return random.doubles(n).toArray();
    }

    @Test
    void statisticLooksOnBothSidesOfEachStep() {
        // F_n jumps 0 -> 1/2 -> 1 at .3 and .4; sup |F_n - F| = 1 - .4 above the last step.
        assertEquals(
                0.6,
                KolmogorovSmirnov.oneSample(new double[] {0.4, 0.3}, x -> x).statistic(),
                1e-15);
        // Below the first step: F(.9) - 0.
        assertEquals(
                0.9,
                KolmogorovSmirnov.oneSample(new double[] {0.95, 0.9}, x -> x).statistic(),
                1e-15);
    }

    /** n = 1: P(D >= d) = 2 (1 - d), d >= 1/2; n = 2: P(D < d) = 2 (2d - 1/2)^2, then 1 - 2 (1 - d)^2 from 1/2. */
    @ParameterizedTest
    @CsvSource({"1, .5, 1", "1, .7, .6", "1, 1, 0", "2, .3, .98", "2, .4, .82", "2, .6, .32", "2, .9, .02"})
    void smallestSamplesHaveClosedForms(int n, double d, double p) {
        // Stated error of the matrix form 1e-10, relative excess of the one-sided form 1.4e-6 * .02.
        assertEquals(p, KolmogorovSmirnov.oneSamplePValue(d, n), 1e-7);
    }

    @ParameterizedTest
    @CsvSource({"5, .6", "5, 1.1", "5, 1.4", "20, .6", "20, .9", "20, 1.2", "20, 1.45", "20, 1.55", "20, 1.9"})
    void agreesWithRationalArithmetic(int n, double z) {
        double d = z / StrictMath.sqrt(n);
        double exact = 1 - new org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest().cdfExact(d, n);
        // The stated errors: 1e-10 absolute, 1.4e-6 relative for the one-sided form.
        assertEquals(exact, KolmogorovSmirnov.oneSamplePValue(d, n), 1e-10 + (z >= 1.5 ? 1.4e-6 * exact : 0));
    }

    /** Critical values of Miller (1956), five decimals: an error 5e-6 in d moves p by at most 5e-6 * 4 sqrt n. */
    @ParameterizedTest
    @CsvSource({
        "10, .40925, .05",
        "10, .48893, .01",
        "20, .29408, .05",
        "20, .35241, .01",
        "50, .18841, .05",
        "100, .13403, .05"
    })
    void agreesWithTheTable(int n, double d, double p) {
        assertEquals(p, KolmogorovSmirnov.oneSamplePValue(d, n), 2e-5 * StrictMath.sqrt(n));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 50, 140, 141, 500, 5000})
    void formulasMeetWhereTheyHandOver(int n) {
        double below = 1.5 * (1 - 1e-12) / StrictMath.sqrt(n);
        double above = 1.5 * (1 + 1e-12) / StrictMath.sqrt(n);
        double p = KolmogorovSmirnov.oneSamplePValue(above, n);
        // p ~ .02: one-sided excess 1.4e-6 relative, Pelz-Good 3e-6 absolute (n > 140), slope over 3e-12: 1e-11.
        assertEquals(p, KolmogorovSmirnov.oneSamplePValue(below, n), (n > 140 ? 3e-6 : 0) + 1.4e-6 * p + 1e-9);
    }

    @Test
    void farTailFollowsTheLimitLawAndStaysPositive() {
        int n = 1_000_000;
        double z = 6;
        double p = KolmogorovSmirnov.oneSamplePValue(z / StrictMath.sqrt(n), n);
        double limit = 2 * StrictMath.exp(-2 * z * z);
        // First correction to Smirnov's law: exp(-2 z^2 - 2 z / (3 sqrt n)), .4%; next z^4 / n = .13%.
        assertEquals(limit * StrictMath.exp(-2 * z / (3 * StrictMath.sqrt(n))), p, 3e-3 * limit);
    }

    /** 2000 samples each; p-values against the uniform law by DKW: eps = sqrt(ln(2e6) / 4000) = .0602, alarm 1e-6. */
    @ParameterizedTest
    @ValueSource(ints = {3, 30, 200})
    void pValuesAreUniformUnderTheNull(int n) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(77 + n);
        double[] p = new double[2000];
        for (int i = 0; i < p.length; i++) {
            p[i] = KolmogorovSmirnov.oneSample(uniforms(random, n), x -> x).pValue();
        }
        assertTrue(KolmogorovSmirnov.oneSample(p, x -> x).statistic() < 0.0602);
    }

    @Test
    void plantedDeviationIsFound() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(5);
        double[] sample = uniforms(random, 400);
        for (int i = 0; i < sample.length; i++) {
            sample[i] *= sample[i];
        }
        // sup |sqrt x - x| = 1/4. By DKW D >= .25 - .11 unless an event of probability 2 exp(-800 .11^2) = 1.3e-4,
        // and P(D_400 >= .14) < 2 exp(-800 .14^2) = 3.1e-7.
        assertTrue(KolmogorovSmirnov.oneSample(sample, x -> x).pValue() < 3.1e-7);
        // The right law is accepted: false alarm 1e-4.
        assertTrue(KolmogorovSmirnov.oneSample(sample, StrictMath::sqrt).pValue() > 1e-4);
    }

    @Test
    void ratioLawOfTwoIsToldFromThatOfThree() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(6);
        double[] sample = new double[300];
        for (int i = 0; i < sample.length; i++) {
            double a = Erf.erfInv(random.nextDouble());
            double b = Erf.erfInv(random.nextDouble());
            sample[i] = StrictMath.max(a * a, b * b) / ((a * a + b * b) / 2);
        }
        // False alarm 1e-4. The neighbour d = 3 puts more than half its mass above 2, where the sample has none.
        assertTrue(KolmogorovSmirnov.oneSample(sample, new RatioLaw(2)::cdf).pValue() > 1e-4);
        assertTrue(KolmogorovSmirnov.oneSample(sample, new RatioLaw(3)::cdf).pValue() < 1e-12);
    }

    @Test
    void separatedSamplesHaveTheExactCombinatorialPValue() {
        double[] low = {1, 2, 3, 4, 5};
        double[] high = {11, 12, 13, 14, 15};
        KolmogorovSmirnov.Result result = KolmogorovSmirnov.twoSample(low, high);
        assertEquals(1, result.statistic());
        assertEquals(10, result.n());
        // Two of the C(10, 5) = 252 orders have D = 1.
        assertEquals(2.0 / 252, result.pValue(), 1e-14);
    }

    @Test
    void identicalTiedSamplesGiveOne() {
        double[] tied = {1, 1, 2, 2, 3};
        assertEquals(new KolmogorovSmirnov.Result(0, 1, 10), KolmogorovSmirnov.twoSample(tied, tied));
    }

    @Test
    void exactAndLimitLawsOfTwoSamplesMeet() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(9);
        double[] first = uniforms(random, 500);
        double[] second = uniforms(random, 500);
        double[] third = uniforms(random, 501);
        double exact = KolmogorovSmirnov.twoSample(first, second).pValue();
        double d = KolmogorovSmirnov.twoSample(first, second).statistic();
        double limit = 0;
        for (int k = 1; k < 50; k++) {
            limit += (k % 2 == 1 ? 2 : -2) * StrictMath.exp(-2.0 * k * k * d * d * 250);
        }
        // The limit law errs by O(1 / sqrt 250) times its slope, at most 1.7: .11.
        assertEquals(limit, exact, 0.11);
        assertTrue(KolmogorovSmirnov.twoSample(first, third).pValue() > 1e-4, "null case, false alarm 1e-4");
    }

    @Test
    void badArgumentsAreRefused() {
        double[] one = {0.5};
        assertThrows(IllegalArgumentException.class, () -> KolmogorovSmirnov.oneSample(new double[0], x -> x));
        assertThrows(
                IllegalArgumentException.class, () -> KolmogorovSmirnov.oneSample(new double[] {Double.NaN}, x -> 0.5));
        assertThrows(IllegalArgumentException.class, () -> KolmogorovSmirnov.oneSample(one, x -> 2 * x + 1));
        assertThrows(IllegalArgumentException.class, () -> KolmogorovSmirnov.oneSample(one, x -> Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> KolmogorovSmirnov.twoSample(one, new double[] {1, 2}));
    }
}
