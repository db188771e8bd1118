package org.rmed.theory.uniformity;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.rmed.linear.initial.Vectors;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.LogisticLaw;

/**
 * A run of SGD+M with the quantities in which appendix C speaks. A phase time that was not reached is infinite, and what is asked
 * of the phases then is NaN.
 *
 * @param run with readings of every step
 */
record MomentumRun(Outcome run) {

    /** Relative: x rounds at an ulp over x - beta/x, 1e-15, and is raised to a power of up to 1e4; ten times that. */
    private static final double ROUNDING = 1e-10;

    /** T_1. */
    double firstEnd() {
        return time("T_1");
    }

    /** min(T_2, T_3), the end of the second phase. */
    double end() {
        return StrictMath.min(time("T_2"), time("T_3"));
    }

    double time(String phase) {
        OptionalDouble time = run.trajectory().phases().time(phase);
        return time.orElse(Double.POSITIVE_INFINITY);
    }

    /** A column at t; NaN if t was not reached. */
    double at(double t, String column) {
        return t < run.readings().rows().size() ? run.readings().at(t, column) : Double.NaN;
    }

    /** From T_1 to the last step before the end of the second phase. */
    Window secondPhase() {
        return reached() ? new Window(run, firstEnd(), end() - 1) : missing();
    }

    /** The same for what is about a step: those since T_1. */
    Window secondPhaseSteps() {
        return secondPhase().steps();
    }

    /** From a t to T_1. */
    Window firstPhase(double from) {
        return firstEnd() < Double.POSITIVE_INFINITY ? new Window(run, from, firstEnd()) : missing();
    }

    /** From the start to T_1. */
    Window firstPhase() {
        return firstPhase(0);
    }

    /** T_1 alone. */
    Window atFirstEnd() {
        return firstPhase(firstEnd());
    }

    /** The end of the second phase alone. */
    Window atEnd() {
        return end() < Double.POSITIVE_INFINITY ? new Window(run, end(), end()) : missing();
    }

    /** One step before it. */
    Window beforeEnd() {
        return end() < Double.POSITIVE_INFINITY ? new Window(run, end() - 1, end() - 1) : missing();
    }

    /** The first step alone. */
    Window firstStep() {
        return run.trajectory().end() >= 1 ? new Window(run, 1, 1) : missing();
    }

    private Window missing() {
        return new Window(run, Double.NaN, Double.NaN);
    }

    private boolean reached() {
        return end() < Double.POSITIVE_INFINITY && firstEnd() < Double.POSITIVE_INFINITY;
    }

    double beta() {
        return run.optimizer().momentum();
    }

    double eta() {
        return run.optimizer().eta();
    }

    /** h ||A||, the growth per step to leading order. */
    double drive() {
        return eta() * run.targetNorm() / (1 - beta());
    }

    /** ||C1||. */
    double startNorm() {
        return StrictMath.sqrt(Vectors.dot(run.growingDirection(), run.growingDirection()));
    }

    /** max_i |C1_i|. */
    double startMost() {
        return Vectors.largest(run.growingDirection());
    }

    /** (W2 W1)_j / A_j at T_1: with max |w2| = sqrt(s), it is s ||C1||^2 / (max C1^2 ||A||). */
    double learnedAtFirstEnd() {
        double spread = startNorm() / startMost();
        return run.scale() * spread * spread / run.targetNorm();
    }

    /** The decaying mode over the growing one at T_1: they start alike, and x1 x2 = 1 to leading order. */
    double decayedAtFirstEnd() {
        return startMost() * startMost() / run.scale();
    }

    /** q(T_1), and what rounding leaves of 1e4 steps where s is below it. */
    double learned() {
        return learnedAtFirstEnd() + ROUNDING;
    }

    /** The decaying over the growing mode at T_1, likewise. */
    double decayed() {
        return decayedAtFirstEnd() + ROUNDING;
    }

    double mostTarget() {
        return Vectors.largest(run.target());
    }

    double leastTarget() {
        return Arrays.stream(run.target()).map(StrictMath::abs).min().orElseThrow();
    }

    /** eps_0 = eps / d. */
    double eps0() {
        return run.eps() / run.dimension();
    }

    /** ||E||^2 / eps at T_2 when E is parallel to A: ||A||^2 / (d A_min^2). */
    double excessAtEnd() {
        return run.targetNorm() * run.targetNorm() / (run.dimension() * leastTarget() * leastTarget());
    }

    /** How far ||E||^2 may be from that of an E parallel to A, relative: twice the spread that Lemma 9's claim allows, 0.1 at most. */
    double parallel() {
        return StrictMath.min(0.1, 20 * run.dimension() * run.scale() * run.scale() + 1e-9);
    }

    /** d^-(alpha/4 - 1/2), the bound of Lemma 1. */
    double rankOneBound() {
        return StrictMath.pow(run.scale(), 0.25) * StrictMath.sqrt(run.dimension());
    }

    /** The logistic law of the loss; needs ||C1||^2 &lt; ||A||. */
    LogisticLaw law() {
        return new LogisticLaw(run.targetNorm(), startNorm() * startNorm(), eta(), beta());
    }

    /** Steps until ||E||^2 = value by the logistic law. */
    double timeTo(double value) {
        return law().sharpTimeTo(value / run.targetNorm() / run.targetNorm());
    }

    /** ln of the growth factor x per step. */
    double logGrowth() {
        return StrictMath.log(law().growth());
    }
}
