package org.rmed.theory.uniformity;

import java.util.Arrays;
import java.util.List;
import org.rmed.optimizer.Adam;
import org.rmed.theory.Gauge;
import org.rmed.theory.Outcome;
import org.rmed.theory.Plan;
import org.rmed.theory.Readings;
import org.rmed.theory.Scope;
import org.rmed.theory.gauge.GradientMemory;
import org.rmed.theory.gauge.MovingAverages;
import org.rmed.theory.gauge.OutwardGrowth;
import org.rmed.theory.gauge.PhaseQuantities;
import org.rmed.theory.gauge.SignRankOne;
import org.rmed.theory.gauge.SignsAndSizes;
import org.rmed.theory.gauge.Together;

/** The runs that the claims about Adam's first phase share, and the quantities that occur in several of them. */
final class AdamFirstPhase {

    /** Runs for each d. */
    static final int SEEDS = 24;

    /** The claims' own dimensions. */
    static final List<Integer> DIMENSIONS = List.of(12, 24);

    private static final Gauge GAUGE = Together.of(
            new PhaseQuantities(),
            new GradientMemory(),
            new MovingAverages(),
            new SignsAndSizes(),
            new OutwardGrowth(),
            new SignRankOne());
    /** The words of a run with xi of the order of the gradients. */
    static final String[] BLUNTED = {
        "optimizer=adam", "alpha=1.5", "eta=0.03*s", "xi=0.1", "engine=dense", "every=events"
    };

    private AdamFirstPhase() {}

    /** Adam with steps so small that no weight of the second layer changes its sign at the start. */
    static Plan plan(Scope scope) {
        return new Plan(
                "Adam, alpha=1.5, eta=s/100",
                scope.grid(
                        DIMENSIONS,
                        SEEDS,
                        "optimizer=adam",
                        "alpha=1.5",
                        "eta=0.01*s",
                        "engine=dense",
                        "until=second-phase-end",
                        "every=events"),
                GAUGE);
    }

    /** Steps 10^4 times the initial weights: those whose gradient starts with the wrong sign change theirs. */
    static List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "eta far above the initial weights: signs flip",
                scope.grid(
                        List.of(16),
                        SEEDS,
                        "optimizer=adam",
                        "scale=1e-7",
                        "eta=1e-3",
                        "engine=dense",
                        "until=second-phase-end",
                        "every=events"),
                GAUGE));
    }
    /** xi above the gradients: steps are in proportion to them. */
    static List<Plan> blunted(Scope scope) {
        return List.of(new Plan(
                "xi above the gradients: steps shrink with them", scope.grid(List.of(12), SEEDS, BLUNTED), GAUGE));
    }

    /**
     * t_inc of Lemma 17 in working form: the first t >= d^-(3 alpha/2 + 1) / eta at which every W1[i,j] has the sign of w2_i(0), and
     * every gradient has kept its sign over the last H steps, H of them having been taken; NaN if there is none.
     */
    static double inc(Outcome run) {
        Readings readings = run.readings();
        double[] astray = readings.column("astray");
        double[] low1 = readings.column("low_1");
        double[] low2 = readings.column("low_2");
        for (int t = (int) begun(run); t < astray.length; t++) {
            if (astray[t] == 0 && low1[t] > 0 && low2[t] > 0) {
                return t;
            }
        }
        return Double.NaN;
    }

    /**
     * Whether at T_P every w2_i and W1[i,j] has the sign of w2_i(0). True of a run that does not get there, which says nothing about
     * signs.
     */
    static boolean signsKept(Outcome run) {
        double t = Window.time(run, "T_P");
        return Double.isNaN(t)
                || (run.readings().at(t, "flipped") == 0 && run.readings().at(t, "astray") == 0);
    }

    /** The first t >= d^-(3 alpha/2 + 1) / eta by which H steps have been taken: t_inc as planned, whatever the signs. */
    static double begun(Outcome run) {
        return StrictMath.ceil(StrictMath.max(GradientMemory.horizon(run.optimizer()), planned(run)));
    }

    /** d^-(3 alpha/2 + 1) / eta: by then sign descent has brought W1 to d^-(3 alpha/2 + 1). */
    static double planned(Outcome run) {
        return run.scale()
                * StrictMath.sqrt(run.scale())
                / (run.dimension() * run.optimizer().eta());
    }

    /** min_j |A_j|. */
    static double leastTarget(Outcome run) {
        return Arrays.stream(run.target()).map(StrictMath::abs).min().orElseThrow();
    }

    /**
     * 2 sqrt(A_min eta): what the gradient of the column that arrives first loses per step, at its end, of itself. There E =
     * -sqrt(eta d), and a step adds 2 d (eta t) eta = 2 sqrt(A_min d) eta to it.
     */
    static double sharpChange(Outcome run) {
        return 2 * StrictMath.sqrt(leastTarget(run) * run.optimizer().eta());
    }

    /** The same over the H steps of the memory. */
    static double sharpMemory(Outcome run) {
        return GradientMemory.horizon(run.optimizer()) * sharpChange(run);
    }

    /** By how many steps m is behind g, beta1 / (1 - beta1). */
    static double age1(Outcome run) {
        return age(
                run.optimizer() instanceof Adam adam
                        ? adam.beta1()
                        : run.optimizer().momentum());
    }

    /** By how many steps v is behind g^2. */
    static double age2(Outcome run) {
        double beta1 = run.optimizer().momentum();
        return age(run.optimizer() instanceof Adam adam ? adam.beta2() : beta1 * beta1);
    }

    private static double age(double memory) {
        return memory / (1 - memory);
    }

    /** sqrt(eta). */
    static double rootEta(Outcome run) {
        return StrictMath.sqrt(run.optimizer().eta());
    }

    /** eta^(1/4) + d^-(alpha/2 - 1/4), the paper's relative error, times sqrt(2 ln d), which stands for what O~ hides. */
    static double paperError(Outcome run) {
        return Theorem1Adam.bound(run) / 2;
    }
}
