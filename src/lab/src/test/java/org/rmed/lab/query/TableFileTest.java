package org.rmed.lab.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rmed.lab.query.Refusal.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.lab.store.CsvTable;
import org.rmed.lab.store.Decimal;

/** Catches a digit lost on the way into a file and back, JSON that is none, and an old file harmed by a failed query. */
class TableFileTest {

    @TempDir
    private Path temp;

    private static Query query() {
        return new Query(TestDriver.driver(), new ResultFolders(List.of("out"), List.of()));
    }

    private static List<List<String>> back(Query query, Path file) {
        return query.run("SELECT * FROM '" + file + "'", Long.MAX_VALUE).rows();
    }

    /** Through rmed's own CSV into a view, from there into each format, and back. */
    @Property(tries = 20, seed = "11")
    void doublesComeBackBitForBit(@ForAll @Size(200) double[] values) throws IOException {
        Path folder = Files.createTempDirectory("rmed");
        Path csv = folder.resolve("trajectory.csv");
        try {
            try (CsvTable table = new CsvTable(csv, List.of("x"))) {
                for (double value : values) {
                    table.row(List.of(Decimal.of(value)));
                }
            }
            ResultFolders folders = ResultFolders.named(List.of(folder.toString()));
            try (Query query = new Query(TestDriver.driver(), folders)) {
                for (String extension : List.of("csv", "parquet", "jsonl")) {
                    Path file = folder.resolve("x." + extension);
                    assertEquals(
                            values.length, query.write("SELECT x FROM trajectories", TableFile.of(file.toString())));
                    double[] found =
                            query.run("SELECT CAST(x AS DOUBLE) FROM '" + file + "'", Long.MAX_VALUE).rows().stream()
                                    .mapToDouble(row -> Double.parseDouble(row.get(0)))
                                    .toArray();
                    assertArrayEquals(values, found, 0, extension);
                    Files.delete(file);
                }
            }
        } finally {
            Files.delete(csv);
            Files.delete(folder);
        }
    }

    @Test
    void whatIsNotFiniteIsWrittenAsRmedWritesIt() throws IOException {
        String sql = "SELECT * FROM (VALUES (1, 'nan'::DOUBLE, 'inf'::FLOAT), (2, '-inf'::DOUBLE, NULL),"
                + " (3, 0.1::DOUBLE, 1.5::FLOAT)) AS v(i, x, y)";
        try (Query query = query()) {
            Path csv = temp.resolve("x.csv");
            query.write(sql, TableFile.of(csv.toString()));
            assertEquals("i,x,y\n1,NaN,Infinity\n2,-Infinity,\n3,0.1,1.5\n", Files.readString(csv));
            Path json = temp.resolve("x.json");
            query.write(sql, TableFile.of(json.toString()));
            JsonNode rows = new ObjectMapper().readTree(Files.readString(json));
            assertEquals(
                    "[{\"i\":1,\"x\":\"NaN\",\"y\":\"Infinity\"},{\"i\":2,\"x\":\"-Infinity\",\"y\":null},"
                            + "{\"i\":3,\"x\":0.1,\"y\":1.5}]",
                    rows.toString());
            Path lines = temp.resolve("x.JSONL");
            query.write(sql, TableFile.of(lines.toString()));
            assertEquals(3, Files.readAllLines(lines).size());
        }
    }

    @Test
    void parquetIsCompressedWithZstd() {
        Path file = temp.resolve("it's.parquet");
        try (Query query = query()) {
            assertEquals(9, query.write("SELECT range AS i FROM range(9)", TableFile.of(file.toString())));
            assertEquals(
                    List.of(List.of("ZSTD", "INT64")),
                    query.run("SELECT compression, type FROM parquet_metadata('" + temp + "/it''s.parquet')", 9)
                            .rows());
        }
    }

    /** Rows in the order of the query, names as they are, whatever ends the text. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet", "json", "jsonl"})
    void orderNamesAndEndsOfTextAreKept(String extension) {
        Path file = temp.resolve("x." + extension);
        try (Query query = query()) {
            String sql =
                    "SELECT (range * 7919) % 10007 AS \"a \"\"b\", 'x' AS \"order\" FROM range(10007) ORDER BY 1 DESC ; -- end";
            assertEquals(10007, query.write(sql.replace(" ; -- end", " -- end"), TableFile.of(file.toString())));
            assertEquals(10007, query.write(sql.replace(" -- end", "\n"), TableFile.of(file.toString())));
            List<List<String>> rows = back(query, file);
            assertEquals(10007, rows.size());
            for (int i = 0; i < rows.size(); i++) {
                assertEquals(List.of(Integer.toString(10006 - i), "x"), rows.get(i));
            }
            assertEquals(
                    List.of("a \"b", "order"),
                    query.run("SELECT * FROM '" + file + "'", 1).columns().stream()
                            .map(ResultTable.Column::name)
                            .toList());
        }
    }

    @Test
    void failedQueryLeavesTheOldFileAndNoDraft() throws IOException {
        Path file = Files.writeString(temp.resolve("x.csv"), "old");
        try (Query query = query()) {
            TableFile target = TableFile.of(file.toString());
            assertRefused(() -> query.write("SELECT nothing", target), "\"nothing\"");
            assertRefused(() -> query.write("SELECT error('late') FROM range(99999)", target), "late");
            assertRefused(() -> query.write("SELECT 1; SELECT 2", target), "syntax error at or near \";\"");
            assertEquals("old", Files.readString(file));
            try (Stream<Path> files = Files.list(temp)) {
                assertEquals(List.of(file), files.toList());
            }
            query.write("SELECT 1 AS one", target);
            assertEquals("one\n1\n", Files.readString(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x.txt", "x.csv.gz", "parquet", "x.parquet.", ""})
    void unknownExtensionIsRefused(String name) {
        assertRefused(
                () -> TableFile.of(name),
                "--to=" + name + " has an unknown extension; it must end in .csv, .parquet, .json, .jsonl");
    }

    @Test
    void placesThatCannotBeWrittenAreRefused() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("d.csv"));
        assertRefused(() -> TableFile.of(folder.toString()), "d.csv cannot be written (it is a folder)");
        assertRefused(() -> TableFile.of(temp + "/no/x.csv"), "(there is no folder " + temp + "/no)");
        assertRefused(() -> TableFile.of("a\u0000.csv"), "is no file name here");
        assertEquals(List.of("d.csv"), Arrays.asList(temp.toFile().list()), "nothing was made");
    }
}
