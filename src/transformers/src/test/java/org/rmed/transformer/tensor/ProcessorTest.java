package org.rmed.transformer.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.transformer.Refusal;

/** Catches a device that is taken for another, and a missing one that is no refusal. */
class ProcessorTest {

    @Test
    void cpuIsTheMachinesOwn() {
        assertEquals("cpu", Processor.named("cpu").toString());
        assertEquals("cpu", Processor.cpu().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CPU", "cpu0", "gpu-1", "gpux", "gpu 0", "gpu100", "cuda", "gpu0 "})
    void otherWordsAreRefused(String word) {
        Refusal.assertRefused(
                () -> Processor.named(word),
                "device=" + word + " is not known; it must be cpu, gpu, or gpu0, gpu1, ...");
    }

    /** The tests run on libtorch for the processor, whatever the machine has. */
    @ParameterizedTest
    @ValueSource(strings = {"gpu", "gpu0", "gpu1", "gpu99"})
    void aGraphicsCardIsRefusedWithTheRemedy(String word) {
        Refusal.assertRefused(
                () -> Processor.named(word),
                "device=" + word + ": this build's libtorch is for the processor only (DJL ",
                "libtorch 2.",
                "src/transformers/README.md",
                "use device=cpu");
    }
}
