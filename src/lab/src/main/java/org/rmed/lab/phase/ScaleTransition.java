package org.rmed.lab.phase;

import java.util.List;
import java.util.Optional;
import org.rmed.theory.law.HeadStart;
import org.rmed.theory.law.RatioLaw;

/** R_med,1 of Adam over (alpha, d): initial weights d^-alpha against final ones, d^-1/2. */
final class ScaleTransition {

    static final String NAME = "adam-scale";

    /** A step is this share of d^-1/2. */
    private static final double STEPS = 400;

    private static final double SHARE = 1e-3;

    private ScaleTransition() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                NAME,
                "Adam over (alpha, d): uniform where initial weights d^-alpha are below the final ones, d^-1/2",
                "R_med,1 of Adam when the loss is 1e-3 of its start (`eta = 1 / (400 sqrt d)`, `beta1 = 0.9`, `beta2 = beta1^2`,"
                        + " A uniform on [0.5, 1.5]), as (sqrt R - 1) / (sqrt R_d - 1) with R_d the median max/median ratio of d"
                        + " squared Gaussians: 1 is the diagonal at the start, 0 a uniform one. Weights move from d^-alpha to"
                        + " d^-1/2, so the change is at alpha = 1/2, and sharpens like 1/ln d. The finite-d line is derived from"
                        + " |w2| = |w2(0)| + eta t (Jiang, Malik and Li (2023), equation (29)), nothing fitted.",
                new Coordinate("alpha", "alpha", 0.3, 1.2, false, 9, 0).resolvedTo(0.025),
                new Coordinate("d", "d", 16, 1024, true, 6, 0),
                20,
                (alpha, d) -> Words.one(
                        "d=" + d,
                        "alpha=" + alpha,
                        Words.eta(1 / (STEPS * StrictMath.sqrt(Double.parseDouble(d)))),
                        "rank=48",
                        "stopAtLoss=" + SHARE),
                Shading.bar(
                        "(sqrt R_{med,1} - 1) / (sqrt R_d - 1)",
                        ScaleTransition::order,
                        0,
                        1,
                        false,
                        "loss not reached"),
                List.of(new Level(
                        "half way",
                        ScaleTransition::order,
                        0.5,
                        false,
                        Level.Along.X,
                        Level.From.LOW,
                        List.of(
                                new Level.Theory("alpha = 1/2 (d to infinity)", d -> 0.5, Level.Kind.LIMIT),
                                new Level.Theory("finite d", ScaleTransition::predicted, Level.Kind.PREDICTION)))),
                Optional.of(new Collapse()));
    }

    /** 0 for a uniform diagonal, 1 for that of Gaussian weights. */
    static double order(Point point) {
        double start = RatioLaw.medianOf((int) point.y());
        return (StrictMath.sqrt(point.median("r_med_1_end")) - 1) / (StrictMath.sqrt(start) - 1);
    }

    /** The same in theory. */
    static double order(double alpha, double d) {
        return new HeadStart((int) StrictMath.rint(d), SHARE).order(StrictMath.pow(d, 0.5 - alpha));
    }

    /** sigma = d^(1/2 - alpha) has its value half way. */
    static double predicted(double d) {
        return 0.5 - StrictMath.log(new HeadStart(16, SHARE).halfWay()) / StrictMath.log(d);
    }
}
