package org.rmed.lab.phase;

import java.util.List;

/** R_med of Adam over spread and sparsity of A. */
final class TargetShape {

    private TargetShape() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                "target-shape",
                "",
                "",
                new Coordinate("K", "max A / min A", 1, 1e6, true, 6, 0).resolvedTo(0.25),
                new Coordinate("F", "share of A_j that are not 0", 1.0 / 64, 1, true, 6, 0),
                20,
                (k, f) -> Words.one(
                        "d=64", "target=spread:" + k + ":" + f, "scale=0.0001", "eta=0.00002", "stopAtLoss=0.001"),
                Shading.bar("R_{med,1}", point -> point.median("r_med_1_end"), 1, 10, true, "no end"),
                List.of(new Level(
                        "R_{med,1} = 1.1", point -> point.median("r_med_1_end"), 1.1, true, Level.Along.X, List.of())));
    }
}
