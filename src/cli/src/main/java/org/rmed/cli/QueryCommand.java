package org.rmed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rmed.lab.query.DuckDb;
import org.rmed.lab.query.Query;
import org.rmed.lab.query.ResultFolders;
import org.rmed.lab.query.TableFile;
import org.rmed.spec.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Queries results. */
@Command(
        name = "query",
        header = "Query results with SQL, or write them as Parquet, CSV or JSON.",
        description = {
            "Query results with SQL, or write them as Parquet, CSV or JSON. The tables, each with a column",
            "'folder' and the rows of all folders: trajectories, events, verdicts, manifests (a column for",
            "every setting), cells and runs; without SQL, those that there are with their columns.",
            "The SQL is DuckDB's, so files can be named in place of tables: SELECT * FROM 'FILE.csv'.",
            "DuckDB is fetched on first use (80 MB, with Maven), or RMED_DUCKDB=FILE names its JDBC driver."
        },
        footer = {
            "",
            "Examples: rmed query",
            "          rmed query \"SELECT folder, max(r_med_1) FROM trajectories GROUP BY folder\"",
            "          rmed query in=out/mine \"SELECT * FROM events\"",
            "          rmed query --to all.parquet \"FROM trajectories JOIN manifests USING (folder)\""
        },
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {

    /** More rows than these are for a file, not for reading. */
    static final int SHOWN = 1000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SQL|in=DIR",
            description = "SQL in quotes, and folders with results: in=DIR,DIR or repeated (default: all below out).")
    private List<String> words = List.of();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Write the rows to this file: .parquet, .csv, .json or .jsonl.")
    private String to;

    @Option(names = "--all", description = "Print all rows, not only the first " + SHOWN + ".")
    private boolean all;

    @Option(names = "--schema", description = "List the tables with their columns and row counts.")
    private boolean schema;

    @Override
    public Integer call() {
        QueryRequest request = QueryRequest.of(words);
        boolean list = schema || request.sql().isEmpty();
        if (schema && !request.sql().isEmpty()) {
            throw new UsageException("--schema lists the tables and takes no SQL; leave one of them out");
        }
        if (list && to != null) {
            throw new UsageException(
                    "--to=" + to + " needs SQL that says what to write, such as \"FROM trajectories\"");
        }
        TableFile file = to == null ? null : TableFile.of(to);
        ResultFolders folders = request.folders().isEmpty()
                ? ResultFolders.below(Path.of("out"))
                : ResultFolders.named(request.folders());
        if (list && folders.folders().isEmpty()) {
            throw new UsageException(folders.nothing());
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Query query = new Query(DuckDb.driver(this::notice), folders)) {
            if (list) {
                query.schema().forEach(view -> QueryTable.print(view, out));
            } else if (file != null) {
                out.println(QueryTable.rows(query.write(request.sql(), file)) + " written to " + to);
            } else {
                QueryTable.print(query.run(request.sql(), all ? Long.MAX_VALUE : SHOWN), out);
            }
        }
        out.flush();
        return ExitCode.HELD;
    }

    private void notice(String words) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("rmed: " + words);
        err.flush();
    }
}
