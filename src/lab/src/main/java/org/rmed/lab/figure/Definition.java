package org.rmed.lab.figure;

import java.util.List;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.PhaseTimeLaw;

/**
 * A phase time of Jiang, Malik and Li (2023), and what its definition watches.
 *
 * @param time such as {@code T_1}
 * @param quantity a vector of {@link Definitions}
 */
record Definition(String time, String quantity) {

    /** Definitions 1 to 3. */
    static List<Definition> ofSgdm() {
        return List.of(
                new Definition("T_1", Definitions.LARGEST_WEIGHT),
                new Definition("T_2", Definitions.SMALLEST_ERROR),
                new Definition("T_3", Definitions.SQUARED_ERROR));
    }

    /** Definitions 4 to 6, and T_P. */
    static List<Definition> ofAdam() {
        return List.of(
                new Definition("T_P", Definitions.SMALLEST_WEIGHT),
                new Definition("T_1", Definitions.SMALLEST_ERROR),
                new Definition("T_g", Definitions.SMALLEST_GRADIENT),
                new Definition("T_f", Definitions.LARGEST_ERROR));
    }

    /** Threshold and closed form in a run. */
    PhaseTimeLaw law(Outcome run) {
        return Laws.phaseTimes(run).stream()
                .filter(each -> each.time().equals(time))
                .findFirst()
                .orElseThrow();
    }
}
