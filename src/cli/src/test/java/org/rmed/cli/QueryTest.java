package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.lab.query.DuckDb;

/** Catches an answer that the terminal garbles, real results that cannot be queried, and noise on standard error. */
class QueryTest {

    @TempDir
    private static Path temp;

    /** The driver that Maven brings for the tests, as a user would name one. */
    @BeforeAll
    static void nameTheDriver() throws Exception {
        Class<?> driver = Class.forName("org.duckdb.DuckDBDriver", false, QueryTest.class.getClassLoader());
        System.setProperty(
                DuckDb.PROPERTY,
                Path.of(driver.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
        Console.line("simulate d=4 steps=3 every=1 optimizer=sgdm out=" + temp.resolve("run/a"))
                .done();
        Console.line("simulate d=5 steps=2 every=1 optimizer=adam out=" + temp.resolve("run/b"))
                .done();
    }

    @AfterAll
    static void forgetTheDriver() {
        System.clearProperty(DuckDb.PROPERTY);
    }

    private static Console query(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "query";
        all[1] = "in=" + temp.resolve("run");
        System.arraycopy(words, 0, all, 2, words.length);
        return Console.rmed(all);
    }

    private static String folder(String name) throws IOException {
        return temp.resolve("run").resolve(name).toString();
    }

    @Test
    void numbersStandToTheRightAndNullIsEmpty() {
        assertEquals(
                """
                    n  text          x
                -----  ------  -------
                    1  a           0.1
                       b\\nc?d      NaN
                12345          1.0E-30
                3 rows
                """,
                query(
                                "FROM (VALUES (1, 'a', 0.1::DOUBLE), (NULL, 'b\nc\033d', 'nan'), (12345, NULL, 1e-30)) AS v(n, text, x)")
                        .done()
                        .out());
    }

    @Test
    void resultsOfARunAreThere() throws IOException {
        String out = query("SELECT folder, d, optimizer LIKE 'Adam%' AS adam, count(*) AS rows, max(t) AS last"
                        + " FROM trajectories JOIN manifests USING (folder) GROUP BY ALL ORDER BY d")
                .done()
                .out();
        List<String> lines = out.lines().toList();
        assertEquals(folder("a") + "  4  false     4     3", lines.get(2));
        assertEquals(folder("b") + "  5  true      3     2", lines.get(3));
        assertEquals("2 rows", lines.get(4));
    }

    @Test
    void tablesAreListedWithTheirColumns() {
        String out = query().done().out();
        assertTrue(
                out.startsWith("trajectories: 7 rows of 2 trajectory.csv\n    folder VARCHAR, t BIGINT, loss DOUBLE,"),
                out);
        assertTrue(out.contains("\nevents: "), out);
        assertTrue(out.contains("\nmanifests: 2 rows of 2 manifest.json\n"), out);
        out.lines().forEach(line -> assertTrue(line.length() <= 100, line));
        assertEquals(out, query("--schema").done().out());
    }

    @Test
    void longAnswersAreCutUnlessAllIsAskedFor() {
        String cut = query("SELECT * FROM range(1001)").done().out();
        assertEquals(1003, cut.lines().count());
        assertTrue(cut.endsWith("\nthe first 1000 of 1001 rows; --all prints all, --to FILE writes them\n"), cut);
        String all = query("--all", "SELECT * FROM range(1001)").done().out();
        assertEquals(1004, all.lines().count());
        assertTrue(all.endsWith(" 1000\n1001 rows\n"), all);
        assertTrue(query("SELECT * FROM range(1000)").done().out().endsWith("  999\n1000 rows\n"));
    }

    @Test
    void statementWithoutAnAnswerSaysSo() {
        assertEquals("done\n", query("SET threads = 1").done().out());
    }

    @Test
    void rowsAreWrittenAndReadBack() {
        Path file = temp.resolve("all.parquet");
        assertEquals(
                "7 rows written to " + file + "\n",
                query("--to", file.toString(), "FROM trajectories").done().out());
        assertEquals(
                query("FROM trajectories").done().out(),
                query("FROM '" + file + "'").done().out());
    }

    @Test
    void errorsAreOneLine() {
        query("SELECT r_med FROM trajectories").refused(ExitCode.USAGE, "\"r_med\" not found", "\"r_med_1\"");
        query("FROM verdicts")
                .refused(ExitCode.USAGE, "no table verdicts: there is no verdicts.csv in ", "'rmed verify' writes it");
        query("FROM 'nofile.csv'").refused(ExitCode.USAGE, "nofile.csv");
    }

    /** Refused before the driver is asked for, which may have to be fetched. */
    @Test
    void whatCannotBeDoneNeedsNoDriver() {
        String given = System.setProperty(DuckDb.PROPERTY, "nowhere.jar");
        try {
            query("SELECT 1").refused(ExitCode.USAGE, "RMED_DUCKDB=nowhere.jar is no file");
            query("--to", "x.txt", "SELECT 1").refused(ExitCode.USAGE, "--to=x.txt has an unknown extension");
            query("--to", "x.csv").refused(ExitCode.USAGE, "--to=x.csv needs SQL");
            query("--schema", "SELECT 1").refused(ExitCode.USAGE, "--schema lists the tables and takes no SQL");
            query("SELECT", "1").refused(ExitCode.USAGE, "put the whole SQL in quotes");
            query("--al", "SELECT 1").refused(ExitCode.USAGE, "unknown option '--al'; did you mean '--all'?");
            Console.rmed("query", "in=nowhere", "SELECT 1").refused(ExitCode.USAGE, "in=nowhere is not a folder");
            assertFalse(Files.exists(Path.of("out")), "the next line looks there");
            Console.rmed("query")
                    .refused(
                            ExitCode.USAGE,
                            "no results below out yet; run something first, such as 'rmed simulate d=64'");
        } finally {
            System.setProperty(DuckDb.PROPERTY, given);
        }
    }

    /** As a user starts it: no warning of Java's about native code. */
    @Test
    void processOfItsOwnIsQuiet() throws IOException, InterruptedException {
        List<String> options = List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-D" + DuckDb.PROPERTY + "=" + System.getProperty(DuckDb.PROPERTY));
        try (Subprocess process = new Subprocess(temp, "", options, "query in=" + temp.resolve("run"))) {
            process.end(60).done();
        }
    }
}
