package org.rmed.linear.simulation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.optimizer.AdamW;
import org.rmed.optimizer.Nesterov;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.Optimizers;
import org.rmed.optimizer.SgdMomentum;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * Known bounds on the learning rate, and a choice well inside them.
 *
 * <p>Methods linear in the gradient: at the balanced minimum the largest Hessian eigenvalue is 2 ||A||; heavy ball is
 * stable iff eta (2 ||A|| + weightDecay) < 2 (1 + beta), and does not overshoot iff it is at most (1 - sqrt(beta))^2; Nesterov
 * is stable iff 2 eta ||A|| < 2 (1 + beta) / (1 + 2 beta), and does not overshoot iff it is at most ((1 - beta) / (1 + beta))^2.
 * The others move each weight by about eta: a step must be smaller than the solution's weights, sqrt(max |A| / d).
 */
public final class LearningRate {

    /** h ||A|| with h = eta / (1 - beta): the growth rate per step aimed at. */
    private static final double GROWTH = 0.005;

    /** C*s^K, C and K optional. */
    private static final Pattern MULTIPLE =
            Pattern.compile("(?:([0-9]+\\.?[0-9]*(?:[eE][-+]?[0-9]+)?)\\*)?s(?:\\^([0-9]+\\.?[0-9]*))?");

    /** The word for the theorem's own bound. */
    static final String LITERAL = "literal";

    private LearningRate() {}

    /**
     * The optimizer with the eta that the settings ask for: a number, {@code auto}, a multiple of a power of the
     * initialization scale such as {@code 0.1*s} or {@code s^3} (= d^(-3 alpha)), or {@code literal}, see {@link #literal}.
     */
    static Optimizer decided(Settings settings, TwoLayerProblem problem) {
        if (settings.text("eta").equals(LITERAL)) {
            return literal(Optimizers.of(settings, 1), problem, settings.real("p", 0, 100));
        }
        Matcher multiple = MULTIPLE.matcher(settings.text("eta"));
        Settings numeric = multiple.matches() ? settings.with("eta", inUnits(multiple, problem.scale())) : settings;
        Optimizer draft = Optimizers.of(
                settings,
                numeric.realOrAuto("eta", Double.MIN_NORMAL, Double.MAX_VALUE).orElse(1));
        if (!settings.isAuto("eta")) {
            return draft;
        }
        double suggested = suggested(draft, problem);
        if (!(suggested > 0 && suggested < Double.POSITIVE_INFINITY)) {
            throw new UsageException("eta=auto finds no learning rate for ||A||=" + problem.targetNorm() + " and s="
                    + problem.scale() + "; give eta");
        }
        return draft.withEta(suggested);
    }

    /**
     * The bound of Theorem 1 itself: d^-(7 alpha/4 + 4 + p) for methods linear in the gradient, d^(-3 alpha) for the others, with
     * d^-alpha = s.
     */
    private static Optimizer literal(Optimizer draft, TwoLayerProblem problem, double p) {
        double s = problem.scale();
        double eta = draft.linearInGradient()
                ? StrictMath.pow(s, 1.75) * StrictMath.pow(problem.dimension(), -(4 + p))
                : s * s * s;
        if (!(eta >= Double.MIN_NORMAL && s < 1)) {
            throw new UsageException("eta=literal has no meaning at d=" + problem.dimension() + " and s=" + s
                    + ": it needs d >= 2 and s = d^-alpha below 1, and is eta=" + eta + "; give eta");
        }
        return draft.withEta(eta);
    }

    private static double inUnits(Matcher multiple, double scale) {
        double factor = multiple.group(1) == null ? 1 : Double.parseDouble(multiple.group(1));
        double power = multiple.group(2) == null ? 1 : Double.parseDouble(multiple.group(2));
        return factor * StrictMath.pow(scale, power);
    }

