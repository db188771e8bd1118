package org.rmed.theory.uniformity;

import java.util.List;
import java.util.stream.Stream;
import org.rmed.theory.Gauge;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.gauge.ErrorDirection;
import org.rmed.theory.gauge.FirstPhaseDeparture;
import org.rmed.theory.gauge.LayerSizes;
import org.rmed.theory.gauge.MomentumRemainders;
import org.rmed.theory.gauge.RankOneStructure;
import org.rmed.theory.gauge.SecondPhaseRecursion;
import org.rmed.theory.gauge.Together;

/** The runs that the claims on appendix C share: one gauge and few configurations, so that each run is stepped once. */
final class MomentumPlans {

    static final int SEEDS = 24;

    private static final Gauge GAUGE = new Together(List.of(
            new LayerSizes(),
            new RankOneStructure(),
            new ErrorDirection(),
            new MomentumRemainders(),
            new SecondPhaseRecursion(),
            new FirstPhaseDeparture()));

    /** Two learning rates a factor of two apart, below h ||A|| = 0.005 of the other plan; without the costlier columns. */
    private static final List<String> RATES = List.of("eta=1e-4", "eta=5e-5");

    private static final Gauge RATE_GAUGE = new Together(List.of(new MomentumRemainders(), new FirstPhaseDeparture()));

    private MomentumPlans() {}

    /**
     * SGD+M through both phases to T_3. Lemma 1 bounds the residual by d^-(alpha/4 - 1/2), which says something for alpha > 2
     * only: hence alpha = 3.
     */
    static Plan phases(Scope scope) {
        return new Plan(
                "SGD+M, alpha=3, h||A||=0.005", scope.grid(List.of(16, 32), SEEDS, d -> words(d, "alpha=3")), GAUGE);
    }

    /** Initial weights as large as the final ones: no phase in which W2 W1 is negligible. */
    static List<Plan> largeStart(Scope scope) {
        return List.of(new Plan(
                "alpha=0.4: initial weights too large for a first phase",
                scope.grid(List.of(16), SEEDS, d -> words(d, "alpha=0.4", "steps=900")),
                GAUGE));
    }

    /** Not linear in the gradient: no modes. */
    static Plan adam(Scope scope) {
        return new Plan(
                "Adam: not linear in the gradient, weights do not grow in modes",
                scope.grid(
                        List.of(16),
                        SEEDS,
                        "optimizer=adam",
                        "alpha=1.5",
                        "eta=0.1*s",
                        "engine=dense",
                        "every=events",
                        "until=second-phase-end"),
                RATE_GAUGE);
    }

    /** The same start at two learning rates. */
    static Plan rates(Scope scope) {
        return new Plan(
                "SGD+M, alpha=3, eta=1e-4 and 5e-5",
                RATES.stream()
                        .flatMap(eta -> scope.grid(List.of(16), SEEDS, d -> words(d, "alpha=3", eta)).stream())
                        .toList(),
                RATE_GAUGE);
    }

    /** The control of {@link #rates}. */
    static List<Plan> largeStartRates(Scope scope) {
        return List.of(new Plan(
                "alpha=0.4: initial weights too large for a first phase",
                scope.grid(List.of(16), SEEDS, d -> words(d, "alpha=0.4", "steps=900")),
                RATE_GAUGE));
    }

    /** T_3 is at Lbar / Lbar(0) = eps / ||A||^2, above 0.44 / d^2 for A in [0.5, 1.5] and p = 1. */
    private static String[] words(int d, String... more) {
        return Stream.concat(
                        Stream.of("optimizer=sgdm", "engine=dense", "every=events", "stopAtLoss=" + 0.4 / d / d),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
