package org.rmed.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rmed.lab.query.ResultFolders;
import org.rmed.lab.sweep.Grid;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Nearest;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;
import org.rmed.theory.Check;
import org.rmed.theory.Claim;
import org.rmed.theory.Outcome;
import org.rmed.theory.Profile;
import org.rmed.theory.Registry;
import org.rmed.theory.Result;
import org.rmed.theory.Verification;
import org.rmed.theory.uniformity.Uniformity;

/**
 * What the command line does, as one line of a program or notebook. Settings and claims are the words that the commands
 * take: {@code "optimizer=adam d=64 seed=3"}, {@code "theorem1-adam d=64 seeds=24 --controls"}. Results are the same to the
 * bit.
 */
public final class Rmed {

    private static final String CONTROLS = "--controls";
    private static final String OUTSIDE = "--outside";
    private static final String QUICK = "--quick";

    private Rmed() {}

    /** Every claim that rmed knows. */
    public static Registry claims() {
        return new Registry(Uniformity.claims());
    }

    /**
     * Runs one trajectory, as {@code rmed simulate} does.
     *
     * @param settings {@code key=value} words, for what differs from the defaults; with {@code out=DIR} its files are kept
     *     there
     * @throws UsageException for a key or value that is not understood
     */
    public static Outcome run(String settings) {
        Settings words = settings(settings);
        return words.isAuto("out") ? runs(List.of(words)).get(0) : Kept.run(words);
    }

    /**
     * Runs the same settings with seeds 1, 2, ..., side by side on all cores.
     *
     * @param seeds how many, at least 1
     */
    public static List<Outcome> runs(String settings, int seeds) {
        if (seeds < 1) {
            throw new UsageException("seeds=" + seeds + " asks for no run; use at least 1");
        }
        Settings base = settings(settings);
        return runs(IntStream.rangeClosed(1, seeds)
                .mapToObj(seed -> base.with("seed", seed))
                .toList());
    }

    /** Runs several settings, side by side on all cores. */
    public static List<Outcome> runs(List<Settings> settings) {
        try (Verification runs = verification(Runtime.getRuntime().availableProcessors())) {
            return runs.run(settings);
        }
    }

    /** One number of each run, in their order. */
    public static double[] each(List<Outcome> runs, ToDoubleFunction<Outcome> measure) {
        return runs.stream().mapToDouble(measure).toArray();
    }

    /** The settings that these words make of the defaults. */
    public static Settings settings(String words) {
        return Setup.defaults().withArguments(split(words));
    }

    /**
     * Checks claims, as {@code rmed verify} does.
     *
     * @param words claims (none: all) and keys for their runs, {@code d=64,128}, {@code seeds=40}, {@code alpha=2}; with
     *     {@code --controls} also the configurations in which each must fail, with {@code --outside} runs beyond the
     *     hypotheses are judged too, {@code --quick} takes fewer seeds; {@code out=DIR} keeps the evidence there
     * @throws UsageException for words that are not understood
     */
    public static Verdicts verify(String words) {
        VerifyRequest request = request(words);
        return verify(request.claims(), request, words);
    }

    /** Checks a claim of one's own. */
    public static Verdicts verify(Claim claim) {
        return verify(claim, "");
    }

    /**
     * Checks a claim of one's own.
     *
     * @param words keys for its runs and options, as in {@link #verify(String)}
     */
    public static Verdicts verify(Claim claim, String words) {
        split(words).stream()
                .filter(word -> !word.contains("=") && !word.startsWith("--"))
                .findFirst()
                .ifPresent(word -> {
                    throw new UsageException("'" + word + "' is not key=value; the claim checked is " + claim.id());
                });
        return verify(List.of(claim), request(words), words);
    }

    private static Verdicts verify(List<Claim> claims, VerifyRequest request, String words) {
        List<String> options = options(words);
        List<Result> results = new ArrayList<>();
        try (Verification verification = verification(request.threads())) {
            for (Check check : Check.of(claims, request.scope(), options.contains(CONTROLS))) {
                results.add(verification.check(check, options.contains(OUTSIDE)));
            }
        }
        if (!request.settings().isAuto("out")) {
            Kept.write(results, claims, request, words);
        }
        return new Verdicts(results);
    }

    /**
     * Runs a grid, as {@code rmed sweep} does; runs that its folder has already are not made again.
     *
     * @param words keys with one or several values each, {@code "d=64,256 alpha=0.3..1.3:11 seeds=10"}, {@code threads=N},
     *     {@code out=DIR} (else {@code out/<hash>})
     * @throws UsageException for words that are not understood
     */
    public static SweepResult sweep(String words) {
        return SweepRun.of(split(words)).run();
    }

    /** The grid that these words make. */
    public static Grid grid(String words) {
        return SweepRun.of(split(words)).grid();
    }

    /**
     * Asks all results below {@code out}, as {@code rmed query} does, in the SQL of DuckDB. The tables are trajectories,
     * events, verdicts, manifests, cells and runs.
     *
     * @throws UsageException for SQL that is not understood, a table without files, or if DuckDB cannot be had
     */
    public static Answer query(String sql) {
        return Answer.to(sql, ResultFolders.below(Path.of("out")));
    }

    /** The same of a folder and those below it. */
    public static Answer query(String sql, Path folder) {
        return Answer.to(sql, ResultFolders.named(List.of(folder.toString())));
    }

    /** The tables that {@link #query(String, Path)} has there. */
    public static Table tables(Path folder) {
        return Answer.tables(ResultFolders.named(List.of(folder.toString())));
    }

    private static VerifyRequest request(String words) {
        List<String> options = options(words);
        return VerifyRequest.of(
                split(words).stream().filter(word -> !options.contains(word)).toList(),
                options.contains(QUICK) ? Profile.QUICK : Profile.STANDARD);
    }

    private static List<String> options(String words) {
        List<String> known = List.of(CONTROLS, OUTSIDE, QUICK);
        List<String> options =
                split(words).stream().filter(word -> word.startsWith("--")).toList();
        for (String option : options) {
            if (!known.contains(option)) {
                throw new UsageException("unknown option '" + option + "'" + Nearest.suggestion(option, known)
                        + " (any of: " + String.join(", ", known) + ")");
            }
        }
        return options;
    }

    private static Verification verification(int threads) {
        return new Verification(threads, () -> Thread.currentThread().isInterrupted(), () -> {});
    }

    static List<String> split(String words) {
        return Stream.of(words.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
