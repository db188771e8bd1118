package org.rmed.transformer.tensor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.EngineException;
import org.junit.jupiter.api.Test;

/** Catches libtorch's own words for a lack of memory not being known, and other errors taken for one. */
class MemoryExhaustedTest {

    @Test
    void aTensorThatFitsNowhere() {
        try (Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE)) {
            assertThrows(MemoryExhausted.class, () -> Autograd.silent(() -> scope.zeros(1L << 50)));
        }
    }

    @Test
    void anotherErrorStaysWhatItIs() {
        try (Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE)) {
            RuntimeException error = assertThrows(
                    EngineException.class,
                    () -> Autograd.silent(() -> scope.zeros(2, 3).matMul(scope.zeros(2, 3))));
            assertFalse(MemoryExhausted.of(error) instanceof MemoryExhausted);
        }
    }
}
