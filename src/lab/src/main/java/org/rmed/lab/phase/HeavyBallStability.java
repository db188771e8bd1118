package org.rmed.lab.phase;

import java.util.List;
import org.rmed.lab.sweep.Run;

/** SGD+M over (eta, beta): convergence, overshoot, divergence. */
final class HeavyBallStability {

    static final String NAME = "sgdm-stability";
    private static final int D = 16;

    private HeavyBallStability() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                NAME,
                "",
                "",
                new Coordinate("sharpness", "2 eta ||A||", 1e-3, 10, true, 8, 0).resolvedTo(0.02),
                new Coordinate("beta", "beta", 0, 0.9, false, 18, 0),
                20,
                (x, beta) -> Words.one(
                        "d=" + D,
                        "optimizer=sgdm",
                        "target=constant",
                        "alpha=1.5",
                        "beta=" + beta,
                        Words.eta(Double.parseDouble(x) / (2 * StrictMath.sqrt(D))),
                        "statistics=ranges",
                        "every=5",
                        "stopAtLoss=1e-16",
                        "steps=60000"),
                Shading.classes(
                        point -> lost(point) > 0.5 ? 2 : overshoots(point) > 0.5 ? 1 : 0,
                        List.of("converges", "overshoots, then converges", "does not converge")),
                List.of(
                        new Level(
                                "overshoot",
                                point -> overshoots(point) + lost(point),
                                0.5,
                                false,
                                Level.Along.X,
                                List.of(new Level.Theory(
                                        "(1 - sqrt beta)^2",
                                        beta -> (1 - StrictMath.sqrt(beta)) * (1 - StrictMath.sqrt(beta)),
                                        false))),
                        new Level(
                                "stability",
                                HeavyBallStability::lost,
                                0.5,
                                false,
                                Level.Along.X,
                                List.of(new Level.Theory("2 (1 + beta)", beta -> 2 * (1 + beta), false)))));
    }

    private static double lost(Point point) {
        return point.share(run -> !converged(run));
    }

    private static double overshoots(Point point) {
        return point.share(run -> converged(run) && point.value(run, "error_max_max") > 1e-9);
    }

    private static boolean converged(Run run) {
        return run.status().equals("LOSS_REACHED");
    }
}
