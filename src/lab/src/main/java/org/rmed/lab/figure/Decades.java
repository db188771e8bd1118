package org.rmed.lab.figure;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;

/**
 * Runs of both optimizers, from the same weights for each seed, at dimensions over several decades.
 *
 * @param dimensions rising
 * @param seeds of each dimension
 */
record Decades(List<Integer> dimensions, List<Integer> seeds) {

    /** The configurations in words, for captions. */
    static final String REGIME =
            "`s = d^-1.5` up to `d = 1000` and `1/d` above, SGD+M with `h ||A|| = 0.005` and `beta = 0.9`"
                    + " (Krylov engine), Adam with `eta = s/10`, `beta1 = 0.9` and `beta2 = beta1^2` (dense engine up to `d = 512`, skeleton"
                    + " up to `10^5`, at `10^6` the limit engine, for 12000 steps would take 20 minutes)";

    private static final int STEEP = 1000;
    private static final int STEPPABLE = 100_000;

    /** Five decades: fewer seeds where a run takes minutes. */
    static Decades five() {
        return new Decades(List.of(10, 100, 1000, 10_000, 100_000, 1_000_000), List.of(50, 50, 50, 20, 4, 4));
    }

    List<Settings> settings() {
        return IntStream.range(0, dimensions.size())
                .boxed()
                .flatMap(k -> IntStream.rangeClosed(1, seeds.get(k)).boxed().flatMap(seed -> Stream.of("sgdm", "adam")
                        .map(optimizer -> settings(optimizer, dimensions.get(k), seed))))
                .toList();
    }

    private static Settings settings(String optimizer, int d, int seed) {
        String rate = optimizer.equals("sgdm") ? "eta=auto" : "eta=0.1*s";
        return Setup.defaults()
                .withArguments(List.of(
                        "optimizer=" + optimizer,
                        d <= STEEP ? "alpha=1.5" : "alpha=1",
                        rate,
                        "until=second-phase-end",
                        optimizer.equals("adam") && d > STEPPABLE ? "engine=limit" : "engine=auto"))
                .with("d", d)
                .with("seed", seed);
    }

    /** R_med,1 at the end of the second phase, one row for each dimension, one entry for each seed. */
    double[][] uniformity(List<Outcome> outcomes, String optimizer) {
        Seeds all = Seeds.among(outcomes, optimizer);
        return dimensions.stream()
                .map(d -> all.atDimension(d).each(run -> run.trajectory().value(Seeds.atEnd(run), "r_med_1")))
                .toArray(double[][]::new);
    }

    /** The dimension of each entry of {@link #uniformity}, row after row. */
    double[] dimensionOfEach() {
        return IntStream.range(0, dimensions.size())
                .flatMap(k -> IntStream.generate(() -> dimensions.get(k)).limit(seeds.get(k)))
                .asDoubleStream()
                .toArray();
    }

    double[] dimensionArray() {
        return dimensions.stream().mapToDouble(d -> d).toArray();
    }
}
