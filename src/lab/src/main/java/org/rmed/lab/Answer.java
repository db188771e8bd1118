package org.rmed.lab;

import java.nio.file.Path;
import java.util.List;
import org.rmed.lab.query.DuckDb;
import org.rmed.lab.query.Query;
import org.rmed.lab.query.ResultFolders;
import org.rmed.lab.query.ResultTable;
import org.rmed.lab.query.TableFile;

/**
 * The answer to {@link Rmed#query}.
 *
 * @param sql what was asked
 * @param folders of whom
 * @param table all rows
 */
public record Answer(String sql, ResultFolders folders, Table table) {

    static Answer to(String sql, ResultFolders folders) {
        try (Query query = open(folders)) {
            ResultTable found = query.run(sql, Long.MAX_VALUE);
            return new Answer(
                    sql,
                    folders,
                    new Table(
                            found.columns().stream()
                                    .map(ResultTable.Column::name)
                                    .toList(),
                            found.rows()));
        }
    }

    /** The tables there are. */
    static Table tables(ResultFolders folders) {
        try (Query query = open(folders)) {
            return new Table(
                    List.of("table", "rows", "columns", "files", "of"),
                    query.schema().stream()
                            .map(schema -> List.of(
                                    schema.view().word(),
                                    Long.toString(schema.rows()),
                                    Integer.toString(schema.columns().size()),
                                    Integer.toString(schema.files()),
                                    schema.view().file()))
                            .toList());
        }
    }

    private static Query open(ResultFolders folders) {
        return new Query(DuckDb.driver(notice -> {}), folders); // a library prints nothing
    }

    /** A column as numbers, row by row; NaN for NULL. */
    public double[] column(String name) {
        return table.column(name);
    }

    /** A column as text, row by row; empty for NULL. */
    public List<String> words(String name) {
        return table.words(name);
    }

    /**
     * Asks again and writes the answer to a file, every digit and type kept.
     *
     * @param file ends in .parquet, .csv, .json or .jsonl
     * @return how many rows
     */
    public long write(String file) {
        TableFile to = TableFile.of(file);
        try (Query query = open(folders)) {
            return query.write(sql, to);
        }
    }

    /** The same for a path. */
    public long write(Path file) {
        return write(file.toString());
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
