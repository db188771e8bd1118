package org.rmed.statistic;

/**
 * The median; for an even count the mean of the two middle values, as in NumPy. Exact for an odd count and correctly
 * rounded for an even one (outside the subnormal range); never overflows. Depends on the multiset of values only, to
 * the last bit: -0 counts as 0.
 *
 * <p>Found by quickselect with three-way partitions. Pivot positions come from a fixed pseudo-random sequence: a
 * sorted, constant or organ-pipe array costs no more than any other (about 3.4 n comparisons), and every run takes the
 * same path.
 */
public final class Median {

    private Median() {}

    /**
     * The median, leaving the argument alone.
     *
     * @param values at least one, all finite. Not modified.
     * @throws IllegalArgumentException if there are no values, or one is NaN or infinite
     */
    public static double of(double[] values) {
        return ofScratch(values.clone());
    }

    /**
     * The median, without allocating.
     *
     * @param scratch at least one value, all finite. Modified: reordered.
     * @throws IllegalArgumentException if there are no values, or one is NaN or infinite; then nothing was reordered
     */
    public static double ofScratch(double[] scratch) {
        FiniteEntries.require(scratch, "values");
        return select(scratch);
    }

    /**
     * The same without checks, so that +infinity may stand among the values; -infinity and NaN may not.
     *
     * @param scratch at least one value. Modified: reordered.
     */
    static double select(double[] scratch) {
        int k = scratch.length >>> 1;
        moveIntoPlace(scratch, k);
        double upper = scratch[k];
        if ((scratch.length & 1) == 1) {
            return upper + 0.0;
        }
        double lower = scratch[0];
        for (int i = 1; i < k; i++) {
            lower = Math.max(lower, scratch[i]);
        }
        double sum = lower + upper;
        // Halving first would round subnormals, halving last overflows above half the largest double.
        return (Double.isInfinite(sum) ? 0.5 * lower + 0.5 * upper : 0.5 * sum) + 0.0;
    }

    /** Reorders so that a[k] is what sorting would put there, with nothing greater before it. */
    private static void moveIntoPlace(double[] a, int k) {
        int low = 0;
        int high = a.length - 1;
        int random = 0x9e3779b9;
        while (low < high) {
            random = 1664525 * random + 1013904223;
            double pivot = a[low + (int) ((Integer.toUnsignedLong(random) * (high - low + 1)) >>> 32)];
            int firstEqual = low;
            int lastEqual = high;
            int i = low;
            while (i <= lastEqual) {
                double value = a[i];
                if (value < pivot) {
                    a[i++] = a[firstEqual];
                    a[firstEqual++] = value;
                } else if (value > pivot) {
                    a[i] = a[lastEqual];
                    a[lastEqual--] = value;
                } else {
                    i++;
                }
            }
            if (k < firstEqual) {
                high = firstEqual - 1;
            } else if (k > lastEqual) {
                low = lastEqual + 1;
            } else {
                return;
            }
        }
    }
}
