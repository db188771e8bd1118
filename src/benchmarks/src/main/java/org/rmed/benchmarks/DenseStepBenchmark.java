package org.rmed.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.engine.DenseEngine;

/**
 * One step of the dense engine on one thread, beside the textbook's step in plain Java, in ns; {@code perWeight} is the
 * same per weight of W1. Every fork first checks that both end at the same weights, to rounding. The bytes moved are
 * those of {@link ArrayCopyBenchmark} at the same parameters: the ratio of the two times is the share of the machine's
 * copy bandwidth that the step reaches; the bandwidth itself is 48 bytes (adam) or 32 (sgdm) over {@code perWeight}.
 *
 * <pre>
 *   java -jar src/benchmarks/target/benchmarks.jar 'DenseStep|ArrayCopy' -prof gc
 * </pre>
 *
 * With {@code -prof gc}, {@code gc.alloc.rate.norm} is the bytes allocated by a step: 0 for the engine, to the
 * profiler's own noise.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DenseStepBenchmark {

    /** Both sides round: d additions, ten steps, and Adam's division. */
    private static final double TOLERANCE = 1e-11;

    @Param({"64", "256", "1024", "2048"})
    public int d;

    @Param({"adam", "sgdm"})
    public String optimizer;

    private DenseEngine engine;
    private TextbookNetwork textbook;

    /** Weights moved on: the time divided by it is the time per weight. */
    @State(Scope.Thread)
    @AuxCounters
    public static class Moved {
        public long perWeight;
    }

    /** The engine's ten steps against the textbook's. */
    @Setup(Level.Trial)
    public void check() {
        TwoLayerProblem problem = Workload.problem(d);
        double eta = Workload.checkedEta(d);
        TextbookNetwork expected = new TextbookNetwork(problem, optimizer, eta);
        try (DenseEngine checked = Workload.engine(problem, optimizer, eta)) {
            for (int t = 0; t < Workload.CHECKED_STEPS; t++) {
                expected.step();
                checked.step();
            }
            double distance = expected.distance(checked.secondLayer(), checked.firstLayer());
            if (!(distance <= TOLERANCE)) {
                throw new IllegalStateException(
                        "after " + Workload.CHECKED_STEPS + " steps the engine's weights differ by " + distance
                                + " from the textbook's, more than " + TOLERANCE);
            }
            System.out.print("[differs from the textbook by " + distance + "] ");
        }
        engine = Workload.engine(problem, optimizer, Workload.TIMED_ETA);
        textbook = new TextbookNetwork(problem, optimizer, Workload.TIMED_ETA);
    }

    @Benchmark
    public void engine(Moved moved) {
        engine.step();
        moved.perWeight += (long) d * d;
    }

    @Benchmark
    public void textbook(Moved moved) {
        textbook.step();
        moved.perWeight += (long) d * d;
    }
}
