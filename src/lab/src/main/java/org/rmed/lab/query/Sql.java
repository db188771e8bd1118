package org.rmed.lab.query;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Text that becomes part of a statement, and what DuckDB says when it does not understand one. */
final class Sql {

    private Sql() {}

    /** A string constant. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** The name of a table or column, whatever is in it. */
    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A file as a constant that stands for this file alone: DuckDB reads file names as patterns. */
    static String file(Path file) {
        return text(file.toString().replaceAll("[\\[*?]", "[$0]"));
    }

    /** The query without the semicolon that may end it, in brackets; the line feed ends a comment. */
    static String inner(String query) {
        return "(" + query.strip().replaceFirst("[;\\s]+$", "") + "\n)";
    }

    /**
     * DuckDB's message on one line: what is wrong, in which file, and which names were near; without the excerpt that marks
     * the place and without advice about its options.
     */
    static String reason(SQLException e) {
        List<String> lines =
                String.valueOf(e.getMessage()).lines().map(String::strip).toList();
        String message = lines.stream()
                .takeWhile(line ->
                        !line.isEmpty() && !line.startsWith("Possible ") && !line.startsWith("The search space "))
                .collect(Collectors.joining(" "));
        String file = lines.stream()
                .filter(line -> line.startsWith("file = "))
                .findFirst()
                .map(line -> " (" + line + ")")
                .orElse("");
        return message.isEmpty() ? e.getClass().getSimpleName() : message + file;
    }
}
