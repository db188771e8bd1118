package org.rmed.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.sweep.Merge;
import org.rmed.lab.sweep.Shard;
import org.rmed.lab.sweep.SweepFolder;
import org.rmed.spec.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins the shards of a sweep. */
@Command(
        name = "merge",
        header = "Join the shards of a sweep into cells.csv and runs.csv.",
        description = {
            "Join the shards of a sweep into cells.csv and runs.csv, sorted by cell id: the same bytes for any",
            "number of shards, threads and interruptions."
        },
        footer = {"", "Example: rmed merge out=DIR"},
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "out=DIR", description = "The sweep's folder.")
    private List<String> words = List.of();

    @Option(names = "--partial", description = "Write the tables although cells are missing.")
    private boolean partial;

    @Override
    public Integer call() throws IOException {
        if (words.size() != 1 || !words.get(0).startsWith("out=")) {
            throw new UsageException("which sweep? Write: rmed merge out=DIR");
        }
        SweepFolder folder = SweepFolder.existing(Path.of(words.get(0).substring(4)));
        long cells = new Merge(folder).run(partial);
        ResultFolder.open(
                        folder.path().toString(),
                        folder.grid().hash(),
                        "rmed merge out=" + folder.path() + (partial ? " --partial" : ""),
                        Map.of("cells", cells, "sweep", folder.grid().words()),
                        folder.manifest(Shard.WHOLE))
                .finish(cells == folder.grid().size() ? "COMPLETED" : "PARTIAL");
        spec.commandLine()
                .getOut()
                .println(cells + " of " + folder.grid().size() + " cells in "
                        + folder.path().resolve("cells.csv") + ", their runs in runs.csv");
        return ExitCode.HELD;
    }
}
