package org.rmed.linear.limit;

import org.rmed.linear.engine.Network;

/**
 * A limit flow whose path is known as a whole: it can be put at any time tau. Its t is a number of steps, tau times
 * {@link #stepsPerTime}.
 */
sealed interface Flow extends Network permits GradientFlow, SignFlow {

    /** t / tau. */
    double stepsPerTime();

    /** No state is known at 0 < tau < this. */
    double firstTime();

    /** Puts the network at tau: 0, or at least {@link #firstTime}. */
    void moveTo(double tau);

    /** The phase times. */
    FlowPhases phases();

    /** First tau with loss at most this share of the start; infinite if it does not come. */
    double reaches(double share);

    @Override
    default String name() {
        return "limit";
    }
}
