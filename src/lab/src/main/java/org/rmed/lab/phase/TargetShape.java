package org.rmed.lab.phase;

import java.util.List;
import java.util.Optional;

/** R_med of Adam over spread and sparsity of A. */
final class TargetShape {

    private TargetShape() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                "target-shape",
                "Adam over spread and sparsity of A: Assumption 1, A_j = Theta(1), is not needed for R_med -> 1",
                "R_med,1 - 1 of Adam when the loss is 1e-3 of its start, d = 64, s = 2e-4, eta = 5e-5. Entries of A are log-uniform"
                        + " with ratio K of largest to smallest possible, a share F of them, the others 0. Assumption 1 of Jiang,"
                        + " Malik and Li (2023) is met at the left above, and nowhere else.",
                new Coordinate("K", "K = max A / min A", 1, 1e6, true, 6, 0).resolvedTo(0.25),
                new Coordinate("F", "share F of A_j that are not 0", 1.0 / 64, 1, true, 6, 0),
                20,
                (k, f) -> Words.one(
                        "d=64", "target=spread:" + k + ":" + f, "scale=0.0002", "eta=0.00005", "stopAtLoss=0.001"),
                Shading.bar(
                        "R_{med,1} - 1",
                        point -> point.median("r_med_1_end") - 1,
                        1e-4,
                        1e-1,
                        true,
                        "loss not reached"),
                List.of(new Level(
                        "R_med,1 = 1.1",
                        point -> point.median("r_med_1_end"),
                        1.1,
                        true,
                        Level.Along.X,
                        Level.From.LOW,
                        List.of())),
                Optional.empty());
    }
}
