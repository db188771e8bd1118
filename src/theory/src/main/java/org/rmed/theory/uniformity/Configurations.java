package org.rmed.theory.uniformity;

import java.util.List;

/** The configurations that claims share, so that a run asked for twice is run once. */
final class Configurations {

    /** Dimensions of the statements in which d grows. */
    static final List<Integer> GROWING = List.of(16, 32, 64, 128, 256);

    private static final String TARGETS = "lossTargets=0.9,0.7,0.5,0.3,0.2,0.1,0.05,0.03,0.02";

    private static final String UNTIL = "until=second-phase-end";

    /** Initialization exponent of the relaxed regime: s = d^-1.5, so s sqrt(d) = 1/d. */
    private static final String ALPHA = "alpha=1.5";

    /** SGD+M to the end of the second phase, h ||A|| = 0.005. */
    static final String[] SGD = {"optimizer=sgdm", ALPHA, TARGETS, "every=20", UNTIL};

    /** Adam likewise, eta = s / 10. */
    static final String[] ADAM = {"optimizer=adam", ALPHA, "eta=0.1*s", TARGETS, "every=20", UNTIL};

    /**
     * Adam with steps far larger than the initial weights. Rows whose g2_i starts with the wrong sign turn back after the
     * first step, and whether they end up in step with the others is a matter of chance: in this cell the diagonal becomes
     * uniform in about 2 of 5 runs at d = 32, so "with high probability" is false.
     */
    static final String[] ADAM_FLIPPING = {"optimizer=adam", "scale=1e-7", "eta=1e-4", TARGETS, "every=20"};

    /** Adam with xi far above every gradient, which turns it into SGD with momentum. */
    static final String[] ADAM_BLUNTED = {
        "optimizer=adam", ALPHA, "xi=10", "eta=5e-3", TARGETS, "steps=4000", "every=20"
    };

    /** Adam from weights as large as the final ones: nothing grows, nothing becomes uniform. */
    static final String[] ADAM_LARGE_START = {
        "optimizer=adam", "alpha=0.4", "eta=1e-4", TARGETS, "steps=4000", "every=20"
    };

    /** SGD+M from weights that are large from the start: rank one is never reached. */
    static final String[] SGD_LARGE_START = {"optimizer=sgdm", "alpha=0.1", TARGETS, "steps=2000", "every=20"};

    private Configurations() {}
}
