package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Catches columns that land under another gauge's name, and vectors that are lost. */
class TogetherTest {

    private static final String[] WORDS = {"d=3", "scale=0.01", "eta=0.01"};

    @Test
    void eachColumnIsThatOfItsOwnGauge() {
        Together both = new Together(List.of(new ErrorDirection(), new LayerSizes()));
        HeavyBall together = HeavyBall.run(both, 5, WORDS);
        HeavyBall sizes = HeavyBall.run(new LayerSizes(), 5, WORDS);
        HeavyBall direction = HeavyBall.run(new ErrorDirection(), 5, WORDS);
        assertEquals(
                List.of("error_spread", "error_spread_j", "error_rise", "error_rise_j", "largest_w2"),
                both.columns().subList(0, 5));
        sizes.readings
                .columns()
                .forEach(name -> assertArrayEquals(sizes.readings.column(name), together.readings.column(name), name));
        direction
                .readings
                .columns()
                .forEach(name ->
                        assertArrayEquals(direction.readings.column(name), together.readings.column(name), name));
        assertEquals(1, together.readings.vectors().size());
    }

    /** Runs are shared between claims whose gauges are equal. */
    @Test
    void equalPartsAreEqual() {
        assertEquals(Together.of(new StepSizes()), new Together(List.of(new StepSizes())));
    }

    @Test
    void refusesAColumnTwice() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> new Together(List.of(new LayerSizes(), new LayerSizes())));
        assertTrue(refusal.getMessage().contains("two gauges with a column of one name"), refusal.getMessage());
    }
}
