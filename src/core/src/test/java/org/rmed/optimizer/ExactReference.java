package org.rmed.optimizer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.rmed.optimizer.Denominator.Placement;

/**
 * The path of one weight, from the equations as the Javadoc prints them: every moment is the explicit weighted sum over
 * the whole history of gradients, in 40 digits. No recursion, no code shared with the optimizers.
 */
final class ExactReference {

    private static final MathContext DIGITS = new MathContext(40, RoundingMode.HALF_EVEN);

    private final BigDecimal eta;
    private final BigDecimal[] gradients;
    private final BigDecimal[] weights;
    private BigDecimal[] uncorrected;

    private ExactReference(double eta, double start, double[] gradients) {
        this.eta = new BigDecimal(eta);
        this.gradients = new BigDecimal[gradients.length];
        this.weights = new BigDecimal[gradients.length + 1];
        for (int t = 0; t < gradients.length; t++) {
            this.gradients[t] = new BigDecimal(gradients[t]);
        }
        weights[0] = new BigDecimal(start);
    }

    /** The weights W^(0), ..., W^(T) under the gradients g^(0), ..., g^(T-1). */
    static double[] path(Optimizer optimizer, double start, double[] gradients) {
        ExactReference reference = new ExactReference(optimizer.eta(), start, gradients);
        double[] path = new double[gradients.length + 1];
        path[0] = start;
        for (int t = 0; t < gradients.length; t++) {
            BigDecimal moved = reference.eta.multiply(reference.direction(optimizer, t));
            reference.weights[t + 1] = reference.weights[t].subtract(moved, DIGITS);
            path[t + 1] = reference.weights[t + 1].doubleValue();
        }
        return path;
    }

    /** (W^(t) - W^(t+1)) / eta. */
    private BigDecimal direction(Optimizer optimizer, int t) {
        BigDecimal g = gradients[t];
        if (optimizer instanceof GradientDescent) {
            return g;
        }
        if (optimizer instanceof SignDescent) {
            return BigDecimal.valueOf(g.signum());
        }
        if (optimizer instanceof SgdMomentum o) {
            return momentum(o.beta(), o.weightDecay(), t);
        }
        if (optimizer instanceof Nesterov o) {
            return g.add(new BigDecimal(o.beta()).multiply(momentum(o.beta(), 0, t)));
        }
        if (optimizer instanceof Adagrad o) {
            BigDecimal v = BigDecimal.ZERO;
            for (int tau = 0; tau <= t; tau++) {
                v = v.add(gradients[tau].pow(2));
            }
            return ratio(g, v, o.denominator());
        }
        if (optimizer instanceof RmsProp o) {
            return ratio(g, moment(2, o.beta2(), o.biasCorrection(), t), o.denominator());
        }
        if (optimizer instanceof Adam o) {
            BigDecimal m = moment(1, o.beta1(), o.biasCorrection(), t);
            return ratio(m, moment(2, o.beta2(), o.biasCorrection(), t), o.denominator());
        }
        if (optimizer instanceof AdamW o) {
            BigDecimal m = moment(1, o.beta1(), o.biasCorrection(), t);
            return ratio(m, moment(2, o.beta2(), o.biasCorrection(), t), o.denominator())
                    .add(new BigDecimal(o.weightDecay()).multiply(weights[t]));
        }
        return amsGrad((AmsGrad) optimizer, t);
    }

    /** sum over tau of beta^tau ( g^(t-tau) + weightDecay W^(t-tau) ). */
    private BigDecimal momentum(double beta, double weightDecay, int t) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = BigDecimal.ONE;
        for (int tau = 0; tau <= t; tau++) {
            BigDecimal decay = new BigDecimal(weightDecay).multiply(weights[t - tau]);
            sum = sum.add(power.multiply(gradients[t - tau].add(decay)), DIGITS);
            power = power.multiply(new BigDecimal(beta), DIGITS);
        }
        return sum;
    }

    /** (1 - beta) / (1 - beta^(t+1)) sum over tau of beta^tau (g^(t-tau))^k; without correction the divisor is 1. */
    private BigDecimal moment(int k, double beta, boolean biasCorrection, int t) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = BigDecimal.ONE;
        for (int tau = 0; tau <= t; tau++) {
            sum = sum.add(power.multiply(gradients[t - tau].pow(k)), DIGITS);
            power = power.multiply(new BigDecimal(beta), DIGITS);
        }
        BigDecimal uncorrected = BigDecimal.ONE.subtract(new BigDecimal(beta)).multiply(sum, DIGITS);
        return biasCorrection ? corrected(uncorrected, beta, t) : uncorrected;
    }

    private static BigDecimal corrected(BigDecimal moment, double beta, int t) {
        return moment.divide(BigDecimal.ONE.subtract(new BigDecimal(beta).pow(t + 1, DIGITS)), DIGITS);
    }

    /** The largest of all uncorrected second moments so far is corrected for the present step. */
    private BigDecimal amsGrad(AmsGrad o, int t) {
        BigDecimal largest = BigDecimal.ZERO;
        for (int s = 0; s <= t; s++) {
            largest = largest.max(secondMoments(o.beta2())[s]);
        }
        BigDecimal v = o.biasCorrection() ? corrected(largest, o.beta2(), t) : largest;
        return ratio(moment(1, o.beta1(), o.biasCorrection(), t), v, o.denominator());
    }

    private BigDecimal[] secondMoments(double beta2) {
        if (uncorrected == null) {
            uncorrected = new BigDecimal[gradients.length];
            for (int t = 0; t < gradients.length; t++) {
                uncorrected[t] = moment(2, beta2, false, t);
            }
        }
        return uncorrected;
    }

    /** m over sqrt(v) made safe by xi; 0 / 0 is 0. */
    private static BigDecimal ratio(BigDecimal m, BigDecimal v, Denominator denominator) {
        BigDecimal xi = new BigDecimal(denominator.xi());
        BigDecimal divisor;
        if (denominator.placement() == Placement.OUTSIDE) {
            divisor = v.sqrt(DIGITS).add(xi);
        } else if (denominator.placement() == Placement.INSIDE_SQUARED) {
            divisor = v.add(xi.multiply(xi)).sqrt(DIGITS);
        } else {
            divisor = v.add(xi).sqrt(DIGITS);
        }
        return m.signum() == 0 ? BigDecimal.ZERO : m.divide(divisor, DIGITS);
    }
}
