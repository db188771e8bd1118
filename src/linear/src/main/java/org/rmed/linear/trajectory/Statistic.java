package org.rmed.linear.trajectory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.rmed.linear.Hessian;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.engine.Network;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;
import org.rmed.statistic.Alignment;
import org.rmed.statistic.DiagonalDominance;
import org.rmed.statistic.DiagonalUniformity;
import org.rmed.statistic.RankOneResidual;
import org.rmed.statistic.SingularUniformity;

/** A group of trajectory columns. {@link #UNIFORMITY} is always there; the others cost more and are asked for. */
public enum Statistic {
    /** R_med of both layers, eq. (1) with the Hessian of section 3.2: O(d log d). */
    UNIFORMITY("uniformity", List.of("r_med_1", "r_med_2"), Statistic::uniformity),
    /** sigma_2 / sigma_1, R_u, R_v and the rank-one residuals of both layers: one singular value decomposition, O(d^3). */
    RANK(
            "rank",
            List.of(
                    "sigma2_over_sigma1",
                    "r_u",
                    "r_v",
                    "residual_1_max",
                    "residual_1_median",
                    "residual_2_max",
                    "residual_2_median"),
            Statistic::rank),
    /** R_OD over all d^2 + d coordinates, eq. (40), in both readings: O(d^3). */
    DOMINANCE("dominance", List.of("r_od_l2", "r_od_l1"), Statistic::dominance),
    /** Section 4.3 on W1: Spearman of |H_ii| and |g_i|, spread max/median of |g| and of the adaptive |g|: O(d^2 log d). */
    ALIGNMENT("alignment", List.of("spearman_g_1", "spread_g_1", "spread_adaptive_g_1"), Statistic::alignment),
    /** min and max of E_j / A_j, and min and max of |w2_i|: O(d). */
    RANGES("ranges", List.of("error_min", "error_max", "w2_min", "w2_max"), Statistic::ranges);

    private final String word;
    private final List<String> columns;
    private final Function<Network, double[]> measure;

    Statistic(String word, List<String> columns, Function<Network, double[]> measure) {
        this.word = word;
        this.columns = columns;
        this.measure = measure;
    }

    /** Whether it needs all d^2 weights, and not only W2, E and the row norms. */
    public boolean needsEntries() {
        return this == RANK || this == DOMINANCE || this == ALIGNMENT;
    }

    /** The word used in settings. */
    public String word() {
        return word;
    }

    /** Column names, in the order of {@link #measure}. */
    public List<String> columns() {
        return columns;
    }

    /** The values at the network's present state. */
    public double[] measure(Network network) {
        return measure.apply(network);
    }

    /** The groups named by a comma-separated list, after {@link #UNIFORMITY}; {@code all} means every one. */
    public static List<Statistic> named(String list) {
        List<String> words = Arrays.stream(values()).map(Statistic::word).toList();
        List<Statistic> chosen = new ArrayList<>(List.of(UNIFORMITY));
        for (String asked : list.isEmpty() ? new String[0] : list.split(",", -1)) {
            String name = asked.strip();
            if (name.equals("all")) {
                return List.of(values());
            }
            if (!words.contains(name)) {
                throw new UsageException("unknown statistics '" + name + "'" + Nearest.suggestion(name, words)
                        + " (any of: " + String.join(", ", words) + ", or all)");
            }
            Statistic statistic = values()[words.indexOf(name)];
            if (!chosen.contains(statistic)) {
                chosen.add(statistic);
            }
        }
        return List.copyOf(chosen);
    }

    private static double[] uniformity(Network network) {
        return new double[] {
            DiagonalUniformity.rMed(Hessian.firstLayerDiagonal(network.secondLayer())),
            DiagonalUniformity.rMed(network.rowNormsSquared())
        };
    }

    private static double[] rank(Network network) {
        SingularUniformity singular = SingularUniformity.of(network.firstLayer());
        RankOneResidual residual = RankOneResidual.leading(network.firstLayer(), network.secondLayer());
        return new double[] {
            singular.rankRatio(),
            singular.rU(),
            singular.rV(),
            residual.layer1Max(),
            residual.layer1Median(),
            residual.layer2Max(),
            residual.layer2Median()
        };
    }

    private static double[] dominance(Network network) {
        double[] w2 = network.secondLayer();
        double[] diagonal = Hessian.diagonal(w2, network.firstLayer());
        return Arrays.stream(new DiagonalDominance.Norm[] {DiagonalDominance.Norm.L2, DiagonalDominance.Norm.L1})
                .mapToDouble(norm -> DiagonalDominance.rOd(
                        diagonal, Hessian.offDiagonalNorms(w2, network.firstLayer(), network.error(), norm)))
                .toArray();
    }

    private static double[] alignment(Network network) {
        double[] w2 = network.secondLayer();
        double[] diagonal = new double[w2.length * w2.length];
        for (int i = 0; i < w2.length; i++) {
            Arrays.fill(diagonal, i * w2.length, (i + 1) * w2.length, w2[i] * w2[i]);
        }
        double[] gradient = flat(LossAndGradient.firstLayerGradient(w2, network.error()));
        return new double[] {
            // equal diagonal entries (one hidden unit, say) have no order to compare
            Arrays.stream(diagonal).allMatch(h -> h == diagonal[0])
                    ? Double.NaN
                    : Alignment.spearman(diagonal, gradient),
            Alignment.spread(gradient),
            Alignment.spread(flat(network.adaptiveGradient()))
        };
    }

    private static double[] ranges(Network network) {
        double[] ratio = network.error().clone();
        Arrays.setAll(ratio, j -> ratio[j] / network.target()[j]);
        double[] size = network.secondLayer().clone();
        Arrays.setAll(size, i -> StrictMath.abs(size[i]));
        return new double[] {
            Arrays.stream(ratio).min().orElseThrow(), Arrays.stream(ratio).max().orElseThrow(),
            Arrays.stream(size).min().orElseThrow(), Arrays.stream(size).max().orElseThrow()
        };
    }

    private static double[] flat(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }
}
