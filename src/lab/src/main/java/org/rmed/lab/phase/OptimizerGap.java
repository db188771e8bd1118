package org.rmed.lab.phase;

import java.util.List;

/** R_med,1 of SGD+M over that of Adam, over (alpha, d). */
final class OptimizerGap {

    static final String NAME = "gap";

    private OptimizerGap() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                NAME,
                "",
                "",
                new Coordinate("alpha", "alpha", 0.1, 1.3, false, 12, 0).resolvedTo(0.025),
                new Coordinate("d", "d", 16, 4096, true, 8, 0),
                20,
                (alpha, d) -> List.of(
                        Words.settings("d=" + d, "alpha=" + alpha, "optimizer=sgdm", "stopAtLoss=0.001"),
                        Words.settings(
                                "d=" + d,
                                "alpha=" + alpha,
                                Words.eta(1 / (400 * StrictMath.sqrt(Double.parseDouble(d)))),
                                "stopAtLoss=0.001")),
                Shading.bar("R_{SGD+M} / R_{Adam}", OptimizerGap::gap, 1, 50, true, "no end"),
                List.of(new Level(
                        "gap = ln d / 2",
                        point -> gap(point) / StrictMath.log(point.y()),
                        0.5,
                        true,
                        Level.Along.X,
                        List.of(new Level.Theory("alpha = 1/2", d -> 0.5, false)))));
    }

    private static double gap(Point point) {
        return point.median(0, "r_med_1_end") / point.median(1, "r_med_1_end");
    }
}
