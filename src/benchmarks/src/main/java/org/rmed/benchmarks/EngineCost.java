package org.rmed.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rmed.linear.engine.Engine;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.simulation.Simulation;
import org.rmed.linear.trajectory.PhaseTracker;

/**
 * The engines beside each other in one run on one thread: cost of a step with its share of phase tracking, as the simulation
 * takes it, and whole runs to a loss of 1e-4 of the start, initialization included. Prints the CSV table that the figure {@code
 * step-cost-against-d} draws, then the ratios.
 *
 * <pre>
 *   java -Xmx8g -cp src/benchmarks/target/benchmarks.jar org.rmed.benchmarks.EngineCost
 * </pre>
 */
public final class EngineCost {

    private static final double TURN_NANOS = 3e8;
    private static final int ROUNDS = 5;

    /** One line of the table. */
    private record Cost(String engine, String optimizer, int d, double micros) {}

    private final List<Cost> costs = new ArrayList<>();

    private EngineCost() {}

    public static void main(String[] args) {
        EngineCost table = new EngineCost();
        System.out.println(Machine.described());
        System.out.println("engine,optimizer,d,microseconds");
        for (int d : new int[] {64, 256, 1024, 2048, 8192}) {
            table.step("dense", "sgdm", d);
        }
        for (int d : new int[] {64, 256, 1024, 2048, 8192}) {
            table.step("dense", "adam", d);
        }
        for (int d : new int[] {64, 256, 1024, 2048, 8192, 100_000, 1_000_000}) {
            table.step("skeleton", "adam", d);
        }
        for (int d : new int[] {64, 256, 1000, 2048, 10_000, 100_000, 1_000_000}) {
            table.step("krylov", "sgdm", d);
        }
        for (int d : new int[] {100, 1000, 10_000, 100_000, 1_000_000}) {
            table.limit(d);
        }
        table.ratios();
        wholeRuns();
    }

    private void step(String engine, String optimizer, int d) {
        String[] words = {
            "engine=" + engine,
            "optimizer=" + optimizer,
            "d=" + d,
            "alpha=1",
            "steps=1000000",
            // far from convergence for as long as it is timed
            "eta=" + (optimizer.equals("sgdm") ? 1e-7 / Math.sqrt(d) : 1e-4 / d)
        };
        add(new Cost(engine, optimizer, d, stepMicros(words)));
    }

    private static double stepMicros(String... words) {
        Setup setup = Setup.of(Setup.defaults().withArguments(List.of(words)));
        try (Simulation simulation = new Simulation(setup)) {
            Engine engine = (Engine) simulation.network();
            PhaseTracker phases = setup.phases();
            // the first look at a phase threshold reads all d entries, the first step loads classes
            nanos(engine, phases, 1);
            int steps = 1;
            long nanos = nanos(engine, phases, steps);
            while (nanos < TURN_NANOS / 4) {
                steps *= 2;
                nanos = nanos(engine, phases, steps);
            }
            double[] rounds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                rounds[round] = (double) nanos(engine, phases, steps) / steps / 1e3;
            }
            return Arrays.stream(rounds).sorted().toArray()[ROUNDS / 2];
        }
    }

    private static long nanos(Engine engine, PhaseTracker phases, int steps) {
        long start = Machine.threadNanos();
        for (int t = 0; t < steps; t++) {
            phases.observe(engine);
            engine.loss();
            engine.step();
            phases.afterStep(engine);
        }
        return Machine.threadNanos() - start;
    }

    /** A whole run over its rows. */
    private void limit(int d) {
        String[] words = {
            "engine=limit", "optimizer=sgdm", "alpha=12", "eta=literal", "until=second-phase-end", "d=" + d
        };
        run(words);
        long start = Machine.threadNanos();
        int rows = run(words);
        add(new Cost("limit", "sgdm", d, (Machine.threadNanos() - start) / 1e3 / rows));
    }

    private void add(Cost cost) {
        costs.add(cost);
        System.out.printf(
                Locale.ROOT, "%s,%s,%d,%.4g%n", cost.engine(), cost.optimizer(), cost.d(), cost.micros());
    }

    private void ratios() {
        System.out.println();
        ratio("sgdm", 2048, "krylov");
        ratio("adam", 2048, "skeleton");
        ratio("adam", 8192, "skeleton");
    }

    private void ratio(String optimizer, int d, String engine) {
        System.out.printf(
                Locale.ROOT,
                "%s d=%d, per step: dense / %s = %.3g%n",
                optimizer,
                d,
                engine,
                micros("dense", optimizer, d) / micros(engine, optimizer, d));
    }

    private double micros(String engine, String optimizer, int d) {
        return costs.stream()
                .filter(cost -> cost.engine().equals(engine)
                        && cost.optimizer().equals(optimizer)
                        && cost.d() == d)
                .findFirst()
                .orElseThrow()
                .micros();
    }

    /** To a loss of 1e-4 of the start at d = 2048, initialization and 41 rows included. */
    private static void wholeRuns() {
        String[] common = {"optimizer=sgdm", "d=2048", "alpha=1", "stopAtLoss=1e-4", "every=100"};
        double dense = seconds(with(common, "engine=dense"));
        double stored = seconds(with(common, "engine=krylov", "initialization=stored"));
        double implicit = seconds(with(common, "engine=krylov", "initialization=implicit"));
        System.out.printf(
                Locale.ROOT,
                "sgdm d=2048, whole run: dense %.3g s, krylov stored %.3g s (%.3g times), implicit %.3g s (%.3g times)%n",
                dense,
                stored,
                dense / stored,
                implicit,
                dense / implicit);
        System.out.printf(
                Locale.ROOT,
                "d=10^6, alpha=1, whole runs: SGD+M %.3g s, Adam (500 steps) %.3g s%n",
                seconds("optimizer=sgdm", "d=1000000", "alpha=1", "stopAtLoss=1e-4"),
                seconds("optimizer=adam", "d=1000000", "alpha=1", "eta=2.45e-6", "steps=500"));
    }

    private static double seconds(String... words) {
        long start = System.nanoTime();
        run(words);
        return (System.nanoTime() - start) * 1e-9;
    }

    private static int run(String... words) {
        return Simulation.run(Setup.of(Setup.defaults().withArguments(List.of(words))))
                .rows()
                .size();
    }

    private static String[] with(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
