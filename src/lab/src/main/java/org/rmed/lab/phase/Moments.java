package org.rmed.lab.phase;

import java.util.List;
import java.util.Optional;
import org.rmed.lab.sweep.Values;

/** R_med,1 of Adam over its two memories. */
final class Moments {

    private Moments() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                "adam-moments",
                "Adam over (beta1, beta2): the second moment must remember, if only a little",
                "R_med,1 of Adam when the loss is 1e-2 of its start, d = 64, s = 1e-3, eta = 1e-4. Where beta2 > beta1^2 an update is"
                        + " at most eta (1 - beta1) / sqrt((1 - beta2)(1 - beta1^2/beta2)) whatever the gradients; below, the bound is"
                        + " lost, since the first moment may remember gradients that the second has forgotten. That happens to"
                        + " gradients that pass through 0, and it takes a far smaller beta2 until it shows in R_med.",
                new Coordinate("one minus beta1", "1 - beta_1", 1e-3, 1, true, 6, 0).resolvedTo(0.25),
                new Coordinate("beta2", "beta_2", 1e-9, 0.9, true, 9, 0).resolvedTo(0.25),
                20,
                (x, beta2) -> Words.one(
                        "d=64",
                        "scale=0.001",
                        "eta=0.0001",
                        "beta1=" + Values.word("beta1", 1 - Double.parseDouble(x)),
                        "beta2=" + beta2,
                        "stopAtLoss=0.01",
                        "steps=20000"),
                Shading.bar("R_{med,1}", point -> point.median("r_med_1_end"), 1, 100, true, "loss not reached"),
                List.of(new Level(
                        "R_med,1 = 1.2",
                        point -> point.median("r_med_1_end"),
                        1.2,
                        true,
                        Level.Along.Y,
                        Level.From.HIGH,
                        List.of(new Level.Theory("beta2 = beta1^2", x -> (1 - x) * (1 - x), Level.Kind.BOUND)))),
                Optional.empty());
    }
}
