package org.rmed.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import org.rmed.linear.ProblemFolder;
import org.rmed.linear.TwoLayerProblem;

/**
 * Adam's dense step beside plain NumPy and PyTorch's own Adam, all in one run on one thread each: they take turns of a
 * fifth of a second of processor time. First each takes ten steps from the same start, and how far its W2 is from ours
 * stands in the table. Prints the table in Markdown; whoever cannot be started is named with the reason.
 *
 * <pre>
 *   java -cp src/benchmarks/target/benchmarks.jar org.rmed.benchmarks.Comparison [ROUNDS [D ...]]
 * </pre>
 *
 * PYTHON names the interpreter (else python3); it needs NumPy, and torch for the second rival.
 */
public final class Comparison {

    private static final double TURN_NANOS = 2e8;
    private static final int WARM_UP_TURNS = 3;

    private final int rounds;
    private final int d;
    private final List<Contestant> contestants = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();

    Comparison(int rounds, int d) {
        this.rounds = rounds;
        this.d = d;
    }

    public static void main(String[] args) throws IOException {
        run(args, comparison -> {});
    }

    /** The comparison for each d asked for, with rivals beyond those that are always there. */
    static void run(String[] args, Guests guests) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 11;
        int[] sizes = args.length > 1
                ? Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {64, 256, 1024, 2048};
        System.out.println(Machine.described());
        System.out.println(ComparisonTable.HEAD);
        List<String> absent = new ArrayList<>();
        for (int d : sizes) {
            Comparison comparison = new Comparison(rounds, d);
            comparison.compare(guests);
            absent = comparison.absent;
        }
        absent.forEach(reason -> System.out.println("\nNot run: " + reason));
    }

    /** Invites further contestants. */
    interface Guests {
        void join(Comparison comparison);
    }

    int dimension() {
        return d;
    }

    /** Starts a contestant; one that cannot start is absent, with the reason. */
    void invite(String who, Invitation invitation) {
        try {
            contestants.add(invitation.accept());
        } catch (IOException | LinkageError | RuntimeException e) {
            absent.add(who + ": " + e);
        }
    }

    /** Starts a contestant. */
    interface Invitation {
        Contestant accept() throws IOException;
    }

    private void compare(Guests guests) throws IOException {
        TwoLayerProblem problem = Workload.problem(d);
        Path folder = Files.createTempDirectory("rmed-comparison");
        try {
            ProblemFolder.write(folder, problem);
            contestants.add(new EngineContestant(problem));
            invite("plain NumPy", () -> new PythonContestant("numpy_adam.py", folder));
            for (String form : List.of("autograd", "formula", "fused")) {
                invite("torch.optim.Adam, " + form, () -> new PythonContestant("torch_adam.py", folder, form));
            }
            guests.join(this);
            ComparisonTable table = new ComparisonTable(d, distances());
            takeTurns(table);
            table.print(contestants.stream().map(Contestant::name).toList());
        } finally {
            contestants.forEach(Contestant::close);
            remove(folder);
        }
    }

    /** After the same ten steps: largest difference from our W2, over the largest entry. */
    private double[] distances() {
        double[][] ends = new double[contestants.size()][];
        for (int k = 0; k < ends.length; k++) {
            contestants.get(k).restart(Workload.checkedEta(d));
            contestants.get(k).nanos(Workload.CHECKED_STEPS);
            ends[k] = contestants.get(k).secondLayer();
        }
        double size = Arrays.stream(ends[0]).map(Math::abs).max().orElseThrow();
        double[] distances = new double[ends.length];
        for (int k = 0; k < ends.length; k++) {
            for (int i = 0; i < d; i++) {
                distances[k] = Math.max(distances[k], Math.abs(ends[k][i] - ends[0][i]) / size);
            }
        }
        return distances;
    }

    private void takeTurns(ComparisonTable table) {
        RowCopy rows = new RowCopy(Workload.arrays("adam") * d, d);
        RowCopy block = new RowCopy(2, Workload.arrays("adam") * d * d / 2);
        contestants.forEach(contestant -> contestant.restart(Workload.TIMED_ETA));
        int[] turn = new int[contestants.size()];
        for (int k = 0; k < turn.length; k++) {
            turn[k] = turnLength(contestants.get(k)::nanos);
        }
        int rowTurn = turnLength(rows::nanos);
        int blockTurn = turnLength(block::nanos);
        for (int round = 0; round < rounds; round++) {
            for (int k = 0; k < turn.length; k++) {
                table.add(k, (double) contestants.get(k).nanos(turn[k]) / turn[k]);
            }
            table.addRowCopy((double) rows.nanos(rowTurn) / rowTurn);
            table.addBlockCopy((double) block.nanos(blockTurn) / blockTurn);
        }
    }

    /** Warms a stepper up and returns the number of steps that fill a turn. */
    private static int turnLength(IntToLongFunction stepper) {
        int steps = 1;
        for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
            long nanos = stepper.applyAsLong(steps);
            while (nanos < TURN_NANOS / 2) {
                steps *= 2;
                nanos = stepper.applyAsLong(steps);
            }
            steps = (int) Math.max(1, Math.round(steps * TURN_NANOS / nanos));
        }
        return steps;
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
