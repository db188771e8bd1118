package org.rmed.lab.scaling;

import static org.rmed.lab.scaling.SgdMomentumLaws.over;
import static org.rmed.lab.scaling.SgdMomentumLaws.overDimensions;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rmed.lab.scaling.Bound.Sense;
import org.rmed.theory.Outcome;

/** Laws of Adam's uniformity, times and losses. */
final class AdamLaws {

    private static final double HALF = 0.5;
    /** A loss level of a run that goes on. */
    private static final String HALF_LOSS = "lossTargets=0.5";

    private AdamLaws() {}

    static List<Law> all() {
        return List.of(ratioStart(), ratioStartPlanted(), ratioRate(), ratioDimension(), ratioAlpha());
    }

    private static double excess(Outcome run) {
        return Reading.atLoss(run, HALF, "r_med_1") - 1;
    }

    private static double excessDue(Outcome run) {
        return ClosedForm.adamExcessAtLoss(run, HALF);
    }

    private static Law ratioStart() {
        String[] common = {"optimizer=adam", "d=64", "eta=0.1*s", "every=1e9", HALF_LOSS, "stopAtLoss=0.5"};
        return new Law(
                "adam-ratio-s",
                "R_med,1 - 1 of Adam at half of the loss is proportional to s",
                "When the loss is half of its start, R_med,1 - 1 is 2 (max - median)|w2(0)| over the weights' common size, which does"
                        + " not depend on s; d = 64, eta = s/10.",
                "adam",
                "s",
                "R_med,1 - 1 at Lbar = Lbar(0)/2",
                Axes.POWER,
                over(new double[] {1e-4, 3e-4, 1e-3, 3e-3, 1e-2}, "scale=", common),
                30,
                AdamLaws::excess,
                Sharp.form(
                        1,
                        AdamLaws::excessDue,
                        0.01,
                        "rows whose first step goes the wrong way: 2 eta of 2 s, at every s"),
                Optional.of(new Bound(
                        Sense.AT_LEAST,
                        0.5,
                        "Theorem 1 (2): R - 1 <= O~(d^-(alpha/2 - 1/4)) = O~(s^(1/2) d^(1/4)) from T_P on")),
                Optional.of(new Control(
                        "xi far above every gradient: Adam becomes SGD+M",
                        over(
                                new double[] {1e-3, 3e-3, 1e-2},
                                "scale=",
                                "optimizer=adam",
                                "d=64",
                                "eta=5e-3",
                                "xi=10",
                                "steps=8000",
                                "every=1e9",
                                HALF_LOSS,
                                "stopAtLoss=0.5"))));
    }

    private static Law ratioStartPlanted() {
        return new Law(
                "adam-ratio-s-tp",
                "R_med,1 - 1 of Adam at T_P is proportional to s^(1/2)",
                "At T_P, when the smallest |w2_i| is sqrt(s / sqrt d), R_med,1 - 1 is 2 (max - median)|w2(0)| over that size: there the"
                        + " paper's bound is attained; d = 64, eta = s/20.",
                "adam",
                "s",
                "R_med,1 - 1 at T_P",
                Axes.POWER,
                PLANTED,
                30,
                run -> Reading.at(run, "T_P", "r_med_1") - 1,
                Sharp.form(
                        0.5,
                        ClosedForm::adamExcessAtPlanted,
                        0.01,
                        "rows whose first step goes the wrong way: 2 eta of 2 s, at every s"),
                Optional.of(new Bound(
                        Sense.AT_LEAST,
                        0.5,
                        "Theorem 1 (2): R - 1 <= O~(d^-(alpha/2 - 1/4)) = O~(s^(1/2) d^(1/4)) from T_P on")),
                Optional.empty());
    }

