package org.rmed.theory.uniformity;

import java.util.List;

/** The configurations that claims share, so that a run asked for twice is run once. */
final class Configurations {

    /** Dimensions of the literal statements, five decades of them. */
    static final List<Integer> DECADES = List.of(10, 100, 1000, 10_000, 100_000, 1_000_000);

    /** Dimensions of the statements in which d grows. */
    static final List<Integer> GROWING = List.of(16, 32, 64, 128, 256);

    private static final String TARGETS = "lossTargets=0.9,0.7,0.5,0.3,0.2,0.1,0.05,0.03,0.02";

    private static final String UNTIL = "until=second-phase-end";

    private static final String ALPHA = "alpha=1.5";

    /** Dimensions above this start from s = d^-1: at alpha = 1.5 Adam needs 12 d steps. */
    private static final int STEEP = 1000;

    /**
     * Dimensions above this leave Adam to the limit engine: 12 sqrt(d) steps of d times 100 ns would take 20 minutes at 10^6.
     * Larger steps are no way out: Definition 4 needs eta d well below A_min^2.
     */
    private static final int STEPPABLE = 100_000;

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

    /** SGD+M to the end of the second phase, h ||A|| = 0.005. */
    static String[] sgd(int d) {
        return new String[] {"optimizer=sgdm", alpha(d), TARGETS, every(d), UNTIL};
    }

    /** Adam likewise, eta = s / 10. */
    static String[] adam(int d) {
        return new String[] {
            "optimizer=adam",
            alpha(d),
            "eta=0.1*s",
            d <= STEPPABLE ? "engine=auto" : "engine=limit",
            TARGETS,
            every(d),
            UNTIL
        };
    }

    /** Theorem 1 (1) as it stands: alpha = 4 (p + 2) and eta = d^-(7 alpha/4 + 4 + p), in the limit engine. */
    static String[] sgdLiteral(int p) {
        return literal("sgdm", 4 * (p + 2), p);
    }

    /** Theorem 1 (2) as it stands: alpha >= (p + 4)/3 and above 2, eta = d^(-3 alpha). */
    static String[] adamLiteral(int p) {
        return literal("adam", p == 1 ? 2.01 : 2.1, p);
    }

    private static String[] literal(String optimizer, double alpha, int p) {
        return new String[] {
            "optimizer=" + optimizer, "alpha=" + alpha, "p=" + p, "eta=literal", "engine=limit", "every=auto", UNTIL
        };
    }

    /** Initialization exponent of the relaxed regime: s sqrt(d) is 1/d, or 1/sqrt(d) where d is large. */
    private static String alpha(int d) {
        return d <= STEEP ? ALPHA : "alpha=1";
    }

    private static String every(int d) {
        return d <= STEEP ? "every=20" : "every=auto";
    }
}
