package org.rmed.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/**
 * Catches a stream that depends on what was drawn before, on the thread, on the JDK or on a library's version, and
 * seed, purpose or index in the wrong word of key or counter (streams would then overlap).
 */
class StreamsTest {

    /** The file kat_vectors of Random123, the authors' own program: lines "philox4x64 10". */
    @Test
    void theReferenceGivesThePublishedVectors() {
        assertArrayEquals(
                new long[] {0x16554d9eca36314cL, 0xdb20fe9d672d0fdcL, 0xd7e772cee186176bL, 0x7e68b68aec7ba23bL},
                ReferencePhilox.block(new long[4], new long[2]));
        assertArrayEquals(
                new long[] {0x87b092c3013fe90bL, 0x438c3c67be8d0224L, 0x9cc7d7c69cd777b6L, 0xa09caebf594f0ba0L},
                ReferencePhilox.block(new long[] {-1, -1, -1, -1}, new long[] {-1, -1}));
        assertArrayEquals(
                new long[] {0xa528f45403e61d95L, 0x38c72dbd566e9788L, 0xa5a1610e72fd18b5L, 0x57bd43b5e52b7fe6L},
                ReferencePhilox.block(
                        new long[] {0x243f6a8885a308d3L, 0x13198a2e03707344L, 0xa4093822299f31d0L, 0x082efa98ec4e6c89L},
                        new long[] {0x452821e638d01377L, 0xbe5466cf34e90c6cL}));
    }

    /** From test_fnv.c, the authors' own list (Fowler, Noll and Vo). */
    @Test
    void theReferenceHashGivesThePublishedVectors() {
        assertEquals(0xcbf29ce484222325L, ReferencePhilox.fnv1a(""));
        assertEquals(0xaf63dc4c8601ec8cL, ReferencePhilox.fnv1a("a"));
        assertEquals(0x85944171f73967e8L, ReferencePhilox.fnv1a("foobar"));
    }

    @Property(tries = 300)
    void seedAndPurposeAreTheKeyAndIndexTheHighestCounterWord(
            @ForAll long seed, @ForAll String purpose, @ForAll long index) {
        assertArrayEquals(
                ReferencePhilox.stream(seed, purpose, index, 9), longs(new Streams(seed).open(purpose, index), 9));
    }

    @Test
    void withoutAnIndexItIsTheZeroth() {
        assertArrayEquals(longs(new Streams(5).open("data", 0), 8), longs(new Streams(5).open("data"), 8));
    }

    /** NumPy 2.4: Philox(key=[1, fnv1a(purpose)], counter=[0, 0, 0, index]).random_raw(10), exact. */
    @Test
    void frozenBits() {
        assertArrayEquals(
                new long[] {
                    0x4c7679ea6bac68cfL, 0xbee13b2a7518c0e1L, 0x013046dddb3e878cL, 0xc57cb9c462bd264cL,
                    0x3cad7cbe66651626L, 0xdd03cdde0c194d2dL, 0xfaf41451576ec676L, 0xcad09fff49df127cL,
                    0x3b3877d2a1db5934L, 0xa07dbea37a3df1d2L
                },
                longs(new Streams(1).open("init.W1"), 10));
        assertArrayEquals(
                new long[] {
                    0xc993c9dcfb16d24cL, 0x03683a10edefae01L, 0x37e42c36c728ed42L, 0x1bf3ee22177355eeL,
                    0x0d3e66465847683cL, 0x795077f6d71949e9L, 0x703f1e636208af41L, 0xb05eaaf25a2e956fL,
                    0x081e9216a1443046L, 0x8adda0bc9c8e1837L
                },
                longs(new Streams(1).open("batch", 7), 10));
    }

    @Test
    void theOrderOfOpeningAndDrawingDoesNotMatter() {
        Streams streams = new Streams(42);
        List<long[]> forwards = IntStream.range(0, 20)
                .mapToObj(i -> longs(streams.open("batch", i), 50))
                .toList();
        for (int i = 19; i >= 0; i--) {
            assertArrayEquals(forwards.get(i), longs(new Streams(42).open("batch", i), 50));
        }
        UniformRandomProvider first = streams.open("batch", 3);
        UniformRandomProvider second = streams.open("batch", 4);
        for (int n = 0; n < 50; n++) {
            assertEquals(forwards.get(3)[n], first.nextLong());
            assertEquals(forwards.get(4)[n], second.nextLong());
        }
    }

    @Test
    void theThreadDoesNotMatter() throws Exception {
        Streams streams = new Streams(42);
        List<Callable<long[]>> tasks = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            int index = n % 50;
            tasks.add(() -> longs(streams.open("batch", index), 1000));
        }
        ExecutorService crew = Executors.newFixedThreadPool(4);
        try {
            int n = 0;
            for (Future<long[]> drawn : crew.invokeAll(tasks)) {
                assertArrayEquals(longs(streams.open("batch", n++ % 50), 1000), drawn.get());
            }
        } finally {
            crew.shutdownNow();
        }
    }

    /** 2000 x 1000 different 64-bit numbers agree by chance with probability (2e6)^2 / 2^65 = 1e-7. */
    @Test
    void differentSeedsPurposesAndIndicesShareNoNumber() {
        Set<Long> seen = new HashSet<>();
        int streams = 0;
        for (int i = 0; i < 500; i++) {
            for (UniformRandomProvider stream : List.of(
                    new Streams(1).open("batch", i),
                    new Streams(2).open("batch", i),
                    new Streams(1).open("batch.", i),
                    new Streams(1).open("batch", Long.MAX_VALUE - i))) {
                streams++;
                for (long x : longs(stream, 1000)) {
                    seen.add(x);
                }
            }
        }
        assertEquals(1000 * streams, seen.size());
    }

    private static long[] longs(UniformRandomProvider source, int count) {
        return IntStream.range(0, count).mapToLong(n -> source.nextLong()).toArray();
    }
}
