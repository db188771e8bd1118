package org.rmed.theory;

import java.util.List;

/**
 * A statement of a paper that can be checked and can fail: a plan of runs that meet its hypotheses, a judge of what they
 * show, and controls, plans on which the same judge must find it false.
 */
public interface Claim {

    /** What it says. */
    Description description();

    /** Its assumptions. */
    List<Hypothesis> hypotheses();

    /** Runs inside the hypotheses. */
    Plan plan(Scope scope);

    /** Plans outside the hypotheses; on each of them the statement must be found false. */
    List<Plan> controls(Scope scope);

    /**
     * What the runs say of the statement. Pure: looks at nothing but the outcomes.
     *
     * @param outcomes of a plan, in its order, none diverged or interrupted
     */
    Evidence judge(List<Outcome> outcomes);

    /**
     * Further configurations that the profile thorough checks, each on its own: {@code key=value} words over the plan's, such
     * as {@code "alpha=2"}.
     */
    default List<String> variants() {
        return List.of();
    }

    /** The word that names it. */
    default String id() {
        return description().id();
    }
}
