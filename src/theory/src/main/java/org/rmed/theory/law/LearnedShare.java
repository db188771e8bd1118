package org.rmed.theory.law;

import java.util.Arrays;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;

/**
 * q(t) of SGD with momentum, the share of the target that W2 W1 has learned, ||E|| = (1 - q) ||A||: the inverse of
 * {@link LogisticLaw#sharpTimeTo}, to its accuracy. Jiang, Malik and Li (2023), Lemma 9; derived. Between 961 points that are equally
 * far apart in ln(q / (1 - q)) the latter is linear, which moves it by less than 1e-3. Immutable.
 */
public final class LearnedShare {

    /** Odds of q over which it is known: q from 1e-13 to 1 - 1e-8. */
    private static final double EARLIEST = -30;

    private static final double LATEST = 18;
    private static final int ODDS = 961;

    private final PolynomialSplineFunction odds;

    /** @throws IllegalStateException if the law {@link LogisticLaw#overshoots overshoots} */
    public LearnedShare(LogisticLaw law) {
        double[] values = new double[ODDS];
        Arrays.setAll(values, k -> EARLIEST + (LATEST - EARLIEST) * k / (ODDS - 1));
        double[] times = Arrays.stream(values)
                .map(each -> {
                    double left = 1 / (1 + StrictMath.exp(each));
                    return law.sharpTimeTo(left * left);
                })
                .toArray();
        odds = new LinearInterpolator().interpolate(times, values);
    }

    /** ln(q / (1 - q)) at t; NaN where q is below 1e-13 or above 1 - 1e-8. */
    public double logOdds(double t) {
        return odds.isValidPoint(t) ? odds.value(t) : Double.NaN;
    }

    /** q at t; NaN likewise. */
    public double at(double t) {
        return 1 / (1 + StrictMath.exp(-logOdds(t)));
    }

    /** 1 - q = ||E|| / ||A|| at t, without cancellation at the end; NaN likewise. */
    public double left(double t) {
        return 1 / (1 + StrictMath.exp(logOdds(t)));
    }
}
