package org.rmed.lab.phase;

import java.util.List;

/** Gradient noise: how large must a large batch be? */
final class NoiseTolerance {

    private static final int D = 64;
    private static final double SHARE = 1e-3;

    private NoiseTolerance() {}

    static PhaseDiagram sgdm() {
        return new PhaseDiagram(
                "noise-sgdm",
                "",
                "",
                new Coordinate("sigma", "sigma", 1e-3, 100, true, 10, 0).resolvedTo(0.0625),
                new Coordinate("growth", "h ||A||", 1e-3, 1e-1, true, 4, 0),
                20,
                (sigma, growth) -> Words.one(
                        "d=" + D,
                        "optimizer=sgdm",
                        "target=constant",
                        "alpha=1.5",
                        "sigma=" + sigma,
                        Words.eta(0.1 * Double.parseDouble(growth) / StrictMath.sqrt(D)),
                        "stopAtLoss=" + SHARE,
                        "steps=" + (long) (20 / Double.parseDouble(growth))),
                Shading.bar("loss / start", point -> point.median("loss_end"), SHARE, 1, true, "diverged"),
                List.of(new Level(
                        "loss falls to " + SHARE,
                        point -> point.share(run -> run.status().equals("LOSS_REACHED")),
                        0.5,
                        false,
                        Level.Along.X,
                        List.of(
                                new Level.Theory("floor", g -> StrictMath.sqrt(2 * SHARE / g), false),
                                new Level.Theory(
                                        "bound",
                                        g -> StrictMath.pow(0.1 * g / 8, 1.5) / StrictMath.pow(D, 1.75),
                                        true)))));
    }

    static PhaseDiagram adam() {
        return new PhaseDiagram(
                "noise-adam",
                "",
                "",
                new Coordinate("sigma", "sigma", 1e-3, 100, true, 10, 0).resolvedTo(0.0625),
                new Coordinate("eta", "eta", 1e-5, 1e-3, true, 4, 0),
                20,
                (sigma, eta) -> Words.one(
                        "d=" + D,
                        "target=constant",
                        "scale=0.001",
                        "eta=" + eta,
                        "sigma=" + sigma,
                        "stopAtLoss=" + SHARE,
                        "steps=" + (long) (1 / Double.parseDouble(eta))),
                Shading.bar("loss / start", point -> point.median("loss_end"), SHARE, 1, true, "diverged"),
                List.of(
                        new Level(
                                "loss falls to " + SHARE,
                                point -> point.share(run -> run.status().equals("LOSS_REACHED")),
                                0.5,
                                false,
                                Level.Along.X,
                                List.of(new Level.Theory("floor", eta -> SHARE * 2 / (eta * 8), false))),
                        new Level(
                                "R_{med,1} = 1.5",
                                point -> point.median("r_med_1_end"),
                                1.5,
                                true,
                                Level.Along.X,
                                List.of())));
    }
}
