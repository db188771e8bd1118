package org.rmed.lab.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.rmed.lab.scaling.Bound.Sense;

/** Laws of SGD with momentum, on the Krylov engine. */
final class SgdMomentumLaws {

    private static final List<Integer> DIMENSIONS = List.of(10, 32, 100, 316, 1000, 3162, 10_000);
    private static final String[] TO_THE_END = {"optimizer=sgdm", "alpha=1.5", "until=second-phase-end", "every=1e9"};
    /** Far beyond T_1, where the loss has not begun to move. */
    private static final String FIRST_PHASE = "stopAtLoss=0.9";

    private SgdMomentumLaws() {}

    static List<Law> all() {
        return List.of(
                ratio(),
                ratioLine(),
                endLoss(),
                firstPhaseRate(),
                firstPhaseStart(),
                firstPhaseDimension(),
                residual());
    }

    private static Law ratio() {
        return new Law(
                "sgdm-ratio-d",
                "R_med,1 of SGD+M grows at least like ln d",
                "At the end of the second phase R_med,1 of SGD+M is c (ln d)^b. The exact law of max/median of d squared Gaussians"
                        + " has b above 1 at every d, and b = 1 only in the limit, where R is 4.396 ln d.",
                "sgdm",
                "d",
                "R_med,1 at min(T_2, T_3)",
                Axes.POWER_OF_LOG,
                overDimensions(DIMENSIONS, TO_THE_END),
                200,
                run -> Reading.atSgdMomentumEnd(run, "r_med_1"),
                // s^(3/2) = d^-2.25 of rank-one residual is 0.6% of R at d = 10: 0.006 / 1.4, the range of ln ln d
                Sharp.form(1, ClosedForm::medianRatio, 0.005, "rank-one residual at d=10"),
                Optional.of(new Bound(Sense.AT_LEAST, 1, "Theorem 1 (1): R_med,1 >= Omega(log d) on [T_1, T_2]")),
                Optional.of(new Control(
                        "Adam in place of SGD+M: R does not grow",
                        overDimensions(
                                List.of(16, 32, 64, 128),
                                "optimizer=adam",
                                "alpha=1.5",
                                "eta=0.1*s",
                                "every=1e9",
                                "until=second-phase-end"))));
    }

    private static Law ratioLine() {
        return new Law(
                "sgdm-ratio-line",
                "R_med,1 of SGD+M is a + b ln d",
                "At the end of the second phase R_med,1 of SGD+M is near a + b ln d, with the b that the exact law of max/median of d"
                        + " squared Gaussians has over the same d; in the limit b = 4.396.",
                "sgdm",
                "d",
                "R_med,1 at min(T_2, T_3)",
                Axes.LOGARITHM,
                overDimensions(DIMENSIONS, TO_THE_END),
                200,
                run -> Reading.atSgdMomentumEnd(run, "r_med_1"),
                // 0.6% of 6.4, R at d = 10, over 6.9, the range of ln d
                Sharp.form(4.396, ClosedForm::medianRatio, 0.006, "rank-one residual at d=10"),
                Optional.of(new Bound(Sense.AT_LEAST, 0, "Theorem 1 (1): b > 0, for R_med,1 >= Omega(log d)")),
                Optional.empty());
    }

    private static Law endLoss() {
        return new Law(
                "sgdm-loss-d",
                "The loss of SGD+M at the end of its second phase is of order 1/d",
                "With p = 1, Lbar at min(T_2, T_3) is eps ||A||^2 / (2 d min A^2), eps = 1/d: T_2 is the time at which the smallest"
                        + " |E_j| is sqrt(eps / d), and E is parallel to A. The factor tends to 4.33 for A uniform on [0.5, 1.5].",
                "sgdm",
                "d",
                "Lbar at min(T_2, T_3)",
                Axes.POWER,
                overDimensions(DIMENSIONS, TO_THE_END),
                200,
                run -> Reading.atSgdMomentumEnd(run, "loss"),
                // the last step takes the loss up to 4 h||A|| = 2% below the threshold, 1% on average, at every d alike
                Sharp.form(-1, ClosedForm::sgdMomentumEndLoss, 0.003, "the last step passes the threshold by up to 2%"),
                Optional.of(new Bound(Sense.AT_MOST, -1, "Theorem 1 (1): Lbar(T_SGD,2) <= O(1/d^p), p = 1")),
                Optional.empty());
    }

    private static Law firstPhaseRate() {
        return new Law(
                "sgdm-t1-eta",
                "T_1 of SGD+M is inverse to the learning rate",
                "T_1 = ln(sqrt(s) / max|C1|) / ln x1 at d = 64, s = 1e-6, with x1 = 1 + h||A|| to leading order; h||A|| runs from 1e-4 to"
                        + " 8e-3.",
                "sgdm",
                "eta",
                "T_1",
                Axes.POWER,
                over(
                        new double[] {1.2e-6, 3.6e-6, 1.2e-5, 3.6e-5, 1e-4},
                        "eta=",
                        "optimizer=sgdm",
                        "d=64",
                        "scale=1e-6",
                        "every=1e9",
                        FIRST_PHASE),
                40,
                run -> Reading.time(run, "T_1"),
                // a time is rounded up, by half a step of 700 at the largest eta, and the start at rest costs about
                // beta / (1 - beta) = 9 steps there, 1.3%; over ln(83) = 4.4
                Sharp.form(
                        -1,
                        ClosedForm::sgdMomentumFirstPhase,
                        0.005,
                        "start at rest: 9 steps of 700 at the largest eta"),
                Optional.of(new Bound(Sense.EQUAL, -1, "Lemma 1: T_1 = Theta~(ln d / (h sqrt d))")),
                Optional.empty());
    }