    private static Law ratioRate() {
        return new Law(
                "adam-ratio-eta",
                "R_med,1 - 1 of Adam at half of the loss does not depend on eta",
                "At fixed s = 1e-3, d = 64, R_med,1 - 1 when the loss is half of its start is set by w2(0); the steps by which rows"
                        + " differ at the start add O(10) eta to (max - median)|w2(0)|.",
                "adam",
                "eta",
                "R_med,1 - 1 at Lbar = Lbar(0)/2",
                Axes.POWER,
                over(
                        new double[] {1e-5, 2e-5, 5e-5, 1e-4, 2e-4},
                        "eta=",
                        "optimizer=adam",
                        "d=64",
                        "scale=1e-3",
                        "every=1e9",
                        HALF_LOSS,
                        "stopAtLoss=0.5"),
                60,
                AdamLaws::excess,
                Sharp.form(
                        0,
                        AdamLaws::excessDue,
                        0.05,
                        "rows whose first step goes the wrong way: 2 eta of 2 s at eta = s/5"),
                Optional.of(new Bound(Sense.AT_MOST, 0.25, "Theorem 1 (2): R - 1 <= O~(eta^(1/4) + ...) from T_P on")),
                Optional.empty());
    }

    private static Law ratioDimension() {
        return new Law(
                "adam-ratio-d",
                "R_med,1 - 1 of Adam at fixed s grows like sqrt(d ln d)",
                "At fixed s, R_med,1 - 1 when the loss is half of its start is 2 (max - median)|w2(0)| sqrt(d / A): d^(1/2) times the"
                        + " largest of d Gaussians, sqrt(2 ln d).",
                "adam",
                "d",
                "R_med,1 - 1 at Lbar = Lbar(0)/2",
                Axes.POWER,
                DIMENSIONS,
                SEEDS_OVER_D,
                AdamLaws::excess,
                Sharp.form(
                        0.5,
                        AdamLaws::excessDue,
                        0.01,
                        "rows whose first step goes the wrong way: 2 eta of 2 s, at every d"),
                Optional.empty(),
                Optional.empty());
    }

    private static Law ratioAlpha() {
        return new Law(
                "adam-ratio-d-alpha",
                "R_med,1 - 1 of Adam at fixed alpha falls like d^(1/2 - alpha)",
                "The same with s = d^-2, in the limit engine: d^(-3/2) times sqrt(2 ln d).",
                "adam",
                "d",
                "R_med,1 - 1 at Lbar = Lbar(0)/2",
                Axes.POWER,
                overDimensions(
                        List.of(16, 64, 256, 1024, 4096),
                        "optimizer=adam",
                        "alpha=2",
                        "engine=limit",
                        HALF_LOSS,
                        "until=second-phase-end"),
                30,
                AdamLaws::excess,
                Sharp.form(-1.5, AdamLaws::excessDue, 0.003, "rows whose g2 starts with the wrong sign, of order s"),
                Optional.of(new Bound(
                        Sense.AT_MOST,
                        -0.75,
                        "Theorem 1 (2): R - 1 <= O~(d^-(alpha/2 - 1/4)), alpha = 2, from T_P on")),
                Optional.empty());
    }

    /** Stepped half as far again as T_P, sqrt(s / sqrt d) / eta steps. */
    private static final List<Point> PLANTED = DoubleStream.of(1e-6, 1e-5, 1e-4, 1e-3)
            .mapToObj(s -> new Point(
                    s,
                    List.of(
                            "optimizer=adam",
                            "d=64",
                            "scale=" + s,
                            "eta=0.05*s",
                            "steps=" + (int) StrictMath.ceil(1.5 * StrictMath.sqrt(s / 8) / (0.05 * s)),
                            "every=1e9")))
            .toList();

    /** Runs through T_f at fixed s and eta, shared with {@link AdamEndLaws}. */
    static final List<Point> DIMENSIONS = Stream.concat(
                    overDimensions(List.of(16, 32, 64, 128), atFixedRate("dense")).stream(),
                    overDimensions(List.of(256, 512), atFixedRate("skeleton")).stream())
            .toList();

    private static String[] atFixedRate(String engine) {
        return new String[] {"optimizer=adam", "scale=1e-4", "eta=1e-5", "engine=" + engine, "every=1e9", HALF_LOSS};
    }

    static final int SEEDS_OVER_D = 20;
}
