package org.rmed.linear.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.linear.trajectory.Trajectory;

/**
 * Catches an implicit start, or an engine on top of it, whose runs have another law than those of the dense engine from stored
 * weights: two-sample Kolmogorov-Smirnov tests over 200 seeds each, on R_med,1 and R_med,2 at the start and at T_1, on T_1 itself
 * and on the loss there.
 *
 * <p>False alarms: each p-value is below 1e-4 in 1 of 10000 choices of seeds if the laws agree; 12 of them, so 1 in 800 for the
 * class; the seeds are fixed. Power: laws that differ by 0.25 somewhere in their distribution functions are told apart in more
 * than half of all choices (distance needed: 2.2 sqrt(2/200) = 0.22).
 */
class ImplicitLawTest {

    private static final int SEEDS = 200;
    private static final double FALSE_ALARM = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "krylov, optimizer=sgdm d=24 alpha=0.75",
        "skeleton, optimizer=adam d=16 alpha=0.75 eta=0.1*s",
    })
    void runsHaveTheLawOfTheDenseEngine(String engine, String words) {
        List<Trajectory> dense = runs(words + " engine=dense", 1);
        List<Trajectory> implicit = runs(words + " initialization=implicit engine=" + engine, 1 + SEEDS);
        same("R_med,1 at T_1", dense, implicit, run -> atFirstPhaseEnd(run, "r_med_1"));
        same("R_med,2 at T_1", dense, implicit, run -> atFirstPhaseEnd(run, "r_med_2"));
        same("loss at T_1", dense, implicit, run -> atFirstPhaseEnd(run, "loss"));
        same("T_1", dense, implicit, run -> run.phases().time("T_1").orElseThrow());
        same("R_med,1 at 0", dense, implicit, run -> run.value(run.first(), "r_med_1"));
        same("R_med,2 at 0", dense, implicit, run -> run.value(run.first(), "r_med_2"));
    }

    private static double atFirstPhaseEnd(Trajectory run, String column) {
        return run.value(run.at(run.phases().time("T_1").orElseThrow()), column);
    }

    private static List<Trajectory> runs(String words, int firstSeed) {
        return IntStream.range(firstSeed, firstSeed + SEEDS)
                .mapToObj(seed -> Simulation.run(Setup.of(Setup.defaults()
                        .withArguments(Arrays.asList(words.split(" ")))
                        .with("every", 1000000)
                        .with("until", "second-phase-end")
                        .with("seed", seed))))
                .toList();
    }

    private static void same(
            String what, List<Trajectory> dense, List<Trajectory> implicit, ToDoubleFunction<Trajectory> measure) {
        double p = new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(
                        dense.stream().mapToDouble(measure).toArray(),
                        implicit.stream().mapToDouble(measure).toArray());
        assertTrue(p > FALSE_ALARM, () -> what + ": p = " + p);
    }
}
