package org.rmed.lab.sweep;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;

/**
 * One point of a grid, run with one or more seeds. Its id is made from what is run alone, and the seeds from its id: they
 * depend neither on the grid nor on the order or the worker, and a larger number of seeds starts with the same ones.
 *
 * @param id 16 hexadecimal digits of the SHA-256 of its settings
 * @param settings without a seed of their own unless {@code ownSeed}
 * @param seeds number of runs
 * @param ownSeed whether the settings' own seed is run, and no other
 */
public record Cell(String id, Settings settings, int seeds, boolean ownSeed) {

    private static final int DIGITS = 16;

    static final Pattern ID = Pattern.compile("[0-9a-f]{" + DIGITS + "}");
    /** Seeds are whole numbers that a double, and so every reader of JSON and CSV, holds exactly. */
    private static final int SEED_BITS = 53;

    /** A cell whose seeds come from its id. */
    public static Cell of(Settings settings, int seeds) {
        return new Cell(id(settings, false), settings, seeds, false);
    }

    /**
     * A cell.
     *
     * @param settings what is run
     * @param identity the same, with the names of files replaced by what is in them
     */
    static Cell of(Settings settings, Settings identity, int seeds, boolean ownSeed) {
        return new Cell(id(identity, ownSeed), settings, ownSeed ? 1 : seeds, ownSeed);
    }

    private static String id(Settings identity, boolean ownSeed) {
        Set<String> excluded = new HashSet<>(Setup.IDLE_KEYS);
        if (!ownSeed) {
            excluded.add("seed");
        }
        return identity.fingerprint(excluded).substring(0, DIGITS);
    }

    /** The seed of the k-th run. */
    public long seed(int k) {
        return ownSeed
                ? settings.whole("seed", 0, 1L << SEED_BITS)
                : new BigInteger(1, sha256(id + "/" + k))
                        .shiftRight(256 - SEED_BITS)
                        .longValueExact();
    }

    /** The k-th run: {@code rmed simulate} repeats it. */
    public Settings run(int k) {
        return settings.with("seed", seed(k));
    }

    /** All runs. */
    public List<Settings> runs() {
        return LongStream.range(0, seeds).mapToObj(k -> run((int) k)).toList();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
