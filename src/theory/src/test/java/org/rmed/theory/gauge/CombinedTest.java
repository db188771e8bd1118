package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.linear.trajectory.Observer;
import org.rmed.theory.Gauge;
import org.rmed.theory.Outcome;
import org.rmed.theory.Runs;

/** Catches columns in another order than their numbers, and vectors that get lost. */
class CombinedTest {

    private static Outcome run(Gauge gauge) {
        return Outcome.of(Runs.settings("optimizer=adam", "d=3", "steps=5", "engine=dense"), gauge, Observer.NONE);
    }

    @Test
    void readsWhatItsPartsRead() {
        Outcome together = run(new Combined(List.of(new StepSizes(), new DominationExcess(1), new SignStructure())));
        for (Gauge part : List.of(new StepSizes(), new SignStructure())) {
            Outcome alone = run(part);
            for (String column : part.columns()) {
                assertArrayEquals(
                        alone.readings().column(column), together.readings().column(column), column);
            }
        }
        assertArrayEquals(
                run(new DominationExcess(1)).readings().vector("instance_excess"),
                together.readings().vector("instance_excess"));
    }

    @Test
    void equalPartsAreEqual() {
        assertEquals(new Combined(List.of(new StepSizes())), new Combined(List.of(new StepSizes())));
    }

    @Test
    void oneNameTwiceIsRefused() {
        List<Gauge> twice = List.of(new StepSizes(), new StepSizes());
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> new Combined(twice));
        assertTrue(refusal.getMessage().startsWith("two gauges share a column: [step_1_max"), refusal.getMessage());
    }
}
