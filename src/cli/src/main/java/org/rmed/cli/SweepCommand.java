package org.rmed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.sweep.Grid;
import org.rmed.lab.sweep.GridWords;
import org.rmed.lab.sweep.Preview;
import org.rmed.lab.sweep.Shard;
import org.rmed.lab.sweep.Sweep;
import org.rmed.lab.sweep.SweepFolder;
import org.rmed.spec.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a grid. */
@Command(
        name = "sweep",
        header = "Run a grid of settings on all cores, or one share of it.",
        description = {
            "Run every combination of the values given, each with several seeds. Writes cells.csv (a row per",
            "cell: medians and quantiles over its seeds) and runs.csv (a row per run) to out/<hash> (or out=DIR).",
            "A sweep that was stopped, or killed, goes on where it was: the same command, or rmed sweep out=DIR.",
        },
        footer = {
            "",
            "Values: 64,256 or 0.3..1.5:25 (25 in equal steps) or 1e-6..1e-2:log:25 (in equal ratios) or",
            "1..20 (whole numbers). unstable=true and every=events unless told otherwise.",
            "",
            "Example: rmed sweep d=64,256 alpha=0.3..1.5:25 eta=0.1*s optimizer=adam,sgdm seeds=20",
            "         rmed sweep --spec grid.properties --shard 3/8 out=DIR     then: rmed merge out=DIR"
        },
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {

    /** Beyond this, one says that one means it. */
    private static final double MANY_RUNS = 1e6;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "key=values",
            description = "Any key of 'rmed keys', with one or more values; seeds=N (runs of each cell, their seeds"
                    + " made from the cell); threads=N (default: all cores); out=DIR.")
    private List<String> words = List.of();

    @Option(names = "--spec", paramLabel = "FILE", description = "The same keys in a file, key = values a line.")
    private Path file;

    @Option(names = "--shard", paramLabel = "i/n", description = "Run only the i-th of n equal shares.")
    private String share;

    @Option(names = "--yes", description = "Run it although it is very large.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        Shard shard = share == null ? Shard.WHOLE : Shard.of(share);
        SweepRequest request = SweepRequest.of(file, words);
        requireMeant(request, shard);
        SweepFolder folder = SweepFolder.open(request.folder(), request.grid());
        try (Sweep sweep = new Sweep(folder, shard)) {
            ResultFolder manifest = ResultFolder.open(
                    request.folder().toString(),
                    request.grid().hash(),
                    GridWords.command(request.grid(), shard),
                    GridWords.facts(request.grid(), shard, request.threads()),
                    folder.manifest(shard));
            Interruption.await();
            try {
                return run(sweep, request, shard, manifest);
            } catch (IOException | RuntimeException e) {
                manifest.fail(e);
                throw e;
            }
        }
    }

    private int run(Sweep sweep, SweepRequest request, Shard shard, ResultFolder manifest) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        long cells = sweep.cells();
        long finished = sweep.finished();
        out.println((shard.equals(Shard.WHOLE) ? "" : "shard " + shard + ": ") + cells
                + (cells == 1 ? " cell of " : " cells of ")
                + runs(request.grid()) + " in " + request.folder()
                + (finished == 0 ? "" : "; " + finished + " finished before"));
        out.flush();
        boolean complete = true;
        if (finished < cells) {
            SweepProgress progress = new SweepProgress(cells, finished);
            try (progress) {
                complete = sweep.run(request.threads(), Interruption::requested, progress::finished);
            }
            out.println(progress.words());
        }
        if (complete && shard.equals(Shard.WHOLE)) {
            sweep.tables();
        }
        manifest.finish(complete ? "COMPLETED" : "INTERRUPTED");
        out.println(end(complete, request, shard));
        out.flush();
        return complete ? ExitCode.HELD : ExitCode.CLAIM_FAILED;
    }

    private static String end(boolean complete, SweepRequest request, Shard shard) {
        if (!complete) {
            return "interrupted; what is finished is kept. Go on with: rmed sweep out=" + request.folder()
                    + (shard.equals(Shard.WHOLE) ? "" : " --shard " + shard);
        }
        return shard.equals(Shard.WHOLE)
                ? "complete: " + request.folder().resolve("cells.csv") + " and runs.csv"
                : "shard " + shard + " is complete; when all are: rmed merge out=" + request.folder();
    }

    private void requireMeant(SweepRequest request, Shard shard) {
        double runs = (double) share(request, shard) * request.grid().seeds();
        if (yes || runs <= MANY_RUNS) {
            return;
        }
        double seconds = Preview.seconds(request.grid(), request.threads()) / shard.n();
        throw new UsageException("the grid has " + request.grid().size() + " cells of " + runs(request.grid())
                + (shard.n() > 1 ? ", of which shard " + shard + " is to run " + share(request, shard) : "")
                + ": about " + duration(seconds) + " with threads=" + request.threads()
                + ", judging by five runs; give fewer values, share it with --shard i/n, or say --yes");
    }

    private static long share(SweepRequest request, Shard shard) {
        return shard.share(request.grid().size());
    }

    private static String runs(Grid grid) {
        return grid.seeds() + (grid.seeds() == 1 ? " run" : " runs");
    }

    /** Roughly, in one unit. */
    static String duration(double seconds) {
        double[] units = {365.25 * 86_400, 86_400, 3600, 60};
        String[] names = {"years", "days", "hours", "minutes"};
        for (int i = 0; i < units.length; i++) {
            if (seconds >= 2 * units[i]) { // so that each is a plural
                return StrictMath.round(seconds / units[i]) + " " + names[i];
            }
        }
        return StrictMath.max(2, StrictMath.round(seconds)) + " seconds";
    }
}
