package org.rmed.theory.uniformity;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rmed.optimizer.SgdMomentum;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;

/**
 * The hypotheses of the claims on appendix C: those of Theorem 1 (1), and what the sharper forms that are tested need besides.
 */
final class MomentumHypotheses {

    /** d^-(alpha/4 - 1/2), Lemma 1's bound on a relative residual, must be well below 1 to say anything. */
    private static final double MEANINGFUL = 0.6;

    /** A lag is in proportion to beta: below this it would drown in what is left out. */
    private static final double LEAST_MOMENTUM = 0.1;

    static final List<Hypothesis> ALL = Stream.concat(
                    Assumptions.SGD.stream(),
                    Stream.of(
                            new Hypothesis("heavy ball", MomentumHypotheses::heavyBall),
                            new Hypothesis("alpha (of Lemma 1)", MomentumHypotheses::alpha),
                            new Hypothesis("eps", MomentumHypotheses::eps),
                            new Hypothesis("noise (of appendix C)", MomentumHypotheses::noise)))
            .toList();

    private MomentumHypotheses() {}

    private static Standing heavyBall(Outcome run) {
        boolean met = run.optimizer() instanceof SgdMomentum momentum
                && momentum.beta() >= LEAST_MOMENTUM
                && momentum.weightDecay() == 0;
        return new Standing(
                "heavy ball",
                met ? Status.LITERAL : Status.VIOLATED,
                String.format(
                        Locale.ROOT,
                        "optimizer=%s, beta=%.3g, literal sgdm with beta >= %.3g and weightDecay=0",
                        run.optimizer().name(),
                        run.optimizer().momentum(),
                        LEAST_MOMENTUM));
    }

    private static Standing alpha(Outcome run) {
        double bound = new MomentumRun(run).rankOneBound();
        Status status = run.alpha() >= 4 * (Assumptions.p(run) + 2) - 1e-9
                ? Status.LITERAL
                : bound <= MEANINGFUL ? Status.RELAXED : Status.VIOLATED;
        return new Standing(
                "alpha (of Lemma 1)",
                status,
                String.format(
                        Locale.ROOT,
                        "alpha=%.3g, literal >= %.3g, relaxed d^-(alpha/4 - 1/2)=%.3g <= %.3g",
                        run.alpha(),
                        4 * (Assumptions.p(run) + 2),
                        bound,
                        MEANINGFUL));
    }

    /** No |E_j| may be near its end already at T_1. */
    private static Standing eps(Outcome run) {
        double end = StrictMath.sqrt(new MomentumRun(run).eps0());
        double bound = new MomentumRun(run).leastTarget() / 2;
        return Hypothesis.atMost("eps", "sqrt(eps/d)", end, bound, bound, "");
    }

    /** Closed forms are those of exact gradients: noise may be as large as the theorem's own bound, and no larger. */
    private static Standing noise(Outcome run) {
        double sigma = run.settings().real("sigma", 0, 1e6);
        int batch = run.settings().integer("batch", 0, 1 << 28);
        double spread = batch > 0 ? 1 / StrictMath.sqrt(batch) : sigma;
        double eta = run.optimizer().eta();
        double literal = eta * StrictMath.sqrt(eta * run.scale()) / run.dimension();
        return Hypothesis.atMost("noise (of appendix C)", "sigma", spread, literal, literal, "");
    }
}
