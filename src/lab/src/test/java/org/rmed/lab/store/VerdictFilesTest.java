package org.rmed.lab.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.spec.UsageException;
import org.rmed.theory.Claim;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Registry;
import org.rmed.theory.Result;
import org.rmed.theory.Verdict;
import org.rmed.theory.uniformity.Uniformity;

/** Catches evidence that no reader of CSV or JSON can take in, that lacks a number, or that depends on the wall clock. */
class VerdictFilesTest {

    private static final Registry CLAIMS = new Registry(Uniformity.claims());
    private static final Claim CLAIM = CLAIMS.named(List.of("corollary1")).get(0);
    private static final Finding PLAIN =
            new Finding("share, \"of\" runs", "d=16", 0.3, 0.1, 1.0 / 3, Relation.AT_MOST, 0.5, 0.25, "a note; a | b");
    private static final Finding ODD = Finding.exact("x", "", Double.NaN, Relation.AT_LEAST, Double.NEGATIVE_INFINITY)
            .withSharp(Double.POSITIVE_INFINITY);

    @TempDir
    private Path temp;

    private static Result result(boolean control, Verdict verdict, double seconds, List<Finding> findings) {
        return new Result(
                CLAIM,
                control,
                "alpha=2",
                "the plan",
                List.of(new Standing("alpha", Status.RELAXED, "alpha=1.5, literal >= 2")),
                findings.isEmpty() ? Optional.empty() : Optional.of(new Evidence(findings, "1 of 200")),
                verdict,
                "the reason",
                24,
                "dense",
                seconds);
    }

    private ResultFolder write(String name, Result... results) {
        ResultFolder folder = ResultFolder.open(temp.resolve(name).toString(), "hash", "rmed verify", Map.of());
        try (VerdictFiles files = new VerdictFiles(folder)) {
            for (Result result : results) {
                files.add(result);
            }
        }
        return folder;
    }

