package org.rmed.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the machine allows a step that touches every byte once: the time in which System.arraycopy reads and writes as
 * many bytes as the step does, in arrays of the same total size. See {@link DenseStepBenchmark} for
 * the command.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ArrayCopyBenchmark {

    @Param({"64", "256", "1024", "2048"})
    public int d;

    @Param({"adam", "sgdm"})
    public String optimizer;

    private RowCopy rows;
    private RowCopy block;

    @Setup
    public void allocate() {
        rows = new RowCopy(Workload.arrays(optimizer) * d, d);
        block = new RowCopy(2, Workload.arrays(optimizer) * d * d / 2);
    }

    /** Rows of d numbers, as the engine keeps them. */
    @Benchmark
    public double rows() {
        return rows.step();
    }

    /** One array onto another: the fastest there is; newer JDKs then write past the caches. */
    @Benchmark
    public double block() {
        return block.step();
    }
}
