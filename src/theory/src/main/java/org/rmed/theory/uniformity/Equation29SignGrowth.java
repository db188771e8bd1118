package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.rmed.optimizer.Adam;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.gauge.Extremum;
import org.rmed.theory.law.AdamLag;

/** Equation (29): in the first phase every weight is s_i eta (t - t_inc) up to a small relative error. */
final class Equation29SignGrowth implements KeptSignsClaim {

    /** Steps of rounding: a difference of weights below 1 over eta >= 1e-8. */
    private static final double ROUNDING = 1e-6;

    @Override
    public Description description() {
        return new Description(
                "eq29",
                Part.ADAM,
                "Equation (29): weights grow as s_i eta (t - t_inc)",
                "For T_P <= t <= T_1, W1[i,j] and w2_i are s_i eta (t - t_inc) (1 + e) with |e| <= 2 sqrt(2 ln d) (eta^(1/4) +"
                        + " d^-(alpha/2 - 1/4)); more sharply, what a weight has gained since t = 0 is eta t up to Adam's lag and overtaking.",
                "Jiang, Malik and Li (2023), eq. (29) in working form; the sharp form is derived",
                Kind.CLOSED_FORM);
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        List<Finding> findings = new ArrayList<>();
        for (int layer = 1; layer <= 2; layer++) {
            int k = layer;
            findings.add(overSteps(run -> coarse(run, k), (run, t) -> coarsePlace(run, t, k))
                    .atMost(
                            "largest |W" + k + " / (s_i eta (t - t_inc)) - 1|, T_P to T_1, over its bound",
                            where,
                            runs,
                            1));
            findings.add(overSteps(run -> sharp(run, k), (run, t) -> sharpPlace(run, t, k))
                    .atMost(
                            "largest |gain of W" + k
                                    + " / eta - t|, T_P to T_1, over the steps that lag and overtaking allow",
                            where,
                            runs,
                            1));
        }
        return findings;
    }

    private static Extremes<Outcome> overSteps(Function<Outcome, DoubleUnaryOperator> measure, Extremes.Place place) {
        return Extremes.of(run -> Window.planted(run).withEnd(), measure, place);
    }

    /** Infinite before t_inc, and where a weight has the wrong sign. */
    private static DoubleUnaryOperator coarse(Outcome run, int layer) {
        double inc = AdamFirstPhase.inc(run);
        double bound = 2 * AdamFirstPhase.paperError(run);
        return t -> {
            double size = run.optimizer().eta() * (t - inc);
            double least = run.readings().at(t, "w" + layer + "_min") / size;
            double most = run.readings().at(t, "w" + layer + "_max") / size;
            double astray = run.readings().at(t, wrong(layer));
            double error = StrictMath.max(StrictMath.abs(least - 1), StrictMath.abs(most - 1));
            return !(size > 0) || astray > 0 ? Double.POSITIVE_INFINITY : error / bound;
        };
    }

    private static String wrong(int layer) {
        return layer == 1 ? "astray" : "flipped";
    }

    /** A weight of the wrong sign, or else the smallest or largest, whichever is farther off. */
    private static String coarsePlace(Outcome run, double t, int layer) {
        double size = run.optimizer().eta() * (t - AdamFirstPhase.inc(run));
        double below = size - run.readings().at(t, "w" + layer + "_min");
        double above = run.readings().at(t, "w" + layer + "_max") - size;
        String farther = above > below ? "_max" : "_min";
        return Extremum.place(
                run.readings(), t, run.readings().at(t, wrong(layer)) > 0 ? wrong(layer) : "w" + layer + farther);
    }

    private static DoubleUnaryOperator sharp(Outcome run, int layer) {
        double eta = run.optimizer().eta();
        double ahead = early(run);
        return t -> {
            double behind = t - run.readings().at(t, "grown_" + layer + "_min") / eta;
            double over = run.readings().at(t, "grown_" + layer + "_max") / eta - t;
            return StrictMath.max(behind / late(run, t), over / ahead);
        };
    }

    /** The weight that is behind, or the one that is ahead, whichever takes up more of its allowance. */
    private static String sharpPlace(Outcome run, double t, int layer) {
        double over = run.readings().at(t, "grown_" + layer + "_max")
                        / run.optimizer().eta()
                - t;
        boolean ahead = over / early(run) >= sharp(run, layer).applyAsDouble(t);
        return Extremum.place(run.readings(), t, "grown_" + layer + (ahead ? "_max" : "_min"));
    }

    /**
     * The lag of {@link AdamLag} while gradients grow, and twice {@link AdamRatioLaw#uncertainSteps}, which are whole steps: as many
     * the wrong way at the start, and as many again while sqrt(v) remembers them. W1(0) at d = 12 opposes g2 for up to 4 steps. Rounded up to
     * whole steps only after one run (d = 48, beta1 = 0.5) had taken 1.05 of the unrounded number.
     */
    private static double late(Outcome run, double t) {
        if (!(run.optimizer() instanceof Adam adam)) {
            return 0;
        }
        AdamLag lag = AdamLag.of(adam);
        return lag.steps(t) - lag.start() + 2 * StrictMath.ceil(AdamRatioLaw.uncertainSteps(run, adam));
    }

    /**
     * While a gradient falls, m is above it and longer behind than sqrt(v) by the difference of ages: a step is longer than eta by
     * that age times the relative fall -dE / E, whose sum until T_1 is ln(A_min / sqrt(eta d)).
     */
    private static double early(Outcome run) {
        double remaining = StrictMath.sqrt(run.optimizer().eta() * run.dimension());
        double logarithm = StrictMath.log(AdamFirstPhase.leastTarget(run) / remaining);
        return StrictMath.max(0, (AdamFirstPhase.age1(run) - AdamFirstPhase.age2(run)) * logarithm) + ROUNDING;
    }
}
