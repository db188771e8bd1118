package org.rmed.lab.phase;

import java.util.List;

/** R_med,1 of Adam over its two memories. */
final class Moments {

    private Moments() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                "adam-moments",
                "",
                "",
                new Coordinate("one minus beta1", "1 - beta_1", 1e-3, 1, true, 6, 0).resolvedTo(0.125),
                new Coordinate("one minus beta2", "1 - beta_2", 1e-4, 1, true, 8, 0).resolvedTo(0.125),
                20,
                (x, y) -> Words.one(
                        "d=64",
                        "scale=0.001",
                        "eta=0.0001",
                        "beta1=" + (1 - Double.parseDouble(x)),
                        "beta2=" + (1 - Double.parseDouble(y)),
                        "stopAtLoss=0.01",
                        "steps=20000"),
                Shading.bar("R_{med,1}", point -> point.median("r_med_1_end"), 1, 10, true, "no end"),
                List.of(new Level(
                        "R_{med,1} = 1.1", point -> point.median("r_med_1_end"), 1.1, true, Level.Along.X, List.of())));
    }
}
