package org.rmed.benchmarks;

import java.io.IOException;

/**
 * {@link Comparison} with DJL's Adam as a further rival.
 *
 * <pre>
 *   java -cp src/benchmarks/target/benchmarks.jar org.rmed.benchmarks.TorchComparison [ROUNDS [D ...]]
 * </pre>
 */
public final class TorchComparison {

    private TorchComparison() {}

    public static void main(String[] args) throws IOException {
        Comparison.run(
                args,
                comparison -> comparison.invite(
                        "DJL's Optimizer.adam", () -> new DjlContestant(Workload.problem(comparison.dimension()))));
    }
}
