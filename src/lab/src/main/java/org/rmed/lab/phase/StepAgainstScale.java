package org.rmed.lab.phase;

import java.util.List;
import java.util.Optional;
import org.rmed.theory.law.HeadStart;

/** R_med,1 of Adam over (eta, s). */
final class StepAgainstScale {

    static final String NAME = "adam-step";
    private static final int D = 64;
    private static final HeadStart LAW = new HeadStart(D, 0.01);

    private StepAgainstScale() {}

    static PhaseDiagram diagram() {
        double scale = LAW.sigma(1.5) / StrictMath.sqrt(D);
        return new PhaseDiagram(
                NAME,
                "Adam over (eta, s): what sets R_med, the initial weights or the first steps",
                "R_med,1 of Adam when the loss is 1e-2 of its start, d = 64. Above, initial weights are too large to be forgotten"
                        + " (head start: |w2| = |w2(0)| + eta t). To the right of the second boundary R_med - 1 is more than twice"
                        + " what they explain: signs of W2 flip in the first steps, and rows come late by a step or so, which"
                        + " shows once a step exceeds the spread of |w2(0)| between the largest and the median (an estimate). The"
                        + " bound is eta = E min |w2(0)|, where the first sign flips: it comes a hundred times earlier, for the"
                        + " smallest weight is neither the largest nor the median.",
                new Coordinate("eta", "eta", 1e-5, 1e-2, true, 6, 0).resolvedTo(0.125),
                new Coordinate("scale", "s", 1e-5, 0.1, true, 8, 0).resolvedTo(0.25),
                20,
                (eta, s) -> Words.one("d=" + D, "eta=" + eta, "scale=" + s, "stopAtLoss=0.01"),
                Shading.bar(
                        "R_{med,1} - 1", point -> point.median("r_med_1_end") - 1, 1e-3, 1, true, "loss not reached"),
                List.of(
                        new Level(
                                "R_med,1 = 1.5",
                                point -> point.x() < 2e-3 ? point.median("r_med_1_end") : Double.NaN,
                                1.5,
                                true,
                                Level.Along.Y,
                                Level.From.HIGH,
                                List.of(new Level.Theory(
                                        "head start", eta -> eta < 1e-3 ? scale : Double.NaN, Level.Kind.PREDICTION))),
                        new Level(
                                "twice the head start",
                                StepAgainstScale::excess,
                                2,
                                true,
                                Level.Along.X,
                                Level.From.LOW,
                                List.of(
                                        new Level.Theory(
                                                "eta = spread of |w2(0)|", s -> LAW.spread() * s, Level.Kind.ESTIMATE),
                                        new Level.Theory(
                                                "eta = min |w2(0)|",
                                                s -> s * StrictMath.sqrt(StrictMath.PI / 2) / (D + 1),
                                                Level.Kind.BOUND)))),
                Optional.empty());
    }

    /** R_med,1 - 1 over what the initial weights explain. */
    private static double excess(Point point) {
        return (point.median("r_med_1_end") - 1) / (LAW.ratio(point.y() * StrictMath.sqrt(D)) - 1);
    }
}
