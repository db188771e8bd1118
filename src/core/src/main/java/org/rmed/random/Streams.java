package org.rmed.random;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The random streams of one run. A stream is Philox 4x64-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random
 * numbers: as easy as 1, 2, 3") with the run's seed as the first key word, a 64-bit hash of the purpose as the second,
 * and an index (the step, say) in the highest word of the counter. Any stream can therefore be opened alone, in any
 * order, by any thread, and gives the same numbers; streams of one key overlap only after 2^192 blocks.
 *
 * <p>Gaussian numbers come from the Ziggurat sampler of Commons RNG: the value returned is a product of table entries
 * and uniform bits; a logarithm or exponential only decides rare rejections.
 *
 * @param seed the run's seed
 * @param scope goes before every purpose: streams of different scopes are independent although the seed is the same
 */
public record Streams(long seed, String scope) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** The streams of a seed, in no particular scope. */
    public Streams(long seed) {
        this(seed, "");
    }

    /** The same seed in a narrower scope, such as one dimension d: runs of different d share no numbers. */
    public Streams within(String narrower) {
        return new Streams(seed, scope + narrower + "/");
    }

    /** The stream of a purpose, such as {@code "init.W1"}. */
    public UniformRandomProvider open(String purpose) {
        return open(purpose, 0);
    }

    /** The index-th stream of a purpose, such as the batch of step t. */
    public UniformRandomProvider open(String purpose, long index) {
        return RandomSource.PHILOX_4X64.create(new long[] {seed, hash(scope + purpose), 0, 0, 0, index});
    }

    /**
     * Fills an array with independent N(0, sd^2) numbers.
     *
     * @param source where the bits come from. Modified.
     * @param values overwritten. Modified.
     */
    public static void gaussian(UniformRandomProvider source, double sd, double[] values) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(source);
        for (int i = 0; i < values.length; i++) {
            values[i] = sd * normal.sample();
        }
    }

    /** A (rows x columns) matrix of independent N(0, sd^2) numbers, filled row by row. */
    public static double[][] gaussian(UniformRandomProvider source, double sd, int rows, int columns) {
        double[][] matrix = new double[rows][columns];
        Arrays.stream(matrix).forEachOrdered(row -> gaussian(source, sd, row));
        return matrix;
    }

    /** FNV-1a: fixed for all time, unlike a library's hash. */
    private static long hash(String purpose) {
        long hash = FNV_OFFSET;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
