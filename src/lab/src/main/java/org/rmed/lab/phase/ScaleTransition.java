package org.rmed.lab.phase;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rmed.theory.law.RatioLaw;

/** R_med,1 of Adam over (alpha, d): initial weights d^-alpha against final ones, d^-1/2. */
final class ScaleTransition {

    static final String NAME = "adam-scale";

    /** Steps of eta in a weight of the solution. */
    private static final double STEPS = 400;

    private static final Map<Integer, Double> MEDIANS = new ConcurrentHashMap<>();

    private ScaleTransition() {}

    static PhaseDiagram diagram() {
        return new PhaseDiagram(
                NAME,
                "Adam over (alpha, d): the diagonal becomes uniform where initial weights d^-alpha are below final ones, d^-1/2",
                "",
                new Coordinate("alpha", "alpha", 0.1, 1.3, false, 12, 0).resolvedTo(0.025),
                new Coordinate("d", "d", 16, 1024, true, 6, 0),
                20,
                (alpha, d) -> Words.one(
                        "d=" + d,
                        "alpha=" + alpha,
                        Words.eta(1 / (STEPS * StrictMath.sqrt(Double.parseDouble(d)))),
                        "stopAtLoss=0.001"),
                Shading.bar(
                        "(sqrt R_{med,1} - 1) / (sqrt R_{start} - 1)", ScaleTransition::order, 0, 1, false, "no end"),
                List.of(new Level(
                        "half way",
                        ScaleTransition::order,
                        0.5,
                        false,
                        Level.Along.X,
                        List.of(
                                new Level.Theory("alpha = 1/2", d -> 0.5, false),
                                new Level.Theory("finite d", ScaleTransition::predicted, false)))));
    }

    /** 0 for a uniform diagonal, 1 for that of Gaussian weights. */
    static double order(Point point) {
        double start = MEDIANS.computeIfAbsent((int) point.y(), d -> new RatioLaw(d).median());
        return (StrictMath.sqrt(point.median("r_med_1_end")) - 1) / (StrictMath.sqrt(start) - 1);
    }

    static double predicted(double d) {
        return 0.5 - 0.5 * StrictMath.log(1.4) / StrictMath.log(d);
    }
}
