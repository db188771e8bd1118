package org.rmed.lab.sweep;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmed.spec.UsageException;

/**
 * The i-th of n equal shares of a grid: the cells whose number is i - 1 modulo n.
 *
 * @param i from 1
 * @param n at least i
 */
public record Shard(int i, int n) {

    /** The whole grid. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final int MOST = 100_000;
    private static final Pattern WORD = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");
    private static final Pattern FILE = Pattern.compile("([0-9]{1,6})-of-([0-9]{1,6})\\.jsonl");

    /** Checks that there is such a share. */
    public Shard {
        if (i < 1 || i > n || n > MOST) {
            throw new UsageException(
                    "there is no shard " + i + "/" + n + "; the first of n is 1/n, the last n/n, n at most " + MOST);
        }
    }

    /** Reads {@code 3/8}. */
    public static Shard of(String word) {
        Matcher matcher = WORD.matcher(word);
        if (!matcher.matches()) {
            throw new UsageException("shard '" + word + "' is not of the form i/n, as in 3/8");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The shard whose journal has this file name. */
    static Optional<Shard> ofFile(String name) {
        Matcher matcher = FILE.matcher(name);
        return matcher.matches()
                ? Optional.of(new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Name of its files, without ending. */
    String fileName() {
        return i + "-of-" + n;
    }

    /** How many of so many cells are its own. */
    public long share(long cells) {
        return cells < i ? 0 : (cells - i) / n + 1;
    }

    /** The number, in the grid, of the k-th of its cells. */
    long index(long k) {
        return i - 1 + k * n;
    }

    /** {@code 3/8}. */
    @Override
    public String toString() {
        return i + "/" + n;
    }
}
