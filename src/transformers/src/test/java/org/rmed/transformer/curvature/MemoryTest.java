package org.rmed.transformer.curvature;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.optimizer.Adam;
import org.rmed.random.Streams;
import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.network.Start;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.network.Weights;
import org.rmed.transformer.optimizer.TensorOptimizer;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;
import org.rmed.transformer.tensor.Torch;

/**
 * Catches: a graph of second derivatives that is never freed, a temporary tensor left in the run's scope. Both pass every
 * test of numbers and end a long run by exhausting the machine.
 */
class MemoryTest {

    private static final Path STATM = Path.of("/proc/self/statm");

    /**
     * A graph holds a few arrays of 20000 x 6 doubles: kept, 60 of them are 180 MB. The bound leaves room for what the Java
     * virtual machine takes meanwhile.
     */
    @Test
    void sweepsLeaveNothingBehind() {
        assumeTrue(Files.exists(STATM), "resident memory is read from Linux");
        Tiny network = Tiny.dense(false);
        try (Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE)) {
            WeightSet weights = WeightSet.drawn(network, new Streams(1), scope);
            SampledHessian<Tiny.Batch> hessian = new SampledHessian<>(network, weights, scope);
            Tiny.Batch batch = network.batch(1, 20000);
            SampledCoordinates where = SampledCoordinates.drawn(weights.parameter("first"), 3, false, new Streams(1));
            assertFlat(() -> hessian.at(where, batch), 20, 60, 40e6);
        }
    }

    /** One temporary of 200 x 500 doubles left behind in each of 300 steps would be 240 MB. */
    @Test
    void stepsLeaveNothingBehind() {
        assumeTrue(Files.exists(STATM), "resident memory is read from Linux");
        Network<Void> network = new Network<>() {
            @Override
            public List<Parameter> parameters() {
                return List.of(new Parameter("W", Kind.MATRIX, Start.normal(1), 200, 500));
            }

            @Override
            public Tensor loss(Weights weights, Void batch, double dropout, Scope scope) {
                throw new UnsupportedOperationException();
            }
        };
        try (Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE)) {
            WeightSet weights = WeightSet.drawn(network, new Streams(1), scope);
            Tensor gradient = scope.filled(0.5, 200, 500);
            TensorOptimizer adam = new TensorOptimizer(Adam.ofTheory(1e-3, 0.9), 0.01, weights, scope);
            assertFlat(() -> adam.step(adam.steps(), 1e-3, weights, name -> gradient), 50, 300, 40e6);
        }
    }

    private static void assertFlat(Runnable turn, int warmUp, int turns, double bound) {
        for (int k = 0; k < warmUp; k++) {
            turn.run();
        }
        double before = resident();
        for (int k = 0; k < turns; k++) {
            turn.run();
        }
        double grown = resident() - before;
        assertTrue(grown < bound, "grew by " + grown / 1e6 + " MB in " + turns + " turns");
    }

    /** Bytes, after the collector has run and what it found is freed: arrays pass through buffers outside its heap. */
    private static double resident() {
        try {
            System.gc();
            Thread.sleep(200);
            System.gc();
            Torch.trim();
            return 4096 * Double.parseDouble(Files.readString(STATM).split(" ")[1]);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
