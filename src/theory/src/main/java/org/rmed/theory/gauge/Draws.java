package org.rmed.theory.gauge;

import org.rmed.linear.simulation.Setup;
import org.rmed.random.Streams;

/** Random numbers that gauges draw beside a run: a function of the run's seed, its d and a purpose. */
final class Draws {

    private Draws() {}

    /** The streams of a purpose, such as {@code lemma29}; those of the run itself have other names. */
    static Streams of(Setup setup, String purpose) {
        return ofRun(setup).within(purpose);
    }

    /** The streams from which the run draws its problem. */
    static Streams ofRun(Setup setup) {
        return new Streams(setup.settings().whole("seed", 0, 1L << 53))
                .within("d=" + setup.problem().dimension());
    }
}
