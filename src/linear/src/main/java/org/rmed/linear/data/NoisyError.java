package org.rmed.linear.data;

import org.rmed.random.Streams;

/**
 * Assumption 3 taken literally: every entry of Lambda~ - I and of A~ - A is an independent N(0, sigma^2), fresh each
 * step. The product row p = W2 W1 then meets p (Lambda~ - I) - (A~ - A), which given p is exactly
 * N(0, sigma^2 (||p||^2 + 1) I): d numbers are drawn instead of d^2.
 */
public final class NoisyError implements ErrorOracle {

    private final Streams streams;
    private final double sigma;
    private final double[] answer;

    /**
     * @param sigma standard deviation of each entry of Lambda~ and A~, at least 0
     * @param d dimension
     */
    public NoisyError(Streams streams, double sigma, int d) {
        this.streams = streams;
        this.sigma = sigma;
        this.answer = new double[d];
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public double[] answer(long t, double[] product, double[] error) {
        double squares = 1;
        for (double p : product) {
            squares += p * p;
        }
        Streams.gaussian(streams.open("gradient.noise", t), sigma * StrictMath.sqrt(squares), answer);
        for (int j = 0; j < answer.length; j++) {
            answer[j] += error[j];
        }
        return answer;
    }
}
