package org.rmed.linear.trajectory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.linear.Refusal.assertRefused;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rmed.linear.simulation.Setup;

/** Catches logarithmic spacing that misses powers of ten (log10(1000) is 2.9999999999999996 in some ways of computing it). */
class ProbeTest {

    @Test
    void everyTakesMultiples() {
        assertArrayEquals(new long[] {0, 3, 6, 9}, at(Probe.every(3), 10));
        assertArrayEquals(new long[] {0, 1, 2}, at(Probe.every(1), 2));
        assertThrows(IllegalArgumentException.class, () -> Probe.every(0));
    }

    @Test
    void onePerDecadeTakesPowersOfTen() {
        assertArrayEquals(new long[] {0, 1, 10, 100, 1000, 10000, 100000}, at(Probe.logSpaced(1), 100000));
    }

    /** ceil(10^(k/4)): 1, 1.78, 3.16, 5.62, 10, 17.8, ... */
    @Test
    void fourPerDecade() {
        assertArrayEquals(
                new long[] {0, 1, 2, 4, 6, 10, 18, 32, 57, 100, 178, 317, 563, 1000}, at(Probe.logSpaced(4), 1000));
    }

    @Test
    void wordsOfTheKeyEvery() {
        assertArrayEquals(new long[] {0, 250, 500}, at(named("250", 1), 600));
        assertArrayEquals(new long[] {0, 1000}, at(named("1e3", 1), 1999));
        assertArrayEquals(at(Probe.logSpaced(20), 5000), at(named("log", 1), 5000));
        assertArrayEquals(at(Probe.logSpaced(7), 5000), at(named("log:7", 1), 5000));
        assertArrayEquals(at(Probe.every(25), 10000), at(named("auto", 10000), 10000));
        assertArrayEquals(at(Probe.every(1), 300), at(named("auto", 300), 300));
        assertEquals(401, at(named("auto", 1_000_000), 1_000_000).length);
        assertTrue(at(named("log:1000", 1), 100)[100] == 100);
    }

    @Test
    void otherWordsAreRefused() {
        assertRefused(() -> named("often", 1), "every=often", "log:N", "auto");
        assertRefused(() -> named("-3", 1), "every=-3");
        assertRefused(() -> named("0", 1), "every=0", "[1, ");
        assertRefused(() -> named("2.5", 1), "every=2.5", "whole number");
        assertRefused(() -> named("log:0", 1), "every=0", "[1, 1000]");
        assertRefused(() -> named("log:x", 1), "every=x");
    }

    private static Probe named(String word, long steps) {
        return Probe.named(Setup.defaults().with("every", word), steps, 64);
    }

    private static long[] at(Probe probe, long last) {
        return LongStream.rangeClosed(0, last).filter(probe::at).toArray();
    }
}
