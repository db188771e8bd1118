package org.rmed.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Observer;
import org.rmed.spec.UsageException;

/** Catches readings that are off by a step, that skip the last state, or in which a NaN passes for a number. */
class ReadingsTest {

    private static final Readings FOUR = new Readings(
            List.of("a", "b"),
            List.of(new double[] {0, 9}, new double[] {1, 8}, new double[] {4, Double.NaN}, new double[] {2, 6}),
            Map.of("v", new double[] {5, 6}));

    /** Reads t and w2_1. */
    private record Clock() implements Gauge {

        @Override
        public List<String> columns() {
            return List.of("t", "w");
        }

        @Override
        public Reader attach(Setup setup) {
            return new Reader() {
                @Override
                public double[] read(long t, Network network) {
                    return new double[] {t, network.secondLayer()[0]};
                }

                @Override
                public Map<String, double[]> vectors() {
                    return Map.of("d", new double[] {setup.problem().dimension()});
                }
            };
        }
    }

    @Test
    void everyStateIsReadTheFirstAndTheLastToo() {
        Outcome run = Outcome.of(
                Runs.settings("optimizer=sgdm", "engine=dense", "d=4", "steps=3"), new Clock(), Observer.NONE);
        assertArrayEquals(new double[] {0, 1, 2, 3}, run.readings().column("t"));
        assertEquals(run.secondLayer()[0], run.readings().at(0, "w"));
        assertTrue(run.readings().at(3, "w") != run.readings().at(2, "w"), "the state moves");
        assertArrayEquals(new double[] {4}, run.readings().vector("d"));
        Outcome same = Outcome.of(Runs.settings("optimizer=sgdm", "engine=dense", "d=4", "steps=3"), Observer.NONE);
        assertEquals(Readings.NONE, same.readings());
        assertArrayEquals(same.column("loss"), run.column("loss"), "looking changes nothing");
    }

    @Test
    void aRunWithoutStepsIsReadOnce() {
        Outcome run = Outcome.of(Runs.settings("d=4", "steps=0"), new Clock(), Observer.NONE);
        assertArrayEquals(new double[] {0}, run.readings().column("t"));
    }

    @Test
    void aLimitHasNoStatesToRead() {
        UsageException refusal = assertThrows(
                UsageException.class,
                () -> Outcome.of(Runs.settings("optimizer=sgdm", "d=4", "engine=limit"), new Clock(), Observer.NONE));
        assertEquals(
                "engine=limit takes no steps, and this claim looks at each; use engine=dense", refusal.getMessage());
    }

    @Test
    void intervalsIncludeBothEnds() {
        assertArrayEquals(new double[] {1, 4}, FOUR.between(1, 2, "a"));
        assertArrayEquals(new double[] {1, 4}, FOUR.between(0.5, 2.5, "a"));
        assertArrayEquals(new double[] {0, 1, 4, 2}, FOUR.between(-1, 99, "a"));
        assertArrayEquals(new double[0], FOUR.between(2.2, 2.8, "a"));
        assertEquals(4, FOUR.largest(0, 3, "a"));
        assertEquals(2, FOUR.largest(3, 3, "a"));
        assertEquals(1, FOUR.smallest(1, 3, "a"));
        assertEquals(OptionalDouble.of(2), FOUR.first(0, 3, "a", x -> x > 1));
        assertEquals(OptionalDouble.of(3), FOUR.first(2.5, 3, "a", x -> x > 1));
        assertEquals(OptionalDouble.empty(), FOUR.first(0, 1, "a", x -> x > 1));
    }

    @Test
    void whatWasNotReadIsNoNumber() {
        assertTrue(Double.isNaN(FOUR.largest(1, 3, "b")));
        assertTrue(Double.isNaN(FOUR.smallest(1, 3, "b")));
        assertEquals(9, FOUR.largest(0, 1, "b"));
        assertTrue(Double.isNaN(FOUR.largest(7, 9, "a")), "nothing there");
        assertThrows(IllegalArgumentException.class, () -> FOUR.at(4, "a"));
        assertThrows(IllegalArgumentException.class, () -> FOUR.at(0.5, "a"));
        assertThrows(IllegalArgumentException.class, () -> FOUR.at(-1, "a"));
        assertThrows(IllegalArgumentException.class, () -> FOUR.at(0, "c"));
        assertThrows(IllegalArgumentException.class, () -> FOUR.vector("w"));
        assertEquals(6, FOUR.at(3, "b"));
        assertEquals(10, FOUR.size());
    }

    @Test
    void aGaugeThatMiscountsIsABug() {
        Gauge wrong = new Gauge() {
            @Override
            public List<String> columns() {
                return List.of("one");
            }

            @Override
            public Reader attach(Setup setup) {
                return (t, network) -> new double[2];
            }
        };
        assertThrows(
                IllegalStateException.class, () -> Outcome.of(Runs.settings("d=4", "steps=0"), wrong, Observer.NONE));
    }

    @Test
    void idsAreWordsOfTheCommandLine() {
        for (String id : List.of("Lemma1", "lemma 1", "", "-a", "a--b", "a-")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Description(id, Part.OTHER, "", "", "", Kind.IDENTITY),
                    id);
        }
        assertEquals("lemma1-x", new Description("lemma1-x", Part.OTHER, "", "", "", Kind.IDENTITY).id());
    }
}