    private static List<NamedCsvRecord> table(ResultFolder folder) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(folder.file("verdicts.csv"))) {
            return reader.stream().toList();
        }
    }

    private Map<?, ?> object(ResultFolder folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.file("verdicts.jsonl"));
        assertEquals(1, lines.size());
        return Json.read(Files.writeString(temp.resolve("line"), lines.get(0)));
    }

    @Test
    void everyNumberOfAFindingIsInBothFiles() throws IOException {
        ResultFolder folder = write("out", result(false, Verdict.HELD, 1, List.of(PLAIN)));
        Map<String, String> cells = table(folder).get(0).getFieldsAsMap();
        assertEquals("corollary1", cells.get("claim"));
        assertEquals("", cells.get("control"));
        assertEquals("HELD", cells.get("verdict"));
        assertEquals("relaxed", cells.get("hypotheses"));
        Map<?, ?> object = object(folder);
        assertEquals("corollary1", object.get("claim"));
        assertEquals("HELD", object.get("verdict"));
        assertEquals("1 of 200", object.get("falseAlarm"));
        assertEquals(
                List.of(Map.of("hypothesis", "alpha", "status", "relaxed", "words", "alpha=1.5, literal >= 2")),
                object.get("hypotheses"));
        Map<?, ?> finding = (Map<?, ?>) ((List<?>) object.get("findings")).get(0);
        Map<String, Object> expected = Map.ofEntries(
                Map.entry("finding", "share, \"of\" runs"),
                Map.entry("where", "d=16"),
                Map.entry("measured", 0.3),
                Map.entry("low", 0.1),
                Map.entry("high", 1.0 / 3),
                Map.entry("relation", "<="),
                Map.entry("bound", 0.5),
                Map.entry("sharp", 0.25),
                Map.entry("margin", 0.5 - 1.0 / 3),
                Map.entry("state", "HOLDS"),
                Map.entry("note", "a note; a | b"));
        expected.forEach((key, value) -> {
            assertEquals(value, finding.get(key), key);
            assertEquals(value.toString(), cells.get(key), key);
        });
    }

    @Test
    void numbersThatAreNotFiniteParse() throws IOException {
        ResultFolder folder = write("out", result(true, Verdict.FAILED, 1, List.of(ODD)));
        Map<?, ?> finding = (Map<?, ?>) ((List<?>) object(folder).get("findings")).get(0);
        assertEquals("NaN", finding.get("measured"));
        assertEquals("-Infinity", finding.get("bound"));
        assertEquals("Infinity", finding.get("sharp"));
        NamedCsvRecord row = table(folder).get(0);
        assertEquals("the plan", row.getField("control"));
        assertTrue(Double.isNaN(Double.parseDouble(row.getField("measured"))));
        assertEquals(Double.NEGATIVE_INFINITY, Double.parseDouble(row.getField("bound")));
    }

    /** A claim outside its hypotheses has no findings, and a row all the same. */
    @Test
    void verdictWithoutEvidenceHasItsRow() throws IOException {
        ResultFolder folder = write("out", result(false, Verdict.HYPOTHESIS_VIOLATED, 1, List.of()));
        NamedCsvRecord row = table(folder).get(0);
        assertEquals("HYPOTHESIS_VIOLATED", row.getField("verdict"));
        assertEquals("the reason", row.getField("finding"));
        assertEquals(List.of(), object(folder).get("findings"));
    }

    @Test
    void sameResultsGiveTheSameBytes() throws IOException {
        ResultFolder one = write("one", result(false, Verdict.HELD, 1.5, List.of(PLAIN, ODD)));
        ResultFolder two = write("two", result(false, Verdict.HELD, 99.25, List.of(PLAIN, ODD)));
        for (String file : new String[] {"verdicts.csv", "verdicts.jsonl"}) {
            assertEquals(-1, Files.mismatch(one.file(file), two.file(file)), file);
        }
    }

    @Test
    void whatWasWrittenIsReadBack() {
        Result held = result(false, Verdict.HELD, 1, List.of(PLAIN, ODD));
        Result outside = result(true, Verdict.HYPOTHESIS_VIOLATED, 1, List.of());
        ResultFolder folder = write("out", held, outside);
        VerdictLines read = VerdictLines.read(folder.path(), CLAIMS);
        assertEquals(2, read.results().size());
        assertEquals(held.key(), read.results().get(0).key());
        assertEquals(outside.key(), read.results().get(1).key());
        assertEquals(withoutTime(held), withoutTime(read.results().get(0)));
        assertEquals(withoutTime(outside), withoutTime(read.results().get(1)));
    }

    private static String withoutTime(Result result) {
        return result.toString().replaceAll("seconds=[^,\\]]*", "").replaceAll("claim=.*?, control", "control");
    }

    /** A kill in the middle of a line: the whole lines count, and what follows them is as if nothing had happened. */
    @Test
    void goesOnAfterATornLine() throws IOException {
        Result one = result(false, Verdict.HELD, 1, List.of(PLAIN, ODD));
        Result two = result(true, Verdict.FAILED, 1, List.of(ODD));
        ResultFolder whole = write("whole", one, two);
        ResultFolder torn = write("torn", one);
        Files.writeString(torn.file("verdicts.jsonl"), "{\"claim\":\"coro", StandardOpenOption.APPEND);
        VerdictLines kept = VerdictLines.read(torn.path(), CLAIMS);
        assertEquals(1, kept.results().size());
        try (VerdictFiles files = new VerdictFiles(torn, kept)) {
            files.add(two);
        }
        for (String file : new String[] {"verdicts.csv", "verdicts.jsonl"}) {
            assertEquals(-1, Files.mismatch(whole.file(file), torn.file(file)), file);
        }
    }

    @Test
    void whatIsNoVerdictIsRefused() throws IOException {
        ResultFolder folder = write("out", result(false, Verdict.HELD, 1, List.of(PLAIN)));
        for (String line : List.of("{}", "nonsense", "{\"claim\":\"lemma99\",\"findings\":[]}")) {
            Files.writeString(folder.file("verdicts.jsonl"), line + "\n");
            UsageException refusal =
                    assertThrows(UsageException.class, () -> VerdictLines.read(folder.path(), CLAIMS), line);
            assertTrue(refusal.getMessage().contains("verdicts.jsonl, line 1 is no verdict of this rmed ("), line);
        }
        UsageException absent =
                assertThrows(UsageException.class, () -> VerdictLines.read(temp.resolve("absent"), CLAIMS));
        assertTrue(absent.getMessage().contains("no such file or folder"), absent::getMessage);
    }

    /** A verification may take hours: what is judged is on disk before the next claim runs. */
    @Test
    void everyVerdictIsOnDiskAtOnce() throws IOException {
        ResultFolder folder = ResultFolder.open(temp.resolve("out").toString(), "hash", "rmed verify", Map.of());
        try (VerdictFiles files = new VerdictFiles(folder)) {
            for (int count = 1; count <= 3; count++) {
                files.add(result(false, Verdict.HELD, 1, List.of(PLAIN, ODD)));
                assertEquals(
                        count, Files.readAllLines(folder.file("verdicts.jsonl")).size());
                assertEquals(2 * count, table(folder).size());
                assertTrue(Files.readString(folder.file("verdicts.csv")).endsWith("\n"));
            }
        }
    }
}
