package org.rmed.lab.scaling;

import org.rmed.theory.Words;

/**
 * What the paper says of an exponent.
 *
 * @param sense how a measured exponent must compare
 * @param exponent the paper's
 * @param source where it stands, and at what time it is meant
 */
public record Bound(Sense sense, double exponent, String source) {

    /** How a measured exponent must compare with the paper's. */
    public enum Sense {
        /** The paper bounds the quantity from above and x falls, or from below and x rises. */
        AT_LEAST(">="),
        /** The paper bounds the quantity from above and x rises. */
        AT_MOST("<="),
        /** The paper gives the order of the quantity. */
        EQUAL("=");

        private final String sign;

        Sense(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** {@code >= 1}. */
    public String words() {
        return sense.sign() + " " + Words.number(exponent);
    }

    /** Whether some exponent in [low, high] compares as it must. */
    public boolean allows(double low, double high) {
        return switch (sense) {
            case AT_LEAST -> high >= exponent;
            case AT_MOST -> low <= exponent;
            case EQUAL -> low <= exponent && exponent <= high;
        };
    }
}
