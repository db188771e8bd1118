package org.rmed.lab.query;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;

/** A file that takes the answer to a query; its extension says in which format. */
public final class TableFile {

    private enum Format {
        CSV("FORMAT csv, HEADER true"),
        PARQUET("FORMAT parquet, COMPRESSION zstd"),
        JSON("FORMAT json, ARRAY true"),
        JSONL("FORMAT json");

        private final String options;

        Format(String options) {
            this.options = options;
        }

        private String extension() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Path path;
    private final Format format;

    private TableFile(Path path, Format format) {
        this.path = path;
        this.format = format;
    }

    /**
     * A file to be written.
     *
     * @throws UsageException if the extension is unknown or the file cannot be written
     */
    public static TableFile of(String name) {
        Format format = Arrays.stream(Format.values())
                .filter(known -> name.toLowerCase(Locale.ROOT).endsWith(known.extension()))
                .findFirst()
                .orElseThrow(() -> new UsageException("--to=" + name + " has an unknown extension; it must end in "
                        + Arrays.stream(Format.values()).map(Format::extension).collect(Collectors.joining(", "))));
        Path path;
        try {
            path = Path.of(name).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new UsageException("--to=" + name + " is no file name here (" + e.getReason() + ")", e);
        }
        Path folder = path.getParent();
        String reason = Files.isDirectory(path)
                ? "it is a folder"
                : !Files.isDirectory(folder)
                        ? "there is no folder " + folder
                        : !Files.isWritable(folder) ? "permission denied" : "";
        if (!reason.isEmpty()) {
            throw new UsageException("--to=" + name + " cannot be written (" + reason + "); choose another file");
        }
        return new TableFile(path, format);
    }

    /**
     * Writes the answer; a reader sees the old file or the new one.
     *
     * @return how many rows
     */
    long write(Connection connection, String query) throws SQLException {
        Path draft = path.resolveSibling(path.getFileName() + ".part");
        draft.toFile().deleteOnExit(); // Ctrl-C runs no finally
        try {
            try (Statement statement = connection.createStatement()) {
                String select = format == Format.PARQUET ? Sql.inner(query) : "(" + plain(connection, query) + ")";
                long rows = statement.executeLargeUpdate("COPY " + select + " TO " + Sql.text(draft.toString()) + " ("
                        + format.options + ", USE_TMP_FILE false)");
                move(draft, path);
                return rows;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UsageException(
                    "--to=" + path + " cannot be written (" + ResultFolder.reason(e) + "); choose another file", e);
        }
    }

    /** The query with what is not finite as text: {@code NaN} as rmed's own files write it; JSON has no number for it. */
    private String plain(Connection connection, String query) throws SQLException {
        String inner = Sql.inner(query);
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + inner)) {
            ResultSetMetaData about = statement.getMetaData();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                String column = "c" + i;
                names.add(column);
                values.add((about.getColumnTypeName(i).matches("DOUBLE|FLOAT") ? plain(column) : column) + " AS "
                        + Sql.name(about.getColumnName(i)));
            }
        }
        return "SELECT " + String.join(", ", values) + " FROM " + inner + " AS q(" + String.join(", ", names) + ")";
    }

    private String plain(String column) {
        String word = "CASE WHEN isnan(" + column + ") THEN 'NaN' WHEN " + column
                + " > 0 THEN 'Infinity' ELSE '-Infinity' END";
        String finite = "CASE WHEN " + column + " IS NULL THEN NULL WHEN isfinite(" + column + ") THEN ";
        return format == Format.CSV
                ? finite + "CAST(" + column + " AS VARCHAR) ELSE " + word + " END"
                : finite + "to_json(" + column + ") ELSE to_json(" + word + ") END";
    }

    /** Moves a file into its place at once. */
    static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
