package org.rmed.lab.scaling;

import static org.rmed.lab.scaling.SgdMomentumLaws.over;

import java.util.List;
import java.util.Optional;
import org.rmed.lab.scaling.Bound.Sense;

/** Laws of Adam's phase times and of its loss at their end. */
final class AdamEndLaws {

    private static final int SEEDS = 20;

    private static final List<Point> RATES = over(
            new double[] {1e-6, 2e-6, 5e-6, 1e-5, 3e-5}, "eta=", "optimizer=adam", "d=16", "scale=1e-3", "every=1e9");

    private static final List<Point> ADAGRAD =
            over(new double[] {1e-3, 3e-3, 1e-2}, "eta=", "optimizer=adagrad", "d=16", "scale=1e-3", "every=1e9");

    private static final List<Point> HEAVY = over(
            new double[] {1e-5, 3e-5, 1e-4}, "eta=", "optimizer=adam", "d=16", "scale=1e-3", "beta1=0.99", "every=1e9");

    /**
     * {@link org.rmed.theory.law.AdamLag}: at most 4.7 ln t + 10 steps, 51 of 6000 at the largest eta, 48 of 2900 at d = 512. A point at
     * the end of a range pulls the slope by a quarter of its error here: 0.2% and 0.4%.
     */
    private static final String LAG = "Adam's lag, at most 4.7 ln t + 10 steps";

    /**
     * A column that has arrived overshoots by about the memory of the first moment, c = beta1 / (1 - beta1) = 9 steps, in each of which
     * E_j moves by 2 sqrt(A_j d) eta: 4 c^2 A d eta of eta d / 2 in the loss at T_f. That is 0.5% to 15% over the range of eta, and 5%
     * to 12% of the whole over that of d. At T_g they are c 2 sqrt(A eta) = 2% to 10% of sum_j |E_j| |w_i|, whatever d, and 3/2 of that
     * in the loss. The slopes are moved by a quarter to a fifth of the difference over each range.
     */
    private static final String SWING = "columns that have arrived swing by 9 steps";

    private AdamEndLaws() {}

    static List<Law> all() {
        return List.of(
                firstFlipRate(),
                firstFlipDimension(),
                lastFlipRate(),
                lastFlipDimension(),
                lossRate(),
                lossDimension(),
                gradientLossRate(),
                gradientLossDimension());
    }

    private static Law firstFlipRate() {
        return new Law(
                "adam-t1-eta",
                "T_1 of Adam is inverse to the learning rate",
                "T_1 = sqrt((min A - sqrt(eta d)) / d) / eta up to the head start of w2(0), d = 16, s = 1e-3.",
                "adam",
                "eta",
                "T_1",
                Axes.POWER,
                RATES,
                SEEDS,
                run -> Reading.time(run, "T_1"),
                Sharp.form(-1, ClosedForm::adamFirstFlip, 0.004, LAG),
                Optional.of(new Bound(Sense.EQUAL, -1, "Lemma 14: T_1 = Theta(1 / (eta sqrt d))")),
                Optional.of(
                        new Control("Adagrad in place of Adam: its steps shrink, T_1 is inverse to eta^2", ADAGRAD)));
    }

    private static Law firstFlipDimension() {
        return new Law(
                "adam-t1-d",
                "T_1 of Adam falls like d^(-1/2)",
                "The same at fixed eta = 1e-5, s = 1e-4.",
                "adam",
                "d",
                "T_1",
                Axes.POWER,
                AdamLaws.DIMENSIONS,
                AdamLaws.SEEDS_OVER_D,
                run -> Reading.time(run, "T_1"),
                Sharp.form(-0.5, ClosedForm::adamFirstFlip, 0.004, LAG),
                Optional.of(new Bound(Sense.EQUAL, -0.5, "Lemma 14: T_1 = Theta(1 / (eta sqrt d))")),
                Optional.empty());
    }

    private static Law lastFlipRate() {
        return new Law(
                "adam-tf-eta",
                "T_f of Adam is inverse to the learning rate",
                "T_f = sqrt((max A - sqrt(eta d)) / d) / eta up to the head start of w2(0), d = 16, s = 1e-3.",
                "adam",
                "eta",
                "T_f",
                Axes.POWER,
                RATES,
                SEEDS,
                run -> Reading.time(run, "T_f"),
                Sharp.form(-1, ClosedForm::adamLastFlip, 0.004, LAG),
                Optional.of(new Bound(Sense.EQUAL, -1, "Lemma 26: steps O~(eta), weights Theta~(1/sqrt d)")),
                Optional.empty());
    }

