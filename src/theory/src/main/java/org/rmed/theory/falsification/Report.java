package org.rmed.theory.falsification;

import org.rmed.theory.Claim;

/**
 * What a search found.
 *
 * @param claim what was to be falsified
 * @param tried candidates run
 * @param inside those that meet the hypotheses, literally or relaxed
 * @param outside those that violate one
 * @param lost candidates that were run and could not be judged
 * @param leftOut configurations not run at all
 */
public record Report(Claim claim, int tried, Side inside, Side outside, Losses lost, Losses leftOut) {

    /** Whether the claim fails inside its hypotheses, also with more seeds. */
    public boolean falsified() {
        return inside.smallest().isPresent();
    }
}
