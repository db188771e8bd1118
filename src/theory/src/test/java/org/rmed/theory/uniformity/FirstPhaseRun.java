package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rmed.theory.Claim;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;

/** A made-up run of Adam's first phase: constant readings, some of them replaced at single t. */
final class FirstPhaseRun {

    private final String words;
    private final int rows;
    private final List<String> columns = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private final Fabricated run;

    /**
     * @param words of the settings
     * @param planted T_P, not reached where it is NaN
     * @param end T_1
     * @param rows number of readings; the run ends at rows - 1
     */
    FirstPhaseRun(String words, double planted, double end, int rows) {
        this.words = words;
        this.rows = rows;
        this.run = Fabricated.run(words);
        run.row(0, 1).row(rows - 1, 1);
        if (!Double.isNaN(planted)) {
            run.phase("T_P", planted);
        }
        if (!Double.isNaN(end)) {
            run.phase("T_1", end);
        }
    }

    /** A column of one value. */
    FirstPhaseRun with(String column, double value) {
        columns.add(column);
        double[] all = new double[rows];
        Arrays.fill(all, value);
        values.add(all);
        return this;
    }

    /** A column's value at one t. */
    FirstPhaseRun at(int t, String column, double value) {
        values.get(columns.indexOf(column))[t] = value;
        return this;
    }

    Outcome outcome() {
        for (String sign : List.of("flipped", "astray")) {
            if (!columns.contains(sign)) {
                with(sign, 0);
            }
        }
        run.gauged(columns.toArray(String[]::new));
        for (int t = 0; t < rows; t++) {
            int row = t;
            run.reading(values.stream().mapToDouble(column -> column[row]).toArray());
        }
        return run.outcome();
    }

    @Override
    public String toString() {
        return words;
    }

    /** Every finding holds, and the verdict says so. */
    static void held(Claim claim, Outcome... runs) {
        assertEquals(Verdict.HELD, claim.judge(List.of(runs)).verdict(), () -> claim.judge(List.of(runs))
                .decisive()
                .toString());
    }

    /** The finding of this number, and no other, fails. */
    static void failsOnly(int finding, Claim claim, Outcome... runs) {
        List<Finding> findings = claim.judge(List.of(runs)).findings();
        for (int k = 0; k < findings.size(); k++) {
            assertEquals(
                    k == finding ? Finding.State.FAILS : Finding.State.HOLDS,
                    findings.get(k).state(),
                    findings.get(k).toString());
        }
    }

    /** The claim fails, whatever the findings. */
    static void fails(Claim claim, Outcome... runs) {
        assertEquals(Verdict.FAILED, claim.judge(List.of(runs)).verdict());
    }
}
