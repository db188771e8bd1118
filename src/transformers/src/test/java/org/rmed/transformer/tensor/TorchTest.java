package org.rmed.transformer.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Catches libtorch started twice or with its telemetry, and a process-wide setting that does not take. */
class TorchTest {

    @Test
    void itNamesItsVersions() {
        assertTrue(Torch.version().matches("DJL 0\\.\\d+\\.\\d+.*, libtorch 2\\.\\d+\\.\\d+.*"), Torch.version());
    }

    @Test
    void itIsOffline() {
        Torch.start();
        assertEquals("true", System.getProperty("OPT_OUT_TRACKING"));
        assertEquals("true", System.getProperty("ai.djl.offline"));
        assertNotNull(
                System.getProperty("DJL_CACHE_DIR", System.getenv("DJL_CACHE_DIR")), "the cache is nobody's folder");
    }

    @Test
    void threadsCanBeSet() {
        int before = Torch.threads();
        try {
            Torch.threads(1);
            assertEquals(1, Torch.threads());
            Torch.threads(2);
            assertEquals(2, Torch.threads());
        } finally {
            Torch.threads(before);
        }
    }

    @Test
    void memoryCanBeGivenBackAtAnyTime() {
        assertDoesNotThrow(Torch::trim);
        try (Scope scope = Scope.open(Processor.cpu(), Precision.SINGLE)) {
            Tensor kept = scope.filled(1, 1000);
            scope.filled(2, 1000).free();
            assertDoesNotThrow(Torch::trim);
            assertEquals(1000, kept.sum().number());
        }
    }

    /** Any thread may be the first to need it. */
    @Test
    void itCanBeStartedFromManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> call = () -> {
                Torch.start();
                return Torch.threads();
            };
            for (var done :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> call).toList())) {
                assertTrue(done.get() >= 1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theSeedFixesWhatDropoutDraws() {
        try (Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE)) {
            Tensor ones = scope.filled(1, 64);
            Torch.seed(7);
            double[] first = Layers.dropout(ones, 0.5).toDoubles();
            double[] second = Layers.dropout(ones, 0.5).toDoubles();
            Torch.seed(7);
            double[] again = Layers.dropout(ones, 0.5).toDoubles();
            assertArrayEquals(first, again);
            assertTrue(!Arrays.equals(first, second), "two draws are one");
        }
    }
}
