package org.rmed.theory.uniformity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rmed.optimizer.Adam;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;

/**
 * The hypotheses of Theorem 1. Each has the paper's form (literal) and the range in which the mechanism of the proof
 * still works in simulation (relaxed): small initial weights against the final ones, no overshoot, no sign flips, xi
 * below the gradients. The literal exponents are working forms: the printed ones may differ by a constant.
 */
final class Assumptions {

    /**
     * s sqrt(d) small: initial W2 well below the final weights ~ d^-1/2 (Adam) or d^-1/4 (SGD+M). A search found runs without an
     * interval from 0.105 on (d = 49, alpha = 1.08).
     */
    private static final double SMALL_START = 0.1 * (1 + 1e-9);

    /** eta / s. A search found the diagonal not uniform at 0.67 (d = 16): rows whose sign flips early need not come back. */
    private static final double SMALL_STEP = 0.15;

    /** xi / s. A search found flip times off from 0.2 on (d = 32), final losses from 0.4 (d = 8). */
    private static final double SMALL_XI = 0.01;

    /** alpha is recovered from s by logarithms. */
    private static final double ROUNDING = 1e-9;

    private static final Hypothesis TARGET = new Hypothesis("A (Assumption 1)", Assumptions::target);
    private static final Hypothesis NOISE = new Hypothesis("batch (Assumption 3)", Assumptions::noise);

    /** For SGD with momentum, Theorem 1 (1). */
    static final List<Hypothesis> SGD = List.of(
            new Hypothesis("optimizer", run -> optimizer(run, true, "sgdm")),
            TARGET,
            new Hypothesis("alpha", run -> start(run, 4 * (p(run) + 2))),
            new Hypothesis("eta", Assumptions::sgdRate),
            NOISE);

    /** For Adam, Theorem 1 (2). */
    static final List<Hypothesis> ADAM = List.of(
            new Hypothesis("optimizer", run -> optimizer(run, false, "adam")),
            TARGET,
            new Hypothesis("alpha", run -> start(run, StrictMath.max((p(run) + 4) / 3, 2 + 2 * ROUNDING))),
            new Hypothesis("eta", Assumptions::adamRate),
            new Hypothesis("beta2", Assumptions::secondMemory),
            new Hypothesis("xi", Assumptions::stabilizer),
            NOISE);

    /** d^-34 is a product of many rounded powers: its last digits decide nothing. */
    private static final double POWERS = 1 + 1e-9;

    private Assumptions() {}

    /** For a statement about both optimizers' runs: each hypothesis is put to the runs of its optimizer. */
    static List<Hypothesis> both() {
        return Stream.concat(
                        SGD.stream().map(hypothesis -> only(hypothesis, true)),
                        ADAM.stream().map(hypothesis -> only(hypothesis, false)))
                .toList();
    }

    private static Hypothesis only(Hypothesis hypothesis, boolean linear) {
        String name = hypothesis.name() + (linear ? ", SGD+M" : ", Adam");
        return new Hypothesis(name, run -> run.optimizer().linearInGradient() == linear, run -> {
            Standing standing = hypothesis.assess().apply(run);
            return new Standing(name, standing.status(), standing.words());
        });
    }

    static double p(Outcome run) {
        return run.settings().real("p", 0, 100);
    }

    private static Standing optimizer(Outcome run, boolean linear, String literal) {
        String name = run.optimizer().name();
        Status status = name.equals(literal)
                ? Status.LITERAL
                : run.optimizer().linearInGradient() == linear ? Status.RELAXED : Status.VIOLATED;
        return new Standing("optimizer", status, "optimizer=" + name + ", literal " + literal);
    }

    private static Standing target(Outcome run) {
        double least = Arrays.stream(run.target()).map(StrictMath::abs).min().orElseThrow();
        double most = Arrays.stream(run.target()).map(StrictMath::abs).max().orElseThrow();
        boolean positive = Arrays.stream(run.target()).allMatch(a -> a > 0);
        boolean sameOrder = least >= 0.1 * most && most <= 10 && least >= 0.1;
        Status status = !(least > 0) ? Status.VIOLATED : positive && sameOrder ? Status.LITERAL : Status.RELAXED;
        return new Standing(
                "A (Assumption 1)",
                status,
                String.format(
                        Locale.ROOT,
                        "|A_j| in [%.3g, %.3g]%s",
                        least,
                        most,
                        positive ? ", all positive" : ", mixed signs"));
    }

    private static Standing start(Outcome run, double literal) {
        double size = run.scale() * StrictMath.sqrt(run.dimension());
        Status status = run.alpha() >= literal - ROUNDING
                ? Status.LITERAL
                : size <= SMALL_START ? Status.RELAXED : Status.VIOLATED;
        return new Standing(
                "alpha",
                status,
                String.format(
                        Locale.ROOT,
                        "alpha=%.3g, literal >= %.3g%s",
                        run.alpha(),
                        literal,
                        status == Status.LITERAL
                                ? ""
                                : String.format(Locale.ROOT, ", relaxed s sqrt(d)=%.3g <= %.3g", size, SMALL_START)));
    }

    private static Standing sgdRate(Outcome run) {
        double beta = run.optimizer().momentum();
        double root = 1 - StrictMath.sqrt(beta);
        return Hypothesis.atMost(
                "eta",
                "eta",
                run.optimizer().eta(),
                POWERS * StrictMath.pow(run.dimension(), -(7 * run.alpha() / 4 + 4 + p(run))),
                root * root / (2 * run.targetNorm()),
                " (no overshoot)");
    }

    private static Standing adamRate(Outcome run) {
        return Hypothesis.atMost(
                "eta",
                "eta",
                run.optimizer().eta(),
                POWERS * StrictMath.pow(run.dimension(), -3 * run.alpha()),
                SMALL_STEP * run.scale(),
                " (well below s)");
    }

    private static Standing secondMemory(Outcome run) {
        if (!(run.optimizer() instanceof Adam adam)) {
            return new Standing("beta2", Status.RELAXED, run.optimizer().name() + " instead of Adam");
        }
        boolean square = StrictMath.abs(adam.beta2() - adam.beta1() * adam.beta1()) <= 1e-12;
        return new Standing(
                "beta2",
                square ? Status.LITERAL : Status.RELAXED,
                String.format(
                        Locale.ROOT, "beta1=%.4g, beta2=%.4g, literal beta2=beta1^2", adam.beta1(), adam.beta2()));
    }

    private static Standing stabilizer(Outcome run) {
        double xi = run.optimizer() instanceof Adam adam ? adam.denominator().xi() : 0;
        double eta = run.optimizer().eta();
        return Hypothesis.atMost(
                "xi",
                "xi",
                xi,
                StrictMath.sqrt(eta / StrictMath.pow(run.dimension(), 3 * run.alpha() - 1)),
                SMALL_XI * run.scale(),
                " (far below s)");
    }

    private static Standing noise(Outcome run) {
        double sigma = run.settings().real("sigma", 0, 1e6);
        int batch = run.settings().integer("batch", 0, 1 << 28);
        double spread = batch > 0 ? 1 / StrictMath.sqrt(batch) : sigma;
        double eta = run.optimizer().eta();
        double literal = StrictMath.pow(eta, 1.5) / StrictMath.pow(run.dimension(), run.alpha() / 2 + 1);
        return Hypothesis.atMost("batch (Assumption 3)", "sigma", spread, literal, 0.01, "");
    }
}
