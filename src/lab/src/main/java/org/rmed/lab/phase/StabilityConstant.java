package org.rmed.lab.phase;

import java.util.List;
import java.util.Optional;
import org.rmed.theory.law.HeadStart;

/** R_med of Adam over (xi, alpha): from Adam to SGD+M as xi grows. */
final class StabilityConstant {

    static final String NAME = "adam-xi";
    private static final int D = 64;
    private static final double LEVEL = 1.5;
    private static final HeadStart LAW = new HeadStart(D, 0.01);

    private StabilityConstant() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                NAME,
                "Adam over (xi, alpha): from Adam to SGD+M as the stability constant grows",
                "R_med,1 of Adam when the loss is 1e-2 of its start, d = 64, `eta = s/10`, xi outside the root. While gradients are"
                        + " below xi Adam is gradient descent with step eta/xi: weights grow in proportion to their start until W2"
                        + " is about xi / sqrt d, all by the same step from then on. R_med = 1.5 is due where that spread is 22% of"
                        + " the final weights: xi = (sqrt 1.5 - 1) sqrt(q) / (1 - m/M), whatever alpha (an estimate to a"
                        + " factor of order 1). The bound is the theorem's xi <= sqrt(eta / d^(3 alpha - 1)).",
                new Coordinate("xi", "xi", 1e-7, 1, true, 7, 0).resolvedTo(0.125),
                new Coordinate("alpha", "alpha", 1.2, 2, false, 4, 0),
                20,
                (xi, alpha) -> Words.one(
                        "d=" + D, "xi=" + xi, "alpha=" + alpha, "eta=0.1*s", "stopAtLoss=0.01", "steps=3000000"),
                Shading.bar("R_{med,1}", point -> point.median("r_med_1_end"), 1, 3, true, "loss not reached"),
                List.of(new Level(
                        "R_med,1 = 1.5",
                        point -> point.median("r_med_1_end"),
                        LEVEL,
                        true,
                        Level.Along.X,
                        Level.From.LOW,
                        List.of(
                                new Level.Theory(
                                        "spread of the exponential phase", alpha -> predicted(), Level.Kind.ESTIMATE),
                                new Level.Theory(
                                        "xi = sqrt(eta / d^(3 alpha - 1))",
                                        StabilityConstant::bound,
                                        Level.Kind.BOUND)))),
                Optional.empty());
    }

    /** (1 - m/M) xi / sqrt(d) of spread, with the largest weight ahead, over final weights sqrt(q / d). */
    private static double predicted() {
        double ahead = LAW.spread() / (LAW.spread() + HeadStart.MEDIAN);
        return (StrictMath.sqrt(LEVEL) - 1) * StrictMath.sqrt(LAW.arrived()) / ahead;
    }

    private static double bound(double alpha) {
        double s = StrictMath.pow(D, -alpha);
        return StrictMath.sqrt(0.1 * s * D * s * s * s);
    }
}
