package org.rmed.lab.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Result;

/**
 * The files of a verification, one line per claim as it is judged: {@code verdicts.csv} (a row per finding) and
 * {@code verdicts.jsonl} (the whole evidence).
 */
public final class VerdictFiles implements AutoCloseable {

    private static final List<String> HEADER = List.of(
            "claim",
            "control",
            "variant",
            "verdict",
            "hypotheses",
            "finding",
            "where",
            "measured",
            "low",
            "high",
            "relation",
            "bound",
            "sharp",
            "margin",
            "state",
            "trials",
            "engine",
            "note");

    private final CsvTable table;
    private final LineFile lines;

    /** Starts both files anew. */
    public VerdictFiles(ResultFolder folder) {
        this.table = new CsvTable(folder.file("verdicts.csv"), HEADER);
        this.lines = new LineFile(folder.file(VerdictLines.FILE));
    }

    /** Goes on after verdicts that the folder has: the lines stay, the table is written again from them. */
    public VerdictFiles(ResultFolder folder, VerdictLines kept) {
        this.lines = LineFile.append(folder.file(VerdictLines.FILE), kept.whole());
        this.table = new CsvTable(folder.file("verdicts.csv"), HEADER);
        kept.results().forEach(this::row);
    }

    /** Adds one judged claim. */
    public void add(Result result) {
        row(result);
        lines.add(Json.line(object(result)) + "\n");
    }

    private void row(Result result) {
        List<Finding> findings = findings(result);
        for (Finding finding : findings) {
            table.row(row(result, finding));
        }
        if (findings.isEmpty()) {
            table.row(
                    row(result, Finding.exact(result.reason(), "", Double.NaN, Finding.Relation.AT_LEAST, Double.NaN)));
        }
    }

    private static List<Finding> findings(Result result) {
        return result.evidence().map(Evidence::findings).orElse(List.of());
    }

    private static List<String> row(Result result, Finding finding) {
        return List.of(
                result.claim().id(),
                result.control() ? result.plan() : "",
                result.variant(),
                result.verdict().name(),
                result.weakest().words(),
                finding.what(),
                finding.where(),
                Decimal.of(finding.measured()),
                Decimal.of(finding.low()),
                Decimal.of(finding.high()),
                finding.relation().sign(),
                Decimal.of(finding.bound()),
                Decimal.of(finding.sharp()),
                Decimal.of(finding.margin()),
                finding.state().name(),
                Integer.toString(result.trials()),
                result.engines(),
                finding.note());
    }

    private static Map<String, Object> object(Result result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("claim", result.claim().id());
        object.put("part", result.claim().description().part().words());
        object.put("title", result.claim().description().title());
        object.put("source", result.claim().description().source());
        object.put("kind", result.claim().description().kind().words());
        object.put("control", result.control());
        object.put("variant", result.variant());
        object.put("plan", result.plan());
        object.put("verdict", result.verdict().name());
        object.put("reason", result.reason());
        object.put("trials", result.trials());
        object.put("engine", result.engines());
        object.put("falseAlarm", result.evidence().map(Evidence::falseAlarm).orElse(""));
        object.put("hypotheses", standings(result));
        object.put(
                "findings", findings(result).stream().map(VerdictFiles::object).toList());
        return object;
    }

    /** Where a result stands to each hypothesis. */
    static List<Map<String, Object>> standings(Result result) {
        List<Map<String, Object>> standings = new ArrayList<>();
        result.standings().forEach(standing -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("hypothesis", standing.hypothesis());
            entry.put("status", standing.status().words());
            entry.put("words", standing.words());
            standings.add(entry);
        });
        return standings;
    }

    /** A finding with its numbers. */
    static Map<String, Object> object(Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("finding", finding.what());
        object.put("where", finding.where());
        object.put("measured", finding.measured());
        object.put("low", finding.low());
        object.put("high", finding.high());
        object.put("relation", finding.relation().sign());
        object.put("bound", finding.bound());
        object.put("sharp", finding.sharp());
        object.put("margin", finding.margin());
        object.put("state", finding.state().name());
        object.put("note", finding.note());
        return object;
    }

    @Override
    public void close() {
        table.close();
        lines.close();
    }
}
