package org.rmed.lab.phase;

import java.util.List;
import java.util.Optional;
import org.rmed.theory.law.HeadStart;
import org.rmed.theory.law.RatioLaw;

/** R_med,1 of SGD+M over that of Adam, over (alpha, d). */
final class OptimizerGap {

    static final String NAME = "gap";
    private static final double SHARE = 1e-3;
    private static final double STEPS = 400;

    private OptimizerGap() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                NAME,
                "The gap R_med(SGD+M) / R_med(Adam) over (alpha, d)",
                "Medians of R_med,1 when the loss is 1e-3 of its start, SGD+M (`h ||A|| = 0.005`, `beta = 0.9`) over Adam"
                        + " (`eta = 1 / (400 sqrt d)`); Corollary 1 of Jiang, Malik and Li (2023) says Omega(log d) for small"
                        + " initial weights. The boundary is gap = ln(d) / 2. Theory: the Gaussian law for SGD+M over the head-start"
                        + " law for Adam, |w2| = |w2(0)| + eta t, nothing fitted.",
                new Coordinate("alpha", "alpha", 0.3, 1.2, false, 9, 0).resolvedTo(0.025),
                new Coordinate("d", "d", 16, 1024, true, 6, 0),
                20,
                (alpha, d) -> List.of(
                        Words.settings("d=" + d, "alpha=" + alpha, "optimizer=sgdm", "stopAtLoss=" + SHARE),
                        Words.settings(
                                "d=" + d,
                                "alpha=" + alpha,
                                Words.eta(1 / (STEPS * StrictMath.sqrt(Double.parseDouble(d)))),
                                "rank=48",
                                "stopAtLoss=" + SHARE)),
                Shading.bar("R_{SGD+M} / R_{Adam}", OptimizerGap::gap, 1, 30, true, "loss not reached"),
                List.of(new Level(
                        "gap = ln(d) / 2",
                        point -> gap(point) / StrictMath.log(point.y()),
                        0.5,
                        true,
                        Level.Along.X,
                        Level.From.LOW,
                        List.of(new Level.Theory("both laws", OptimizerGap::predicted, Level.Kind.PREDICTION)))),
                Optional.empty());
    }

    private static double gap(Point point) {
        return point.median(0, "r_med_1_end") / point.median(1, "r_med_1_end");
    }

    /** R_d / R(sigma) = ln(d) / 2, sigma = d^(1/2 - alpha). */
    private static double predicted(double d) {
        HeadStart law = new HeadStart((int) StrictMath.rint(d), SHARE);
        double sigma = law.sigma(2 * RatioLaw.medianOf(law.d()) / StrictMath.log(d));
        return 0.5 - StrictMath.log(sigma) / StrictMath.log(d);
    }
}
