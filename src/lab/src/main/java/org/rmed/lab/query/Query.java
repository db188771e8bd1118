package org.rmed.lab.query;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/**
 * SQL over result folders: a DuckDB database in memory with the views of {@link View} for which there are files, made when
 * they are first named. It fetches no extensions. Not safe for several threads.
 */
public final class Query implements AutoCloseable {

    private static final Pattern NO_TABLE = Pattern.compile("Table with name \"?(\\w+)\"? does not exist");

    private final Connection connection;
    private final ResultFolders folders;
    private final Set<View> built = EnumSet.noneOf(View.class);

    /**
     * Opens the database.
     *
     * @throws UsageException if it cannot be opened
     */
    public Query(Driver driver, ResultFolders folders) {
        this.folders = folders;
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty(
                "temp_directory",
                Path.of(System.getProperty("java.io.tmpdir"), "rmed-query").toString());
        try {
            connection = driver.connect("jdbc:duckdb:", settings);
        } catch (SQLException e) {
            throw new UsageException(
                    "DuckDB cannot be opened: " + Sql.reason(e) + "; name another jar of its JDBC driver: "
                            + DuckDb.VARIABLE + "=FILE",
                    e);
        }
    }

    /**
     * Runs statements.
     *
     * @param limit how many rows of the answer are kept
     * @throws UsageException if DuckDB does not understand them, or a table they name has no files
     */
    public ResultTable run(String sql, long limit) {
        try {
            build(sql);
            try (Statement statement = connection.createStatement()) {
                if (!statement.execute(sql)) {
                    return new ResultTable(List.of(), List.of(), 0);
                }
                try (ResultSet answer = statement.getResultSet()) {
                    return ResultTable.read(answer, limit);
                }
            }
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    /**
     * Writes the answer of one query to a file.
     *
     * @return how many rows
     * @throws UsageException as {@link #run}, or if the file cannot be written
     */
    public long write(String sql, TableFile file) {
        try {
            build(sql);
            return file.write(connection, sql);
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    /**
     * A view with its columns.
     *
     * @param files how many files it is made of
     * @param columns name and type each, the name as SQL needs it
     */
    public record Schema(View view, int files, long rows, List<String> columns) {

        public Schema {
            columns = List.copyOf(columns);
        }
    }

    /** Every view that there is. */
    public List<Schema> schema() {
        List<Schema> all = new ArrayList<>();
        try {
            build(String.join(" ", View.words()));
            Set<String> reserved = new HashSet<>();
            for (List<String> row :
                    table("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'")) {
                reserved.add(row.get(0));
            }
            for (View view : built) {
                List<String> columns = new ArrayList<>();
                for (List<String> row : table("SELECT column_name, column_type FROM (DESCRIBE " + view.word() + ")")) {
                    String name = row.get(0);
                    boolean plain =
                            name.matches("[A-Za-z_][A-Za-z0-9_]*") && !reserved.contains(name.toLowerCase(Locale.ROOT));
                    columns.add((plain ? name : Sql.name(name)) + " "
                            + (row.get(1).equals("\"NULL\"") ? "(no values)" : row.get(1)));
                }
                long rows = Long.parseLong(
                        table("SELECT count(*) FROM " + view.word()).get(0).get(0));
                all.add(new Schema(view, folders.files(view).size(), rows, columns));
            }
        } catch (SQLException e) {
            throw refusal(e);
        }
        return all;
    }

    private List<List<String>> table(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return ResultTable.read(answer, Long.MAX_VALUE).rows();
        }
    }

    /** Makes the views whose names occur in the text, wherever: one more does no harm. */
    private void build(String sql) {
        Matcher words = Pattern.compile("\\w+").matcher(sql);
        while (words.find()) {
            View view = View.named(words.group()).orElse(null);
            if (view == null || built.contains(view)) {
                continue;
            }
            List<Path> files = folders.files(view);
            if (!files.isEmpty()) {
                try {
                    new ViewBuilder(connection).build(view, files);
                } catch (SQLException e) {
                    throw new UsageException(
                            "table " + view.word() + " cannot be read: " + Sql.reason(e)
                                    + "; mend or remove the file, or leave its folder out with in=DIR",
                            e);
                }
                built.add(view);
            }
        }
    }

    private UsageException refusal(SQLException e) {
        String reason = Sql.reason(e);
        Matcher table = NO_TABLE.matcher(reason);
        if (!table.find()) {
            return new UsageException(reason, e);
        }
        String name = table.group(1);
        return View.named(name)
                .map(view -> new UsageException(folders.missing(view), e))
                .orElseGet(() -> new UsageException(
                        "no table '" + name + "'" + Nearest.suggestion(name, View.words())
                                + " ('rmed query' without SQL lists the tables there are; a file is named in quotes: FROM"
                                + " 'FILE.csv')",
                        e));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot be closed", e);
        }
    }
}
