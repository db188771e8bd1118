package org.rmed.theory.uniformity;

import java.util.List;
import org.rmed.theory.Finding;
import org.rmed.theory.Gauge;
import org.rmed.theory.Outcome;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.gauge.FlippedColumns;
import org.rmed.theory.gauge.SecondLayerDrive;
import org.rmed.theory.gauge.SignStructure;
import org.rmed.theory.gauge.StepSizes;
import org.rmed.theory.gauge.Together;

/** What Lemmas 15 and 23 to 27 share: their runs, the rate of their residuals, and where they fail. */
final class AdamSecondPhase {

    /** Looks at every state for Lemmas 15, 23, 24 and 26. */
    static final Gauge GAUGE =
            new Together(List.of(new SignStructure(), new SecondLayerDrive(), new FlippedColumns(), new StepSizes()));

    /** Further configurations inside the hypotheses for every d from 16 on. */
    static final List<String> VARIANTS = List.of("alpha=1.7", "target=mixed");

    private static final List<Integer> DIMENSIONS = List.of(16, 40);
    private static final List<Integer> LOSS_DIMENSIONS = List.of(16, 32);
    private static final int SEEDS = 24;

    private AdamSecondPhase() {}

    /** Runs to a quarter beyond T_f, so that T_g, T_f and the steps between them are all seen. */
    static Plan plan(Scope scope) {
        return new Plan(
                "Adam, alpha=1.5, eta=s/10",
                scope.grid(
                        DIMENSIONS, SEEDS, "optimizer=adam", "alpha=1.5", "eta=0.1*s", "engine=dense", "every=events"),
                GAUGE);
    }

    /** The same without a gauge, for losses at three learning rates. */
    static Plan losses(Scope scope) {
        return new Plan(
                "Adam, alpha=1.5, eta=s/10, s/20, s/50",
                List.of("0.1", "0.05", "0.02").stream()
                        .flatMap(share -> scope
                                .grid(
                                        LOSS_DIMENSIONS,
                                        SEEDS,
                                        "optimizer=adam",
                                        "alpha=1.5",
                                        "eta=" + share + "*s",
                                        "every=events")
                                .stream())
                        .toList());
    }

    /** xi above every gradient: Adam is SGD+M, rows grow by a common factor and keep the unequal sizes they began with. */
    static Plan bluntedControl(Scope scope) {
        return new Plan(
                "xi far above the gradients: Adam becomes SGD+M",
                scope.grid(
                        List.of(16),
                        SEEDS,
                        "optimizer=adam",
                        "alpha=1.5",
                        "xi=2",
                        "eta=5e-3",
                        "steps=900",
                        "engine=dense",
                        "every=events"),
                GAUGE);
    }

    /**
     * Weights that begin larger than they end, s sqrt(d) = 1.7: columns arrive far apart, and one step after the first some |g2_i| is
     * below d sqrt(eta), while most of the loss is still there.
     *
     * <p>Measured (d = 16, 24 seeds): T_1 at 897, T_g at 898 and T_f at 4505 steps in the median, T_f at 5374 at the latest of 7610;
     * Lbar(T_2) = 5.1 in the median against eta d^4 = 3.3, within it in 4 runs, and T_f - T_g = 3458 against d/sqrt(eta) = 2263, within it
     * in one. At alpha = 0.4 two thirds of the runs are within both, which decides nothing. With xi = 2 Adam converges late but to as
     * small a loss: Lbar(T_2) holds in every run, as it does at s = 1e-7 with eta = 1e-4, where signs flip.
     */
    static Plan largeControl(Scope scope) {
        return new Plan(
                "alpha=0.3: initial weights as large as the final ones, T_g comes before the loss has fallen",
                scope.grid(
                        List.of(16), SEEDS, "optimizer=adam", "alpha=0.3", "eta=5e-5", "engine=dense", "every=events"));
    }

    /** eta^(1/4) + d^-(alpha/2 - 1/4), with d^-alpha = s; the constant in O~ is chosen as 1. */
    static double rate(Outcome run) {
        double eta = run.optimizer().eta();
        return StrictMath.sqrt(StrictMath.sqrt(eta)) + StrictMath.sqrt(run.scale() * StrictMath.sqrt(run.dimension()));
    }

    /** That the residual of a layer about signs stays below the rate from T_1 to a later phase time, w.h.p. */
    static Finding residual(Ensemble.Cell cell, int layer, String end) {
        String column = "sign_residual_" + layer;
        String[] coordinates = layer == 1 ? new String[] {"sign_1_i", "sign_1_j"} : new String[] {"sign_2_i"};
        return Shares.atMost(
                "residual of W" + layer + " on [T_1, " + end + "] <= eta^(1/4) + d^-(alpha/2 - 1/4)",
                cell,
                run -> Shares.largest(run, Shares.time(run, "T_1"), Shares.time(run, end), column),
                AdamSecondPhase::rate,
                Shares.HIGH,
                run -> Shares.first(
                        run, Shares.time(run, "T_1"), Shares.time(run, end), column, rate(run), coordinates));
    }
}
