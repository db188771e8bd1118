package org.rmed.lab.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.rmed.lab.query.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.lab.store.CsvTable;
import org.rmed.lab.store.Decimal;
import org.rmed.spec.UsageException;

/**
 * Catches a column that comes out with the wrong type or with another folder's values, a path that DuckDB takes for a
 * pattern, and an error of several lines.
 */
class QueryTest {

    @TempDir
    private Path temp;

    private static void csv(Path folder, String name, String... lines) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private Query query(String... folders) {
        return new Query(
                TestDriver.driver(),
                ResultFolders.named(
                        List.of(folders).stream().map(name -> temp + "/" + name).toList()));
    }

    private static List<List<String>> rows(Query query, String sql) {
        return query.run(sql, Long.MAX_VALUE).rows();
    }

    private static String types(Query query, View view) {
        return query.schema().stream()
                .filter(schema -> schema.view() == view)
                .map(schema -> String.join(", ", schema.columns()))
                .findFirst()
                .orElse("");
    }

    /** DuckDB by itself reads a column of Infinity as dates. */
    @Test
    void whatIsNotFiniteIsADouble() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("a"));
        List<Double> values = List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        try (CsvTable table = new CsvTable(folder.resolve("trajectory.csv"), List.of("nan", "inf", "mixed"))) {
            for (double value : values) {
                table.row(List.of(Decimal.of(Double.NaN), Decimal.of(Math.abs(value + 1)), Decimal.of(value)));
            }
        }
        csv(temp.resolve("b"), "trajectory.csv", "inf", "Infinity");
        try (Query query = query("a")) {
            assertEquals("folder VARCHAR, nan DOUBLE, inf DOUBLE, mixed DOUBLE", types(query, View.TRAJECTORIES));
            assertEquals(
                    List.of(List.of("NaN"), List.of("Infinity"), List.of("-Infinity")),
                    rows(query, "SELECT mixed FROM trajectories"));
        }
        try (Query query = query("b")) {
            assertEquals("folder VARCHAR, inf DOUBLE", types(query, View.TRAJECTORIES));
        }
    }

    /** The type is that of all folders together; where one has no such column, or no value in it, is NULL. */
    @Test
    void foldersAreUnitedByName() throws IOException {
        csv(temp.resolve("a"), "cells.csv", "d,x,y,flag,word", "1,,2,true,1.5", "2,,3,false,abc");
        csv(temp.resolve("b"), "cells.csv", "y,x,d,z", "4,0.5,1e30,");
        try (Query query = query("a", "b")) {
            assertEquals(
                    "folder VARCHAR, d DOUBLE, x DOUBLE, y BIGINT, flag BOOLEAN, word VARCHAR, z (no values)",
                    types(query, View.CELLS));
            assertEquals(
                    List.of(
                            List.of(temp + "/a", "1.0", "", "2", "true", "1.5", ""),
                            List.of(temp + "/a", "2.0", "", "3", "false", "abc", ""),
                            List.of(temp + "/b", "1.0E30", "0.5", "4", "", "", "")),
                    rows(query, "SELECT * FROM cells"));
            assertEquals(
                    List.of(List.of("", "0")),
                    rows(query, "SELECT avg(z), count(z) FROM cells WHERE z > 1 OR z = 'a'"));
        }
    }

    /** Killed before the first row: a header alone, or not even that. */
    @Test
    void interruptedFoldersAreFine() throws IOException {
        csv(temp.resolve("a"), "trajectory.csv", "t,loss,r_med_1");
        csv(temp.resolve("b"), "trajectory.csv", "t,loss,r_med_1", "0,1.5,2.5");
        csv(temp.resolve("c"), "manifest.json", "{\"hash\": \"0123\", \"status\": \"RUNNING\"}");
        Files.createFile(temp.resolve("c/trajectory.csv"));
        try (Query query = query("a", "b", "c")) {
            assertEquals("folder VARCHAR, t BIGINT, loss DOUBLE, r_med_1 DOUBLE", types(query, View.TRAJECTORIES));
            assertEquals(List.of(List.of("1", "2.5")), rows(query, "SELECT count(*), avg(r_med_1) FROM trajectories"));
        }
        try (Query query = query("a")) {
            assertEquals(List.of(List.of("0", "")), rows(query, "SELECT count(*), avg(loss) FROM trajectories"));
        }
    }

    @Test
    void anyFolderNameIsSafe() throws IOException {
        List<String> names = List.of("it's", "a b", "[x]*?", "d=16", "\"q\"", "back\\slash", "{a}", "100%", "\u00fc");
        for (String name : names) {
            csv(temp.resolve(name), "runs.csv", "x", "1");
            csv(temp.resolve(name), "events.jsonl", "{\"event\":\"T_1\",\"t\":3}");
        }
        // a pattern would find these too
        csv(temp.resolve("x-other"), "runs.csv", "x", "1");
        csv(temp.resolve("100x"), "runs.csv", "x", "1");
        try (Query query = query(names.toArray(String[]::new))) {
            List<List<String>> expected = names.stream()
                    .map(name -> List.of(temp + "/" + name, "1", "3"))
                    .sorted((a, b) -> a.get(0).compareTo(b.get(0)))
                    .toList();
            List<List<String>> found =
                    new ArrayList<>(rows(query, "SELECT folder, x, t FROM runs JOIN events USING (folder)"));
            found.sort((a, b) -> a.get(0).compareTo(b.get(0)));
            assertEquals(expected, found);
            assertEquals("folder VARCHAR, x BIGINT", types(query, View.RUNS), "no column from d=16");
        }
    }

    /** A second value shows in which row a cell would have slipped. */
    @Test
    void cellsWithCommasQuotesAndLineFeedsComeBack() throws IOException {
        String text = "a \"b\", c\nd";
        Path folder = Files.createDirectories(temp.resolve("a"));
        try (CsvTable table = new CsvTable(folder.resolve("verdicts.csv"), List.of("note", "where", "x"))) {
            table.row(List.of(text, "", "1"));
            table.row(List.of("plain", "d=16", "2"));
        }
        try (Query query = query("a")) {
            assertEquals(
                    List.of(List.of(text, "", "1"), List.of("plain", "d=16", "2")),
                    rows(query, "SELECT note, \"where\", x FROM verdicts"));
            assertEquals(
                    "folder VARCHAR, note VARCHAR, \"where\" VARCHAR, x BIGINT",
                    types(query, View.VERDICTS),
                    "names as SQL needs them");
        }
    }

    @Test
    void settingsAreColumnsAndWhatWasMadeOfThemWins() throws IOException {
        csv(
                temp.resolve("a"),
                "manifest.json",
                "{\"hash\": \"123456789012\", \"settings\": {\"d\": \"16\", \"eta\": \"auto\", \"a/b~c\": \"7\"},",
                " \"eta\": 1.0E-5, \"error\": \"NaN\", \"claims\": [\"x\"], \"none\": null}");
        csv(temp.resolve("b"), "manifest.json", "{\"hash\": \"4567\", \"status\": \"RUNNING\", \"error\": 0.5}");
        try (Query query = query("a", "b")) {
            assertEquals(
                    "folder VARCHAR, hash VARCHAR, eta DOUBLE, error DOUBLE, claims VARCHAR, none (no values),"
                            + " status VARCHAR, d BIGINT, \"a/b~c\" BIGINT",
                    types(query, View.MANIFESTS));
            assertEquals(
                    List.of(
                            List.of(temp + "/a", "123456789012", "1.0E-5", "NaN", "[\"x\"]", "", "", "16", "7"),
                            List.of(temp + "/b", "4567", "", "0.5", "", "", "RUNNING", "", "")),
                    rows(query, "SELECT * FROM manifests"));
        }
    }

    @Test
    void columnNamedFolderAndNamesThatDifferInCaseStay() throws IOException {
        csv(temp.resolve("a"), "runs.csv", "folder,x", "mine,1");
        csv(temp.resolve("a"), "manifest.json", "{\"A\": 1, \"a\": 2}");
        try (Query query = query("a")) {
            assertEquals("folder VARCHAR, folder_1 VARCHAR, x BIGINT", types(query, View.RUNS));
            assertEquals(List.of(List.of("1", "2")), rows(query, "SELECT A, a_1 FROM manifests"));
        }
    }

    @Test
    void answerIsCutAtTheLimitAndCounted() throws IOException {
        csv(temp.resolve("a"), "runs.csv", "x", "1");
        try (Query query = query("a")) {
            ResultTable table = query.run("SELECT range AS i, 'x' AS t FROM range(2500)", 10);
            assertEquals(10, table.rows().size());
            assertEquals(2500, table.total());
            assertEquals(
                    List.of(new ResultTable.Column("i", true), new ResultTable.Column("t", false)), table.columns());
        }
    }

    @Test
    void plainDuckDbWorks() throws IOException {
        csv(temp.resolve("a"), "runs.csv", "x", "1");
        csv(temp, "it's.csv", "p,q", "1,2");
        try (Query query = query("a")) {
            assertEquals(
                    List.of(List.of("1", "2")), rows(query, "SELECT * FROM '" + temp + "/it''s.csv' -- a comment"));
            assertEquals(List.of(List.of("5")), rows(query, "CREATE TABLE t AS SELECT 5 AS x; SELECT * FROM t;"));
            assertEquals(List.of(), query.run("SET threads = 1", 1).columns());
            assertEquals(
                    List.of(List.of("2020-01-02", "1.50", "[1, 2]", "170141183460469231731687303715884105727", "true")),
                    rows(
                            query,
                            "SELECT DATE '2020-01-02', 1.5::DECIMAL(4, 2), [1, 2],"
                                    + " 170141183460469231731687303715884105727::HUGEINT, true"));
        }
    }

    @Test
    void nothingComesFromTheNetwork() throws IOException {
        csv(temp.resolve("a"), "runs.csv", "x", "1");
        try (Query query = query("a")) {
            assertEquals(
                    List.of(List.of("false", "false")),
                    rows(
                            query,
                            "SELECT current_setting('autoinstall_known_extensions'),"
                                    + " current_setting('autoload_known_extensions')"));
            assertRefused(
                    () -> query.run("SELECT * FROM 'https://example.org/x.csv'", 1),
                    "https://example.org/x.csv requires the extension httpfs");
        }
    }

    @Test
    void errorsAreOneLineWithTheNamesThatWereNear() throws IOException {
        csv(temp.resolve("a"), "trajectory.csv", "t,r_med_1,r_med_2", "0,1,2");
        try (Query query = query("a")) {
            assertEquals("", refusalOf(query, "SELECT t FROM trajectories").orElse(""));
            assertEquals(
                    "Binder Error: Referenced column \"r_med\" not found in FROM clause! Candidate bindings: \"r_med_1\","
                            + " \"r_med_2\"",
                    refusalOf(query, "SELECT r_med FROM trajectories").orElse(""));
            assertEquals(
                    "Parser Error: syntax error at or near \"SELEC\"",
                    refusalOf(query, "SELEC t").orElse(""));
        }
    }

    /** A row too long or too short: DuckDB by itself takes the lines above it for a preface. */
    @Test
    void fileThatIsNoTableIsNamed() throws IOException {
        csv(temp.resolve("long"), "cells.csv", "x,y", "1,2", "1,2,3");
        csv(temp.resolve("short"), "cells.csv", "x,y", "1,2", "1", "3,4");
        csv(temp.resolve("quote"), "cells.csv", "x,y", "1,\"2");
        String[] late = new String[50_000];
        Arrays.fill(late, "1,2");
        late[late.length - 1] = "1,2,3";
        csv(temp.resolve("late"), "cells.csv", late);
        csv(temp.resolve("json"), "manifest.json", "{\"hash\": ");
        for (String folder : List.of("long", "short", "quote", "late", "json")) {
            try (Query query = query(folder)) {
                View view = folder.equals("json") ? View.MANIFESTS : View.CELLS;
                assertRefused(
                        () -> query.run("FROM " + view.word(), 1),
                        "table " + view.word() + " cannot be read: ",
                        temp + "/" + folder + "/" + view.file(),
                        "mend or remove the file");
            }
        }
    }

    private static Optional<String> refusalOf(Query query, String sql) {
        try {
            query.run(sql, 1);
            return Optional.empty();
        } catch (UsageException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Test
    void missingTablesAreExplained() throws IOException {
        csv(temp.resolve("a"), "trajectory.csv", "t", "0");
        try (Query query = query("a")) {
            assertRefused(() -> query.run("FROM Cells", 1), "no table cells: there is no cells.csv in " + temp + "/a");
            assertRefused(
                    () -> query.run("FROM trajectries", 1), "no table 'trajectries'; did you mean 'trajectories'?");
            assertRefused(() -> query.run("FROM nonsense", 1), "no table 'nonsense' ('rmed query' without SQL lists");
            assertEquals(List.of(List.of("1")), rows(query, "WITH cells AS (SELECT 1) FROM cells"));
            assertEquals(
                    List.of(View.TRAJECTORIES),
                    query.schema().stream().map(Query.Schema::view).toList());
        }
    }

    @Test
    void schemaCountsFilesAndRows() throws IOException {
        csv(temp.resolve("a"), "trajectory.csv", "t", "0", "1");
        csv(temp.resolve("b"), "trajectory.csv", "t", "0");
        try (Query query = query("a", "b")) {
            Query.Schema schema = query.schema().get(0);
            assertEquals(2, schema.files());
            assertEquals(3, schema.rows());
            assertFalse(schema.columns().isEmpty());
        }
    }
}
