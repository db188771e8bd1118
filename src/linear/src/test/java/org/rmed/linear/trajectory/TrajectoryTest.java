package org.rmed.linear.trajectory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Catches loss levels crossed several at a time of which one is noted, and reads of a trajectory that are off by one row. */
class TrajectoryTest {

    private static final Trajectory TRAJECTORY = new Trajectory(
            List.of("a", "b"),
            List.of(row(0, 8, 1, 2), row(5, 4, 3, 4), row(9, 2, 5, 6)),
            new Phases(Map.of("T_1", 5.0), new double[0]),
            new LossCrossings(List.of()),
            Status.COMPLETED,
            9);

    @Test
    void levelsAreCrossedInFallingOrderOnceEach() {
        LossCrossings crossings = new LossCrossings(List.of(0.1, 1.0, 0.5, 0.5, 0.25));
        assertEquals(List.of(1.0, 0.5, 0.25, 0.1), crossings.levels());
        assertTrue(crossings.observe(0, 1));
        assertFalse(crossings.observe(1, Math.nextUp(0.5)));
        assertTrue(crossings.observe(2, 0.2));
        assertFalse(crossings.observe(3, 0.9), "rising again crosses nothing");
        assertFalse(crossings.observe(4, 0.3));
        assertEquals(OptionalDouble.of(0), crossings.time(1));
        assertEquals(OptionalDouble.of(2), crossings.time(0.5));
        assertEquals(OptionalDouble.of(2), crossings.time(0.25));
        assertEquals(OptionalDouble.empty(), crossings.time(0.1));
        assertTrue(crossings.observe(5, 0.1), "at most: equality counts");
        assertEquals(OptionalDouble.of(5), crossings.time(0.1));
        assertFalse(crossings.observe(6, 0));
        assertEquals(OptionalDouble.empty(), crossings.time(0.7));
    }

    @Test
    void undefinedShareCrossesNothing() {
        assertFalse(new LossCrossings(List.of(0.5)).observe(0, Double.NaN));
    }

    @Test
    void columnsByName() {
        assertArrayEquals(new double[] {0, 5, 9}, TRAJECTORY.column("t"));
        assertArrayEquals(new double[] {8, 4, 2}, TRAJECTORY.column("loss"));
        assertArrayEquals(new double[] {2, 4, 6}, TRAJECTORY.column("b"));
        assertEquals(3, TRAJECTORY.value(TRAJECTORY.at(5), "a"));
        IllegalArgumentException unknown = assertThrows(IllegalArgumentException.class, () -> TRAJECTORY.column("c"));
        assertTrue(
                unknown.getMessage().contains("'c'") && unknown.getMessage().contains("[a, b]"), unknown::getMessage);
    }

    @Test
    void rowsByTime() {
        assertEquals(0, TRAJECTORY.first().t());
        assertEquals(9, TRAJECTORY.last().t());
        assertEquals(
                List.of(5.0, 9.0),
                TRAJECTORY.between(5, 9).stream().map(Snapshot::t).toList());
        assertEquals(
                List.of(5.0), TRAJECTORY.between(1, 8).stream().map(Snapshot::t).toList());
        assertTrue(TRAJECTORY.between(6, 8).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> TRAJECTORY.at(6));
    }

    @Test
    void phaseTimesByName() {
        assertEquals(OptionalDouble.of(5), TRAJECTORY.phases().time("T_1"));
        assertEquals(OptionalDouble.empty(), TRAJECTORY.phases().time("T_2"));
    }

    private static Snapshot row(double t, double loss, double... values) {
        return new Snapshot(t, loss, values);
    }
}