    /** The bound that eta must stay below. */
    public static double bound(Optimizer optimizer, TwoLayerProblem problem) {
        if (!optimizer.linearInGradient()) {
            return solutionScale(problem);
        }
        double edge = 2 * (1 + optimizer.momentum());
        double lookingAhead = optimizer instanceof Nesterov nesterov ? 1 + 2 * nesterov.beta() : 1;
        return edge / lookingAhead / (2 * problem.targetNorm() + decay(optimizer));
    }

    /**
     * Refuses an eta at or beyond the bound.
     *
     * @throws UsageException naming eta, the bound and where it comes from
     */
    public static void requireStable(Optimizer optimizer, TwoLayerProblem problem) {
        double bound = bound(optimizer, problem);
        if (optimizer instanceof AdamW adamW && adamW.eta() * adamW.weightDecay() >= 2) {
            throw new UsageException("eta=" + adamW.eta() + " is unstable for weightDecay=" + adamW.weightDecay()
                    + ": adamw needs eta < 2/weightDecay = " + (float) (2 / adamW.weightDecay()));
        }
        if (optimizer.eta() < bound) {
            return;
        }
        String why = optimizer.linearInGradient()
                ? "is unstable for ||A||=" + (float) problem.targetNorm() + ": " + words(optimizer)
                        + " needs eta < 2(1+beta)/" + (optimizer instanceof Nesterov ? "((1+2beta)" : "(") + "2||A||"
                        + (decay(optimizer) > 0 ? "+weightDecay" : "") + ") = "
                : "is larger than the solution's own weights: " + optimizer.name() + " needs eta < sqrt(max|A|/d) = ";
        throw new UsageException(
                "eta=" + optimizer.eta() + " " + why + (float) bound + " (unstable=true runs it all the same)");
    }

    /** The eta that {@code auto} stands for. */
    static double suggested(Optimizer optimizer, TwoLayerProblem problem) {
        double norm = problem.targetNorm();
        if (optimizer.linearInGradient()) {
            double beta = optimizer.momentum();
            double root = optimizer instanceof Nesterov ? (1 - beta) / (1 + beta) : 1 - StrictMath.sqrt(beta);
            double quiet = beta == 0 ? bound(optimizer, problem) : root * root / (2 * norm);
            return StrictMath.min(GROWTH * (1 - beta) / norm, 0.9 * quiet);
        }
        if (optimizer.name().equals("adagrad")) {
            return solutionScale(problem) / 50;
        }
        return StrictMath.min(problem.scale() / 10, solutionScale(problem) / 1000);
    }

    /**
     * The number of steps that {@code auto} stands for: what the closed-form loss laws say until the loss is about 1e-8
     * of its start, and a quarter more.
     */
    static double suggestedSteps(Optimizer optimizer, TwoLayerProblem problem) {
        if (!optimizer.linearInGradient()) {
            double signSteps = solutionScale(problem) / optimizer.eta();
            // sum of eta/sqrt(k) up to t is 2 eta sqrt(t): Adagrad needs the square of half as many
            return 50 + (optimizer.name().equals("adagrad") ? 1.5 * signSteps * signSteps / 4 : 1.25 * signSteps);
        }
        double[] grown = problem.growingDirection();
        double squares = 0;
        for (double c : grown) {
            squares += c * c;
        }
        double norm = problem.targetNorm();
        double perStep = 2 * optimizer.eta() / (1 - optimizer.momentum()) * norm;
        // a start beyond the end has no growth to wait for
        double growth = StrictMath.max(0, StrictMath.log(norm / squares));
        return 50 + 1.25 * (growth + StrictMath.log(1e4)) / perStep;
    }

    private static double solutionScale(TwoLayerProblem problem) {
        return StrictMath.sqrt(problem.largestTarget() / problem.dimension());
    }

    private static double decay(Optimizer optimizer) {
        return optimizer instanceof SgdMomentum heavyBall ? heavyBall.weightDecay() : 0;
    }

    private static String words(Optimizer optimizer) {
        if (optimizer instanceof Nesterov) {
            return "Nesterov";
        }
        return optimizer instanceof SgdMomentum ? "heavy ball" : "gradient descent";
    }
}
