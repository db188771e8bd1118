package org.rmed.theory;

import java.util.List;

/**
 * A statement of a paper that can be checked and can fail: a plan of runs that meet its hypotheses, a judge of what they
 * show, and controls, plans on which the same judge must find it false.
 */
public interface Claim {

    /** The word that names it on the command line, such as {@code theorem1-adam}. */
    String id();

    /** A short title. */
    String title();

    /** The statement in one or two sentences of our own, with the finite-d form that is tested. */
    String statement();

    /** Paper, place, and whether the form is printed there or derived from it. */
    String source();

    /** What sort of statement it is. */
    Kind kind();

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
}
