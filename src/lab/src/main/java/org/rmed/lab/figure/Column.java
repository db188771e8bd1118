package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.rmed.theory.Outcome;

/** What a {@link Plot} shows of a run: a trajectory column, or one worked out from it. */
final class Column {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("t", "t"),
            Map.entry("loss", "Lbar"),
            Map.entry("r_med_1", "R_{med,1}"),
            Map.entry("r_med_2", "R_{med,2}"),
            Map.entry("sigma2_over_sigma1", "\u03c3_2 / \u03c3_1 of W_1"),
            Map.entry("r_u", "R_u"),
            Map.entry("r_v", "R_v"),
            Map.entry("residual_1_max", "largest rank-one residual of W_1"),
            Map.entry("residual_1_median", "median rank-one residual of W_1"),
            Map.entry("residual_2_max", "largest rank-one residual of W_2"),
            Map.entry("residual_2_median", "median rank-one residual of W_2"),
            Map.entry("r_od_l2", "R_{OD}"),
            Map.entry("r_od_l1", "R_{OD} (l_1)"),
            Map.entry("spearman_g_1", "Spearman of |H_{ii}| and |g_i|"),
            Map.entry("spread_g_1", "max / median |g_i|"),
            Map.entry("spread_adaptive_g_1", "max / median adaptive |g_i|"),
            Map.entry("error_min", "min_j E_j / A_j"),
            Map.entry("error_max", "max_j E_j / A_j"),
            Map.entry("w2_min", "min_i |w_{2,i}|"),
            Map.entry("w2_max", "max_i |w_{2,i}|"));

    /** t as a share of the end of the second phase. */
    private static final String SHARE = "t/T_2";

    private static final String TRAVELLED = "eta t";
    private static final String LESS_ONE = " - 1";

    private Column() {}

    /** The axis label of a word: a column's, or the word itself. */
    static String label(String word) {
        if (word.equals(SHARE)) {
            return "t / T_2";
        }
        if (word.equals(TRAVELLED)) {
            return "\u03b7 t";
        }
        return word.endsWith(LESS_ONE)
                ? label(word.substring(0, word.length() - LESS_ONE.length())) + LESS_ONE
                : LABELS.getOrDefault(word, word);
    }

    /**
     * The values by row.
     *
     * @param word a column, such as {@code loss}; {@code r_med_1 - 1}; {@code t/T_2}; {@code eta t}
     * @throws IllegalArgumentException for a word that is no column of the run
     */
    static double[] of(Outcome run, String word) {
        if (word.equals(SHARE) || word.equals(TRAVELLED)) {
            double unit = unit(run, word);
            return map(run.column("t"), t -> t * unit);
        }
        return word.endsWith(LESS_ONE)
                ? map(of(run, word.substring(0, word.length() - LESS_ONE.length())), value -> value - 1)
                : run.column(word);
    }

    /** Where a time stands on an axis of such a word; NaN where it does not measure time. */
    static double time(Outcome run, String word, double t) {
        return word.equals("t") ? t : word.equals(SHARE) || word.equals(TRAVELLED) ? t * unit(run, word) : Double.NaN;
    }

    private static double unit(Outcome run, String word) {
        return word.equals(SHARE) ? 1 / Seeds.end(run) : run.optimizer().eta();
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }
}
