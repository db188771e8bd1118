package org.rmed.random;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Philox 4x64-10, written from Salmon, Moraes, Dror and Shaw (2011), section 3.3 and table 1, with 128-bit products in
 * {@link BigInteger}; and FNV-1a from its definition. Slow and plain: the oracle for {@link Streams}.
 */
final class ReferencePhilox {

    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger M0 = new BigInteger("D2E7470EE14C6C93", 16);
    private static final BigInteger M1 = new BigInteger("CA5A826395121157", 16);
    /** The golden ratio and sqrt(3) - 1, times 2^64. */
    private static final long[] WEYL = {0x9E3779B97F4A7C15L, 0xBB67AE8584CAA73BL};

    private ReferencePhilox() {}

    /** The four numbers of one counter. */
    static long[] block(long[] counter, long[] key) {
        long[] x = counter.clone();
        long[] k = key.clone();
        for (int round = 0; round < 10; round++) {
            BigInteger left = unsigned(x[0]).multiply(M0);
            BigInteger right = unsigned(x[2]).multiply(M1);
            x = new long[] {
                right.shiftRight(64).longValue() ^ x[1] ^ k[0],
                right.longValue(),
                left.shiftRight(64).longValue() ^ x[3] ^ k[1],
                left.longValue()
            };
            k[0] += WEYL[0];
            k[1] += WEYL[1];
        }
        return x;
    }

    /**
     * The first numbers of the stream that starts at counter (0, 0, 0, index); as in NumPy and Commons RNG the counter
     * is incremented before a block is drawn, so that the first block belongs to (1, 0, 0, index).
     */
    static long[] stream(long seed, String purpose, long index, int count) {
        long[] key = {seed, fnv1a(purpose)};
        long[] numbers = new long[count];
        for (int n = 0; n < count; n++) {
            numbers[n] = block(new long[] {1 + n / 4, 0, 0, index}, key)[n % 4];
        }
        return numbers;
    }

    /** FNV-1a, 64 bits: xor the byte, then multiply by 2^40 + 2^8 + 0xb3, modulo 2^64. */
    static long fnv1a(String text) {
        BigInteger hash = new BigInteger("14695981039346656037");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = hash.xor(BigInteger.valueOf(Byte.toUnsignedInt(b)))
                    .multiply(new BigInteger("1099511628211"))
                    .mod(TWO_64);
        }
        return hash.longValue();
    }

    private static BigInteger unsigned(long x) {
        return BigInteger.valueOf(x).mod(TWO_64);
    }
}
