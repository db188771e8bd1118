package org.rmed.lab.phase;

import java.util.List;

/** R_med of Adam over (xi, alpha): from Adam to SGD+M as xi grows. */
final class StabilityConstant {

    static final String NAME = "adam-xi";
    private static final int D = 64;

    private StabilityConstant() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                NAME,
                "",
                "",
                new Coordinate("xi", "xi", 1e-7, 1e2, true, 9, 0).resolvedTo(0.125),
                new Coordinate("alpha", "alpha", 1, 2.2, false, 6, 0),
                20,
                (xi, alpha) -> Words.one(
                        "d=" + D, "xi=" + xi, "alpha=" + alpha, "eta=0.1*s", "stopAtLoss=0.01", "steps=3000000"),
                Shading.bar("R_{med,1}", point -> point.median("r_med_1_end"), 1, 30, true, "no end"),
                List.of(new Level(
                        "R_med,1 = 1.5",
                        point -> point.median("r_med_1_end"),
                        1.5,
                        true,
                        Level.Along.X,
                        List.of(new Level.Theory(
                                "bound",
                                alpha -> {
                                    double s = StrictMath.pow(D, -alpha);
                                    return StrictMath.sqrt(0.1 * s * D * s * s * s);
                                },
                                true)))));
    }
}