    private static Law lastFlipDimension() {
        return new Law(
                "adam-tf-d",
                "T_f of Adam falls like d^(-1/2)",
                "The same at fixed eta = 1e-5, s = 1e-4.",
                "adam",
                "d",
                "T_f",
                Axes.POWER,
                AdamLaws.DIMENSIONS,
                AdamLaws.SEEDS_OVER_D,
                run -> Reading.time(run, "T_f"),
                Sharp.form(-0.5, ClosedForm::adamLastFlip, 0.004, LAG),
                Optional.of(new Bound(Sense.EQUAL, -0.5, "Lemma 26: steps O~(eta), weights Theta~(1/sqrt d)")),
                Optional.empty());
    }

    private static Law lossRate() {
        return new Law(
                "adam-loss-eta",
                "The loss of Adam at T_f is proportional to eta",
                "Lbar(T_f) = 1/2 sum_j (A_j - max A + sqrt(eta d))_+^2, of which eta d / 2 is the last column's, d = 16, s = 1e-3.",
                "adam",
                "eta",
                "Lbar at T_f",
                Axes.POWER,
                RATES,
                SEEDS,
                run -> Reading.at(run, "T_f", "loss"),
                Sharp.form(1, ClosedForm::adamLossAtLastFlip, 0.04, SWING),
                Optional.of(new Bound(Sense.AT_LEAST, 1, "Lemma 15: Lbar(T_2) <= O~(eta d^4)")),
                Optional.of(new Control(
                        "beta1 = 0.99: columns swing by 99 steps, a loss of order eta^2 d^2 * 10^4", HEAVY)));
    }

    private static Law lossDimension() {
        return new Law(
                "adam-loss-tf-d",
                "The loss of Adam at T_f grows like d^1 to d^(5/2)",
                "The same at fixed eta = 1e-5: eta d / 2 while the last column stands alone, d sqrt(eta d) << 1, and"
                        + " (eta d)^(3/2) d / 6 when d sqrt(eta d) of them come in together.",
                "adam",
                "d",
                "Lbar at T_f",
                Axes.POWER,
                AdamLaws.DIMENSIONS,
                AdamLaws.SEEDS_OVER_D,
                run -> Reading.at(run, "T_f", "loss"),
                Sharp.form(1, ClosedForm::adamLossAtLastFlip, 0.03, SWING),
                Optional.of(new Bound(Sense.AT_MOST, 4, "Lemma 15: Lbar(T_2) <= O~(eta d^4)")),
                Optional.empty());
    }

    private static Law gradientLossRate() {
        return new Law(
                "adam-loss-tg-eta",
                "The loss of Adam at T_g falls like eta^(3/4), and like eta once one column is left",
                "At T_g sum_j |E_j| |w_i| = d sqrt(eta). With one column left, eta << d^-5, Lbar(T_g) is of order eta d^3; with many left,"
                        + " of order eta^(3/4) d^(7/4); d = 16, s = 1e-3.",
                "adam",
                "eta",
                "Lbar at T_g",
                Axes.POWER,
                RATES,
                SEEDS,
                run -> Reading.at(run, "T_g", "loss"),
                Sharp.form(1, ClosedForm::adamLossAtGradient, 0.04, SWING),
                Optional.of(new Bound(Sense.AT_LEAST, 1, "Lemma 15: Lbar(T_2) <= O~(eta d^4)")),
                Optional.empty());
    }

    private static Law gradientLossDimension() {
        return new Law(
                "adam-loss-tg-d",
                "The loss of Adam at T_g grows like d^(7/4)",
                "At T_g sum_j |E_j| |w_i| = d sqrt(eta); with many columns left, eta >> d^-5, Lbar(T_g) is of order eta^(3/4) d^(7/4),"
                        + " with one left eta d^3; eta = 1e-5.",
                "adam",
                "d",
                "Lbar at T_g",
                Axes.POWER,
                AdamLaws.DIMENSIONS,
                AdamLaws.SEEDS_OVER_D,
                run -> Reading.at(run, "T_g", "loss"),
                Sharp.form(3, ClosedForm::adamLossAtGradient, 0.01, SWING),
                Optional.of(new Bound(Sense.AT_MOST, 4, "Lemma 15: Lbar(T_2) <= O~(eta d^4)")),
                Optional.empty());
    }
}
