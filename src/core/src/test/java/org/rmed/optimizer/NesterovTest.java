package org.rmed.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Catches a look-ahead in the wrong place (heavy ball under another name, the gradient's momentum one step late). Oracles: the
 * closed form on a quadratic, and the two-point form of the method's paper.
 */
class NesterovTest {

    /**
     * On w^2 / 2 from w = 1 at rest: w_t = c r^t + (1 - c) s^t with the roots r, s of z^2 - (1+beta)(1-x) z + beta (1-x) and
     * w_1 = 1 - x (1+beta). Real roots (first two) or complex: then r^t = rho^t (cos + i sin)(theta t). Errors of 1e-16 a step
     * are damped; the powers have a relative error of about 100 * 2^-52, times c = up to 30.
     */
    @ParameterizedTest
    @CsvSource({"0.9, 0.002", "0.5, 0.1", "0.9, 0.01", "0.5, 0.4", "0.97, 0.5", "0.9, 1.2"})
    void quadraticByItsCharacteristicRoots(double beta, double x) {
        double half = (1 + beta) * (1 - x) / 2;
        double product = beta * (1 - x);
        double first = 1 - x * (1 + beta);
        double discriminant = half * half - product;
        double root = Math.sqrt(Math.abs(discriminant));
        Run run = new Run(new Nesterov(x, beta), 1);
        for (int t = 0; t <= 100; t++) {
            double expected;
            if (discriminant > 0) {
                double c = (first - (half - root)) / (2 * root);
                expected = c * Math.pow(half + root, t) + (1 - c) * Math.pow(half - root, t);
            } else {
                double rho = Math.sqrt(product);
                double angle = Math.atan2(root, half) * t;
                expected = Math.pow(rho, t) * (Math.cos(angle) + (first - half) / root * Math.sin(angle));
            }
            assertEquals(expected, run.weights[0], 1e-12, "t=" + t);
            run.step(run.weights[0]);
        }
    }

    /** Stable iff x < 2 (1+beta) / (1+2 beta): 1% to either side decides 10^4 steps. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9, 0.99})
    void theEdgeOfStability(double beta) {
        double edge = 2 * (1 + beta) / (1 + 2 * beta);
        assertTrue(Math.abs(end(beta, 0.99 * edge, 10_000)) < 1e-6);
        assertTrue(Math.abs(end(beta, 1.01 * edge, 10_000)) > 1e6);
    }

    /** No overshoot iff x <= ((1-beta) / (1+beta))^2. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 0.99})
    void theEdgeOfOvershoot(double beta) {
        double edge = Math.pow((1 - beta) / (1 + beta), 2);
        assertTrue(smallest(beta, 0.999 * edge) > 0);
        assertTrue(smallest(beta, 1.1 * edge) < 0);
    }

    /**
     * Sutskever et al. (2013), eqs. (3) and (4): v' = beta v - eta f'(theta + beta v), theta' = theta + v'. The weights are theta +
     * beta v. On f = w^4 / 4 + w^2 / 2, so that the gradient is not linear.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9})
    void theTwoPointFormOfThePaper(double beta) {
        double eta = 0.02;
        double theta = 1.5;
        double v = 0;
        Run run = new Run(new Nesterov(eta, beta), theta);
        for (int t = 0; t < 200; t++) {
            assertEquals(theta + beta * v, run.weights[0], 1e-14 * 200, "t=" + t);
            double ahead = theta + beta * v;
            v = beta * v - eta * (ahead * ahead * ahead + ahead);
            theta += v;
            double w = run.weights[0];
            run.step(w * w * w + w);
        }
        assertTrue(Math.abs(theta) < 0.1, "the run moved: " + theta);
    }

    private static double end(double beta, double x, int steps) {
        Run run = new Run(new Nesterov(x, beta), 1);
        for (int t = 0; t < steps && Math.abs(run.weights[0]) < 1e9; t++) {
            run.step(run.weights[0]);
        }
        return run.weights[0];
    }

    private static double smallest(double beta, double x) {
        Run run = new Run(new Nesterov(x, beta), 1);
        double smallest = 1;
        // 40 time constants of the slow root, 1 / (1 - r) <= (1 + beta) / (1 - beta)
        for (int t = 0; t < 40 * (1 + beta) / (1 - beta); t++) {
            run.step(run.weights[0]);
            smallest = Math.min(smallest, run.weights[0]);
        }
        return smallest;
    }
}
