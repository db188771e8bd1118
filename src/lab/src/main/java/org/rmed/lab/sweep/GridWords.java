package org.rmed.lab.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.UsageException;

/** The words of a sweep, for the command line and for programs alike. */
public final class GridWords {

    private static final int MOST_THREADS = 1024;

    private GridWords() {}

    /**
     * Words as values by key.
     *
     * @throws UsageException for a word that is no key=values, and for a key that is given twice
     */
    public static SortedMap<String, String> values(List<String> words) {
        TreeMap<String, String> values = new TreeMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                Setup.defaults().withArguments(List.of(word)); // says what is wrong
            }
            String key = word.substring(0, equals).strip();
            String earlier = values.put(key, word.substring(equals + 1).strip());
            if (earlier != null) {
                throw new UsageException("key '" + key + "' is given twice (" + earlier + " and " + values.get(key)
                        + "); keep one, with all its values: " + key + "=" + earlier + "," + values.get(key));
            }
        }
        return values;
    }

    /** Runs side by side: all cores unless a word says otherwise. */
    public static int threads(String word) {
        return word == null
                ? StrictMath.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS)
                : Setup.defaults().with("threads", word).integer("threads", 1, MOST_THREADS);
    }

    /** The command that repeats a share of a grid. */
    public static String command(Grid grid, Shard shard) {
        StringBuilder command = new StringBuilder("rmed sweep");
        grid.words()
                .forEach((key, values) ->
                        command.append(' ').append(key).append('=').append(values));
        return command + (shard.equals(Shard.WHOLE) ? "" : " --shard " + shard);
    }

    /** What a manifest says of it. */
    public static Map<String, Object> facts(Grid grid, Shard shard, int threads) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("sweep", grid.words());
        facts.put("cells", grid.size());
        facts.put("shard", shard.toString());
        facts.put("threads", threads);
        return facts;
    }
}
