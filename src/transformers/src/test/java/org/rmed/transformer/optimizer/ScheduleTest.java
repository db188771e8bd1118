package org.rmed.transformer.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rmed.transformer.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.spec.Settings;
import org.rmed.transformer.optimizer.Schedule.Course;

/** Catches: a fall that ends a step early or late, a first or last step of no length, a jump after the warm-up. */
class ScheduleTest {

    @Test
    void linearFallsFromTheFullRateTowardsZero() {
        Schedule schedule = Schedule.linear(4);
        double[] expected = {2, 1.5, 1, 0.5};
        for (int t = 0; t < 4; t++) {
            assertEquals(expected[t], schedule.eta(2, t));
        }
    }

    @Test
    void warmUpRisesToTheFullRate() {
        Schedule schedule = Schedule.named("linear", 3, 7);
        double[] expected = {0.25, 0.5, 0.75, 1, 0.75, 0.5, 0.25};
        for (int t = 0; t < 7; t++) {
            assertEquals(expected[t], schedule.eta(1, t));
        }
        Schedule constant = Schedule.named("constant", 1, 4);
        double[] flat = {0.5, 1, 1, 1};
        for (int t = 0; t < 4; t++) {
            assertEquals(flat[t], constant.eta(1, t));
        }
    }

    @Test
    void constantIsTheRateItself() {
        assertEquals(0.1, Schedule.constant(10).eta(0.1, 0));
        assertEquals(0.1, Schedule.constant(10).eta(0.1, 9));
    }

    @Test
    void settingsNameTheSchedule(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("defaults.properties"), "schedule = constant\nwarmUp = 0\n");
        Settings settings = Settings.defaults(file.toUri().toURL());
        assertEquals(Schedule.constant(5), Schedule.of(settings, 5));
        assertEquals(
                new Schedule(Course.LINEAR, 2, 5),
                Schedule.of(settings.with("schedule", "linear").with("warmUp", "2"), 5));
    }

    @Test
    void stepsOutsideTheRunAreErrors() {
        assertThrows(IllegalArgumentException.class, () -> Schedule.constant(10).eta(1, 10));
        assertThrows(IllegalArgumentException.class, () -> Schedule.linear(10).eta(1, -1));
    }

    @Test
    void badWishesAreRefused() {
        assertRefused(() -> Schedule.named("lineer", 0, 10), "lineer", "did you mean 'linear'", "constant");
        assertRefused(() -> Schedule.named("linear", 10, 10), "warmUp=10", "[0, 9]", "shorten");
        assertRefused(() -> Schedule.named("linear", -1, 10), "warmUp=-1");
        assertRefused(() -> Schedule.linear(0), "steps=0", "at least 1");
    }
}