    private static Law firstPhaseStart() {
        return new Law(
                "sgdm-t1-s",
                "T_1 of SGD+M is linear in ln(1/s)",
                "T_1 ln x1 = a + b ln(1/s) at d = 64, with b = 1/2: the growing mode has to rise from s to sqrt(s).",
                "sgdm",
                "1/s",
                "T_1 ln x1",
                Axes.LOGARITHM,
                overInverse(
                        new String[] {"1e-3", "1e-4", "1e-6", "1e-8", "1e-10", "1e-12"},
                        "optimizer=sgdm",
                        "d=64",
                        "every=1e9",
                        FIRST_PHASE),
                40,
                run -> Reading.time(run, "T_1") * ClosedForm.logGrowth(run),
                // ln x1 is exact; the decaying part, (max|C1|)^2 / s = 0.5% at s = 1e-3, over 20, the range of ln(1/s)
                Sharp.power(0.5, 0.002, "decaying part of w2 at s=1e-3"),
                Optional.of(new Bound(Sense.EQUAL, 0.5, "Lemma 1: x1^T_1 = Theta~(d^(alpha/2))")),
                Optional.of(new Control(
                        "s of order 1: there is no first phase to speak of",
                        overInverse(
                                new String[] {"0.3", "0.2", "0.1", "0.05"},
                                "optimizer=sgdm",
                                "d=64",
                                "every=1e9",
                                "until=second-phase-end"))));
    }

    private static Law firstPhaseDimension() {
        return new Law(
                "sgdm-t1-d",
                "T_1 of SGD+M falls like d^(-1/2) at fixed s",
                "T_1 = ln(sqrt(s) / max|C1|) / ln x1 at s = 1e-8, eta = 1.5e-5: ||A|| grows like sqrt(d), and max|C1| like"
                        + " s sqrt(2 ln d) / 2, which steepens the fall a little.",
                "sgdm",
                "d",
                "T_1",
                Axes.POWER,
                overDimensions(
                        List.of(16, 64, 256, 1024, 4096),
                        "optimizer=sgdm",
                        "scale=1e-8",
                        "eta=1.5e-5",
                        "every=1e9",
                        FIRST_PHASE),
                40,
                run -> Reading.time(run, "T_1"),
                // 9 steps of 900 at d = 4096, over ln(256) = 5.5
                Sharp.form(-0.5, ClosedForm::sgdMomentumFirstPhase, 0.003, "start at rest: 9 steps of 900 at d=4096"),
                Optional.of(new Bound(Sense.EQUAL, -0.5, "Lemma 1: T_1 = Theta~(ln d / (h sqrt d))")),
                Optional.empty());
    }

    private static Law residual() {
        return new Law(
                "sgdm-residual-s",
                "The rank-one residual of SGD+M falls like s^(3/2)",
                "Median over (i, j) of |W1 - u v^T| / |u v^T| at T_1, d = 64: what is left of W1(0), of size s^2, against W1, of size"
                        + " sqrt(s).",
                "sgdm",
                "s",
                "median residual of W1 at T_1",
                Axes.POWER,
                over(
                        new double[] {1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3},
                        "scale=",
                        "optimizer=sgdm",
                        "d=64",
                        "engine=krylov",
                        "statistics=rank",
                        "every=1e9",
                        FIRST_PHASE),
                20,
                run -> Reading.at(run, "T_1", "residual_1_median"),
                Sharp.power(1.5, 0.01, "rest of the decaying mode at s=1e-3"),
                Optional.of(new Bound(Sense.AT_LEAST, 0.25, "Lemma 1: residual <= O~(d^-(alpha/4 - 1/2)), at T_1")),
                Optional.of(new Control(
                        "s of order 1: W1 has no time to become of rank one",
                        over(
                                new double[] {0.01, 0.03, 0.1},
                                "scale=",
                                "optimizer=sgdm",
                                "d=64",
                                "engine=krylov",
                                "statistics=rank",
                                "every=1e9",
                                "until=second-phase-end"))));
    }

    /** One point for each d. */
    static List<Point> overDimensions(List<Integer> dimensions, String... words) {
        return dimensions.stream().map(d -> new Point(d, with("d=" + d, words))).toList();
    }

    /** One point for each value of a key. */
    static List<Point> over(double[] values, String key, String... words) {
        return DoubleStream.of(values)
                .mapToObj(x -> new Point(x, with(key + x, words)))
                .toList();
    }

    /** One point for each s, x = 1/s. */
    private static List<Point> overInverse(String[] scales, String... words) {
        return IntStream.range(0, scales.length)
                .mapToObj(k -> new Point(1 / Double.parseDouble(scales[k]), with("scale=" + scales[k], words)))
                .toList();
    }

    private static List<String> with(String word, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add(word);
        return all;
    }
}
