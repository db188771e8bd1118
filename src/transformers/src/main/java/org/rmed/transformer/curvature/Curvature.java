package org.rmed.transformer.curvature;

import java.util.Arrays;

/** What a look at one parameter's second derivatives gave: numbers, or the reason why there are none. */
public sealed interface Curvature {

    /**
     * Derivatives at n coordinates. Arrays are copied, in and out.
     *
     * @param gradient g: (n) first derivatives
     * @param block H: (n x n) second derivatives, row i = derivative of the gradient by coordinate i. Not made symmetric.
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Measured(double[] gradient, double[][] block) implements Curvature {

        public Measured {
            int n = gradient.length;
            if (n == 0 || block.length != n || Arrays.stream(block).anyMatch(row -> row.length != n)) {
                throw new IllegalArgumentException("a gradient of " + n + " and a block of " + block.length
                        + " rows must have n and (n x n) entries, n at least 1");
            }
            gradient = gradient.clone();
            block = copy(block);
        }

        @Override
        public double[] gradient() {
            return gradient.clone();
        }

        @Override
        public double[][] block() {
            return copy(block);
        }

        /** The Hessian's diagonal (n). */
        public double[] diagonal() {
            double[] diagonal = new double[block.length];
            Arrays.setAll(diagonal, i -> block[i][i]);
            return diagonal;
        }

        /**
         * ||H - H^T|| / (2 ||H||) in Frobenius norms, in [0, 1]: the rounding that is visible, since the true Hessian is
         * symmetric. About 1e-6 in 32 bits and 1e-15 in 64; near 0.7 for a block that is rounding altogether.
         */
        public double asymmetry() {
            return StructuralZero.asymmetry(block);
        }

        /** Equal if all numbers are. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Measured that
                    && Arrays.equals(gradient, that.gradient)
                    && Arrays.deepEquals(block, that.block);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(gradient) + Arrays.deepHashCode(block);
        }

        private static double[][] copy(double[][] rows) {
            return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        }
    }

    /**
     * No numbers.
     *
     * @param reason why
     * @param words the same in a sentence, with the numbers that say so
     */
    record NoCurvature(Reason reason, String words) implements Curvature {}

    /** Why there are no numbers. */
    enum Reason {
        /** A bias of attention's keys: the softmax cancels it. */
        KEY_BIAS,
        /** An embedding none of whose rows is in the batch. */
        ROWS_ABSENT,
        /** The loss does not depend on the parameter. */
        UNREACHED,
        /** The loss is a linear function of the parameter. */
        LINEAR,
        /** What was computed is 0 or no more than rounding. */
        ROUNDING,
        /** The loss or a derivative is infinite or NaN: the run has diverged. */
        NOT_FINITE
    }
}
