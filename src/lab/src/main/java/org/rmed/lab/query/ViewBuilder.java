package org.rmed.lab.query;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the files of a view once, as text, and types each column by all of its values in all files. DuckDB's own guess, file
 * by file, makes a date of {@code Infinity} and text of a column that one folder leaves empty, which then is text for all.
 */
final class ViewBuilder {

    /** Where the texts are kept, out of sight of SHOW TABLES. */
    private static final String SCHEMA = "rmed_text";

    /** The column that holds the file of a row. */
    private static final String FILE = "rmed_file";

    /** All of it, because DuckDB may guess a line that does not fit away, header and all. */
    private static final String DIALECT = "header = true, delim = ',', quote = '\"', escape = '\"', new_line = '\\n',"
            + " comment = '', skip = 0, null_padding = false, strict_mode = true";

    private static final String WHOLE = "-?(0|[1-9][0-9]{0,17})";
    private static final String NUMBER = "-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?|NaN|-?Infinity";

    /** Never numbers, even where they happen to have no letters. */
    private static final Set<String> TEXT = Set.of("hash", "commit", "control", "variant", "note");

    private final Connection connection;

    ViewBuilder(Connection connection) throws SQLException {
        this.connection = connection;
        execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
    }

    /** Makes the view: {@code folder}, then the columns of the files in the order of their first appearance. */
    void build(View view, List<Path> files) throws SQLException {
        String table = SCHEMA + "." + view.word();
        String list = files.stream().map(Sql::file).collect(Collectors.joining(", ", "[", "]"));
        Map<String, String> columns;
        if (view.csv()) {
            execute("CREATE TABLE " + table + " AS SELECT * FROM read_csv(" + list
                    + ", all_varchar = true, union_by_name = true, hive_partitioning = false, " + DIALECT
                    + ", filename = '" + FILE + "')");
            columns = cells(table);
        } else {
            execute("CREATE TABLE " + table + " AS SELECT json, " + FILE + " FROM read_json_objects(" + list
                    + ", format = '" + (view.file().endsWith(".jsonl") ? "newline_delimited" : "unstructured")
                    + "', hive_partitioning = false, filename = '" + FILE + "')");
            columns = members(table);
        }
        Map<String, String> types = types(table, columns);
        StringBuilder select = new StringBuilder("SELECT " + folder(view) + " AS folder");
        columns.forEach((name, text) -> select.append(", ")
                // a column without any value has no type yet: NULL fits wherever a value would
                .append(types.get(name).isEmpty() ? "NULL" : "CAST(" + text + " AS " + types.get(name) + ")")
                .append(" AS ")
                .append(Sql.name(name)));
        execute("CREATE VIEW " + view.word() + " AS " + select + " FROM " + table);
    }

    /** The columns of CSV files. */
    private Map<String, String> cells(String table) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        Set<String> taken = taken();
        for (String name : strings("SELECT column_name FROM (DESCRIBE " + table + ")")) {
            if (!name.equals(FILE)) {
                columns.put(free(name, taken), Sql.name(name));
            }
        }
        return columns;
    }

    /** The members of JSON objects; those of {@code settings} are columns of their own, after the others. */
    private Map<String, String> members(String table) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        Set<String> taken = taken();
        for (String key : keys(table, "")) {
            if (!key.equals("settings")) {
                columns.put(free(key, taken), member("", key));
            }
        }
        for (String key : keys(table, "/settings")) {
            // what a run made of a setting counts, not how it was asked for: eta, not eta=auto
            if (!taken.contains(key.toLowerCase(Locale.ROOT))) {
                columns.put(free(key, taken), member("/settings", key));
            }
        }
        return columns;
    }

    /** The keys of the first file, then what the others have beside them. */
    private List<String> keys(String table, String path) throws SQLException {
        String keys = "json_keys(json, '" + path + "')";
        return strings("SELECT key FROM (SELECT unnest(" + keys + ") AS key, generate_subscripts(" + keys
                + ", 1) AS place, rowid AS row FROM " + table
                + ") GROUP BY key ORDER BY arg_min(row, (row, place)), arg_min(place, (row, place))");
    }

    private static String member(String path, String key) {
        return "(json ->> " + Sql.text(path + "/" + key.replace("~", "~0").replace("/", "~1")) + ")";
    }

    private static Set<String> taken() {
        return new HashSet<>(Set.of("folder"));
    }

    /** SQL tells no upper from lower case in names, and {@code folder} is ours. */
    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 1; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    /** The type of each column; an empty text where no row has a value. */
    private Map<String, String> types(String table, Map<String, String> columns) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        if (columns.isEmpty()) {
            return types;
        }
        String sql = columns.entrySet().stream()
                .map(column -> type(column.getKey(), column.getValue()))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + table));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            int i = 1;
            for (String name : columns.keySet()) {
                types.put(name, row.getString(i++));
            }
        }
        return types;
    }

    private static String type(String name, String text) {
        return TEXT.contains(name)
                ? "'VARCHAR'"
                : "CASE WHEN count(" + text + ") = 0 THEN ''"
                        + " WHEN bool_and(regexp_full_match(" + text + ", '" + WHOLE + "')) THEN 'BIGINT'"
                        + " WHEN bool_and(regexp_full_match(" + text + ", '" + NUMBER + "')) THEN 'DOUBLE'"
                        + " WHEN bool_and(" + text + " IN ('true', 'false')) THEN 'BOOLEAN'"
                        + " ELSE 'VARCHAR' END";
    }

    /** {@link ResultFolders#label} in SQL. */
    private static String folder(View view) {
        String folder =
                "left(" + FILE + ", length(" + FILE + ") - " + (view.file().length() + 1) + ")";
        String here = ResultFolders.here().toString();
        String below = here.endsWith("/") ? here : here + "/";
        return "CASE WHEN " + folder + " = " + Sql.text(here) + " THEN '.' WHEN starts_with(" + folder + ", "
                + Sql.text(below) + ") THEN substr(" + folder + ", length(" + Sql.text(below) + ") + 1) ELSE " + folder
                + " END";
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
