package org.rmed.theory.uniformity;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rmed.theory.Claim;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;

/**
 * A made-up run of Adam at d = 16 with every reading of {@link AdamSecondPhase#GAUGE} well inside the bounds of the lemmas, for t = 0
 * to 6, and T_P = 1, T_1 = 2, T_g = T_2 = 4, T_f = 5. Tests change one number.
 */
final class SecondPhaseRun {

    static final double ETA = 0.1 * Math.pow(16, -1.5);

    /** eta^(1/4) + 16^-(1.5/2 - 1/4). */
    static final double RATE = Math.pow(ETA, 0.25) + 0.25;

    private static final int LAST = 6;

    private final Map<String, double[]> readings = new LinkedHashMap<>();
    private final Map<String, Double> phases = new LinkedHashMap<>();
    private final double[] losses = new double[LAST + 1];
    private String words = "optimizer=adam d=16 alpha=1.5 eta=0.1*s";

    SecondPhaseRun() {
        for (String column : AdamSecondPhase.GAUGE.columns()) {
            double[] values = new double[LAST + 1];
            Arrays.fill(values, column.startsWith("step") ? ETA : 0.01);
            readings.put(column, values);
        }
        for (String column : new String[] {"unflipped_1_min", "weight_2_min", "weight_1_max", "weight_2_max"}) {
            Arrays.fill(readings.get(column), 1);
        }
        Arrays.fill(losses, 1e-3);
        phase("T_P", 1).phase("T_1", 2).phase("T_g", 4).phase("T_f", 5).phase("T_2", 4);
    }

    SecondPhaseRun words(String other) {
        words = other;
        return this;
    }

    SecondPhaseRun reading(String column, int t, double value) {
        readings.get(column)[t] = value;
        return this;
    }

    SecondPhaseRun loss(int t, double value) {
        losses[t] = value;
        return this;
    }

    SecondPhaseRun phase(String name, double t) {
        phases.put(name, t);
        return this;
    }

    SecondPhaseRun without(String phase) {
        phases.remove(phase);
        return this;
    }

    Outcome outcome() {
        Fabricated run = Fabricated.run(words).gauged(readings.keySet().toArray(String[]::new));
        phases.forEach(run::phase);
        for (int t = 0; t <= LAST; t++) {
            int row = t;
            run.row(t, losses[t]);
            run.reading(readings.values().stream()
                    .mapToDouble(values -> values[row])
                    .toArray());
        }
        return run.outcome();
    }

    /** 24 runs of this kind, as many as can show a share of 0.8. */
    Evidence evidence(Claim claim) {
        return claim.judge(Collections.nCopies(24, outcome()));
    }

    Verdict judge(Claim claim) {
        return evidence(claim).verdict();
    }
}
