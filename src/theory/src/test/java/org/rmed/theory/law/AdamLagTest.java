package org.rmed.theory.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.Denominator;
import org.rmed.optimizer.ElementwiseUpdate;

/** Catches a lag law that disagrees with Adam itself on the gradient it is derived for, one that grows in proportion to t. */
class AdamLagTest {

    /**
     * Runs the real optimizer on g = -t: the lag it shows must lie between the law's logarithm alone less the start, and
     * the law, at every t from 50 on. Second-order terms of the derivation are of order (ages / t), below 1 step there.
     */
    @ParameterizedTest
    @CsvSource({"0.9,0.81", "0.9,0.9", "0.8,0.64", "0.5,0.25", "0,0"})
    void theLawBracketsTheOptimizer(double beta1, double beta2) {
        double eta = 1e-3;
        Adam adam = new Adam(eta, beta1, beta2, Denominator.outside(0), true);
        AdamLag lag = AdamLag.of(adam);
        ElementwiseUpdate update = adam.update();
        double[] weight = {0};
        double[][] state = new double[update.slots()][1];
        for (int t = 0; t < 20_000; t++) {
            update.begin(t);
            update.apply(weight, state, new double[] {-(t + 1.0)}, 1, 0, 1);
            if (t >= 50) {
                double shown = t + 1 - weight[0] / eta;
                assertTrue(shown <= lag.steps(t + 1.0), "at t=" + t + " lag " + shown);
                assertTrue(
                        shown >= lag.steps(t + 1.0) - 2.5 * lag.start() - 1,
                        "at t=" + t + " lag " + shown + " law " + lag.steps(t + 1.0));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.9,0.81,4.736842105263158", "0.5,0.25,0.6666666666666667", "0.9,0.999,0"})
    void theLogarithmsFactorIsTheDifferenceOfAges(double beta1, double beta2, double age) {
        AdamLag lag = new AdamLag(beta1, beta2);
        // the difference of two logarithms of size 10 rounds by 1e-14
        assertEquals(age, (lag.steps(StrictMath.E * 1e4) - lag.steps(1e4)), 1e-12);
        assertEquals(lag.start(), lag.steps(1), 0);
    }
}
