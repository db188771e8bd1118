package org.rmed.lab.phase;

import java.util.List;
import java.util.Optional;

/** Gradient noise: how large must a large batch be? */
final class NoiseTolerance {

    private static final int D = 64;
    private static final double NORM = StrictMath.sqrt(D);
    private static final double SHARE = 1e-3;
    private static final double BETA = 0.9;

    private static final String NOISE =
            "Noise of size sigma on every entry of Lambda_xx and A, fresh each step; a batch of B"
                    + " Gaussian samples has sigma = B^-1/2. It acts on the error as sigma sqrt(1 + ||W2 W1||^2), about 8 sigma at the"
                    + " end. d = 64, A = 1. ";

    private NoiseTolerance() {}

    static PhaseDiagram sgdm() {
        return new PhaseDiagram(
                "noise-sgdm",
                "SGD+M over (sigma, step): how large must a large batch be?",
                NOISE
                        + "The map is the last loss of SGD+M (alpha = 1.5, beta = 0.9) as a share of its start, within 20 / (h ||A||)"
                        + " steps; the boundary is where the share 1e-3 is reached. Theory: the stationary loss of the linear"
                        + " recursion, h d ||A|| sigma^2 (1 + ||A||^2) / 4, so sigma = sqrt(2 f / (h ||A|| (1 + ||A||^2))) for a share f."
                        + " A run touches a share once its mean is a little above it, and from h ||A|| = 0.013 on heavy ball oscillates."
                        + " The bound is the theorem's, sigma <= eta^(3/2) / d^(alpha/2 + 1).",
                new Coordinate("sigma", "sigma", 1e-3, 10, true, 8, 0).resolvedTo(0.0625),
                new Coordinate("growth", "h ||A||", 1e-3, 1e-1, true, 4, 0),
                20,
                (sigma, growth) -> Words.one(
                        "d=" + D,
                        "optimizer=sgdm",
                        "target=constant",
                        "alpha=1.5",
                        "sigma=" + sigma,
                        Words.eta(eta(Double.parseDouble(growth))),
                        "stopAtLoss=" + SHARE,
                        "steps=" + (long) (20 / Double.parseDouble(growth))),
                Shading.bar("loss / start", point -> point.median("loss_end"), SHARE, 1, true, "diverged"),
                List.of(reaches(
                        new Level.Theory(
                                "stationary loss",
                                g -> StrictMath.sqrt(2 * SHARE / (g * (1 + D))),
                                Level.Kind.PREDICTION),
                        new Level.Theory(
                                "sigma = eta^(3/2) / d^(alpha/2+1)",
                                g -> StrictMath.pow(eta(g), 1.5) / StrictMath.pow(D, 1.75),
                                Level.Kind.BOUND))),
                Optional.empty());
    }

    static PhaseDiagram adam() {
        return new PhaseDiagram(
                "noise-adam",
                "Adam over (sigma, eta): how large must a large batch be?",
                NOISE
                        + "The map is the last loss of Adam (s = 1e-3) as a share of its start, within 10 / eta steps; the"
                        + " boundary is where the share 1e-3 is reached. Theory: where noise sets the size of the gradient, a"
                        + " column moves by eta times gradient over noise, an Ornstein-Uhlenbeck process with variance eta times"
                        + " noise over twice the curvature: sigma = 2 f / (eta sqrt(d (1 + d))) for a share f. The theorem's"
                        + " bound, eta^(3/2) xi^2 / d^(13/4), is 0 at xi = 0. R_med,1 stays below 1.2 up to sigma of 30 and more, far beyond.",
                new Coordinate("sigma", "sigma", 1e-3, 100, true, 10, 0).resolvedTo(0.0625),
                new Coordinate("eta", "eta", 1e-4, 1e-3, true, 4, 0),
                20,
                (sigma, eta) -> Words.one(
                        "d=" + D,
                        "target=constant",
                        "scale=0.001",
                        "eta=" + eta,
                        "sigma=" + sigma,
                        "stopAtLoss=" + SHARE,
                        "steps=" + (long) (10 / Double.parseDouble(eta))),
                Shading.bar("loss / start", point -> point.median("loss_end"), SHARE, 1, true, "diverged"),
                List.of(
                        reaches(new Level.Theory(
                                "stationary loss",
                                eta -> 2 * SHARE / (eta * NORM * StrictMath.sqrt(1 + D)),
                                Level.Kind.PREDICTION)),
                        new Level(
                                "R_med,1 = 1.2",
                                point -> point.median("r_med_1_end"),
                                1.2,
                                true,
                                Level.Along.X,
                                Level.From.LOW,
                                List.of())),
                Optional.empty());
    }

    private static double eta(double growth) {
        return (1 - BETA) * growth / NORM;
    }

    private static Level reaches(Level.Theory... theories) {
        return new Level(
                "loss share 1e-3 in half of the runs",
                point -> point.share(run -> run.status().equals("LOSS_REACHED")),
                0.5,
                false,
                Level.Along.X,
                Level.From.LOW,
                List.of(theories));
    }
}
