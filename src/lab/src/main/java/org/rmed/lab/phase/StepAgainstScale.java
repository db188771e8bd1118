package org.rmed.lab.phase;

import java.util.List;

/** R_med,1 of Adam over (eta, s): sign flips when eta exceeds min |w2(0)|. */
final class StepAgainstScale {

    static final String NAME = "adam-step";
    private static final int D = 64;

    private StepAgainstScale() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                NAME,
                "",
                "",
                new Coordinate("eta", "eta", 1e-5, 1e-1, true, 12, 0).resolvedTo(0.1),
                new Coordinate("scale", "s", 1e-7, 1, true, 14, 0).resolvedTo(0.25),
                20,
                (eta, s) -> Words.one("d=" + D, "eta=" + eta, "scale=" + s, "stopAtLoss=0.01"),
                Shading.bar("R_{med,1}", point -> point.median("r_med_1_end"), 1, 30, true, "no end"),
                List.of(new Level(
                        "R_med,1 = 1.5", point -> point.median("r_med_1_end"), 1.5, true, Level.Along.Y, List.of())));
    }
}
