package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rmed.theory.Claim;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;
import org.rmed.theory.law.RatioLaw;

/**
 * Made-up runs of both optimizers at d = 16 with the columns of statistics=rank well inside the bounds of section 6's claims, at t = 0
 * (start), 1 (T_1 or T_P), 2 (T_2) and 3 (end). Tests change one number for one optimizer.
 */
final class SingularRun {

    static final double S = Math.pow(16, -1.5);

    private static final List<String> COLUMNS = List.of("sigma2_over_sigma1", "r_u", "r_v", "r_med_1", "r_med_2");
    private static final int SEEDS = 24;

    private static final RatioLaw LAW = new RatioLaw(16);
    private static final double[] QUANTILES = java.util.stream.IntStream.range(0, SEEDS)
            .mapToDouble(k -> quantile((k + 0.5) / SEEDS))
            .toArray();

    private final Map<String, Double> changes = new HashMap<>();
    private final List<String> missing = new ArrayList<>();

    /** Changes one column of one optimizer's runs at one t; a negative number is minus a factor on what is there. */
    SingularRun set(String optimizer, String column, int t, double value) {
        changes.put(optimizer + column + t, value);
        return this;
    }

    SingularRun without(String phase) {
        missing.add(phase);
        return this;
    }

    /** max A^2 / median A^2 of seed 1, which all runs have. */
    static double ratioOfA() {
        double[] squares = Arrays.stream(
                        Fabricated.run("d=16 alpha=1.5").outcome().target())
                .map(a -> a * a)
                .sorted()
                .toArray();
        return 2 * squares[15] / (squares[7] + squares[8]);
    }

    List<Outcome> outcomes(String... optimizers) {
        List<Outcome> runs = new ArrayList<>();
        for (String optimizer : optimizers) {
            boolean adam = optimizer.equals("adam");
            for (int k = 0; k < SEEDS; k++) {
                Fabricated run = Fabricated.run(
                        "optimizer=" + optimizer + " d=16 alpha=1.5 eta=" + (adam ? "0.1*s" : "auto"),
                        COLUMNS.toArray(String[]::new));
                for (int t = 0; t <= 3; t++) {
                    run.row(t, 1, row(optimizer, t, k));
                }
                Map.of(adam ? "T_P" : "T_1", 1.0, "T_2", 2.0).forEach((name, t) -> {
                    if (!missing.contains(name)) {
                        run.phase(name, t);
                    }
                });
                runs.add(run.outcome());
            }
        }
        return runs;
    }

    /** R_u of SGD+M runs through the quantiles of its law. */
    private double[] row(String optimizer, int t, int k) {
        boolean adam = optimizer.equals("adam");
        double ratio = adam ? 1.01 : QUANTILES[k];
        double right = adam && t < 3 ? 1.001 : ratioOfA();
        double[] row = {1e-3, ratio, right, adam ? 1.2 : ratio, ratio};
        for (int c = 0; c < row.length; c++) {
            Double change = changes.get(optimizer + COLUMNS.get(c) + t);
            row[c] = change == null ? row[c] : change < 0 ? -change * row[c] : change;
        }
        return row;
    }

    private static double quantile(double p) {
        double low = 1;
        double high = 1e4;
        while (high / low > 1 + 1e-9) {
            double middle = Math.sqrt(low * high);
            if (LAW.cdf(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Evidence evidence(Claim claim) {
        return claim.judge(outcomes("sgdm", "adam"));
    }

    Verdict judge(Claim claim) {
        return evidence(claim).verdict();
    }
}
