package org.rmed.theory.falsification;

import java.util.List;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Observer;
import org.rmed.spec.Settings;
import org.rmed.theory.Claim;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Outcome;

/**
 * What is known of a candidate before it is run.
 *
 * @param outside whether its first seed violates a hypothesis
 * @param cost of its dearest run, in units of one weight moved once
 */
record Preview(boolean outside, double cost) {

    /** Work of a step that does not grow with d, in the same unit. */
    private static final double PER_STEP = 100;

    /** Of the skeleton per coordinate, and of Krylov in all: directions and their products, roughly. */
    private static final double RANK = 50;

    /** Work of the limit engine per coordinate, roughly. */
    private static final double FLOW = 2e3;

    /**
     * Looks at one run of each configuration.
     *
     * @param most beyond this cost nothing else is looked at
     * @throws RuntimeException where one of them cannot be run
     */
    static Preview of(Claim claim, List<Settings> samples, double most) {
        double cost = 0;
        for (Settings run : samples) {
            cost = StrictMath.max(cost, cost(Setup.of(run)));
        }
        if (cost > most) {
            return new Preview(false, cost);
        }
        List<Outcome> starts = samples.stream()
                .map(run -> Outcome.of(run.with("steps", 0), Observer.NONE))
                .toList();
        boolean outside = claim.hypotheses().stream()
                .anyMatch(hypothesis -> hypothesis.worst(starts).status() == Hypothesis.Status.VIOLATED);
        return new Preview(outside, cost);
    }

    private static double cost(Setup setup) {
        double d = setup.problem().dimension();
        return switch (setup.engine()) {
            case DENSE -> setup.steps() * (d * d + PER_STEP);
            case KRYLOV -> setup.steps() * (RANK + PER_STEP) + d * d;
            case SKELETON -> setup.steps() * (d * RANK + PER_STEP);
            case LIMIT -> d * FLOW;
        };
    }
}
