package org.rmed.lab.phase;

import java.util.List;
import java.util.Optional;
import org.rmed.lab.sweep.Run;

/** SGD+M over (eta, beta): convergence, overshoot, divergence. */
final class HeavyBallStability {

    static final String NAME = "sgdm-stability";
    private static final int D = 16;
    /** E / A beyond this is an overshoot; E and A are parallel to much better than that. */
    private static final double OVERSHOOT = 1e-6;

    private HeavyBallStability() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                NAME,
                "SGD+M over (eta, beta): convergence, overshoot, divergence",
                "SGD+M from s = 1e-8 to a loss of 1e-16 of its start, d = 16, A = 1. 2 ||A|| is the largest Hessian eigenvalue at the"
                        + " balanced minimum. Heavy ball oscillates there from (1 - sqrt beta)^2 on, with a first overshoot of size"
                        + " beta^(pi / (2 phi)) (phi the angle of its roots); overshoots above 1e-6 are seen. It is stable up to"
                        + " 2 (1 + beta). For beta above about 1/2 runs are lost earlier: they overshoot into weights larger than those"
                        + " of the minimum, where curvature is larger too. Where a line is crossed more than once the first crossing"
                        + " counts.",
                new Coordinate("sharpness", "2 eta ||A||", 1e-3, 10, true, 8, 0).resolvedTo(0.02),
                new Coordinate("beta", "beta", 0, 0.9, false, 18, 0),
                20,
                (x, beta) -> Words.one(
                        "d=" + D,
                        "optimizer=sgdm",
                        "target=constant",
                        "scale=1e-8",
                        "beta=" + beta,
                        Words.eta(Double.parseDouble(x) / (2 * StrictMath.sqrt(D))),
                        "statistics=ranges",
                        "every=" + (int) StrictMath.max(1, 0.2 / StrictMath.sqrt(Double.parseDouble(x))),
                        "stopAtLoss=1e-16",
                        "steps=100000"),
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
                                Level.From.LOW,
                                List.of(
                                        new Level.Theory(
                                                "(1 - sqrt beta)^2", beta -> oscillates(beta, 0), Level.Kind.LIMIT),
                                        new Level.Theory(
                                                "overshoot of 1e-6",
                                                beta -> oscillates(
                                                        beta,
                                                        StrictMath.PI
                                                                * StrictMath.log(beta)
                                                                / (2 * StrictMath.log(OVERSHOOT))),
                                                Level.Kind.PREDICTION))),
                        new Level(
                                "stability",
                                HeavyBallStability::lost,
                                0.5,
                                false,
                                Level.Along.X,
                                Level.From.LOW,
                                List.of(new Level.Theory(
                                        "2 (1 + beta)", beta -> 2 * (1 + beta), Level.Kind.PREDICTION)))),
                Optional.empty());
    }

    /**
     * The 2 eta ||A|| at which heavy ball's two roots are sqrt(beta) exp(+-i phi). The first overshoot comes after about pi / phi
     * steps and is then of size sqrt(beta)^(pi / phi).
     */
    private static double oscillates(double beta, double phi) {
        return phi < StrictMath.PI ? 1 + beta - 2 * StrictMath.sqrt(beta) * StrictMath.cos(phi) : Double.NaN;
    }

    private static double lost(Point point) {
        return point.share(run -> !converged(run));
    }

    private static double overshoots(Point point) {
        return point.share(run -> converged(run) && point.value(run, "error_max_max") > OVERSHOOT);
    }

    private static boolean converged(Run run) {
        return run.status().equals("LOSS_REACHED");
    }
}
