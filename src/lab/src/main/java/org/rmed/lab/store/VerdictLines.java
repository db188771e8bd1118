package org.rmed.lab.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmed.spec.UsageException;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Registry;
import org.rmed.theory.Result;
import org.rmed.theory.Verdict;

/**
 * The results of a verification read back from {@code verdicts.jsonl}.
 *
 * @param results in the order of the file; times are not kept and read as NaN
 * @param whole bytes up to the end of the last whole line
 */
public record VerdictLines(List<Result> results, long whole) {

    /** The file's name. */
    public static final String FILE = "verdicts.jsonl";

    /**
     * Reads a folder's results.
     *
     * @param claims those that the file may name
     * @throws UsageException if there is no such file, or a line that is not a verdict; a torn last line is left out
     */
    public static VerdictLines read(Path folder, Registry claims) {
        Path file = folder.resolve(FILE);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UsageException(
                    file + " cannot be read (" + ResultFolder.reason(e)
                            + "); name a folder that 'rmed verify' has written",
                    e);
        }
        List<Result> results = new ArrayList<>();
        int from = 0;
        for (int k = 0; k < bytes.length; k++) {
            if (bytes[k] == '\n') {
                String line = new String(bytes, from, k - from, StandardCharsets.UTF_8);
                results.add(result(file, results.size() + 1, line, claims));
                from = k + 1;
            }
        }
        return new VerdictLines(List.copyOf(results), from);
    }

    private static Result result(Path file, int number, String line, Registry claims) {
        try {
            return result(Json.parse(line), claims);
        } catch (IOException | RuntimeException e) {
            throw new UsageException(
                    file + ", line " + number + " is no verdict of this rmed (" + e.getMessage()
                            + "); verify anew into another folder",
                    e);
        }
    }

    private static Result result(Map<?, ?> line, Registry claims) {
        List<Finding> findings =
                maps(line, "findings").stream().map(VerdictLines::finding).toList();
        return new Result(
                claims.named(List.of(text(line, "claim"))).get(0),
                (Boolean) line.get("control"),
                text(line, "variant"),
                text(line, "plan"),
                maps(line, "hypotheses").stream().map(VerdictLines::standing).toList(),
                findings.isEmpty() ? Optional.empty() : Optional.of(new Evidence(findings, text(line, "falseAlarm"))),
                Verdict.valueOf(text(line, "verdict")),
                text(line, "reason"),
                (Integer) line.get("trials"),
                text(line, "engine"),
                Double.NaN);
    }

    private static Standing standing(Map<?, ?> entry) {
        return new Standing(
                text(entry, "hypothesis"),
                Status.valueOf(text(entry, "status").toUpperCase(java.util.Locale.ROOT)),
                text(entry, "words"));
    }

    private static Finding finding(Map<?, ?> entry) {
        return new Finding(
                text(entry, "finding"),
                text(entry, "where"),
                number(entry, "measured"),
                number(entry, "low"),
                number(entry, "high"),
                text(entry, "relation").equals(Relation.AT_LEAST.sign()) ? Relation.AT_LEAST : Relation.AT_MOST,
                number(entry, "bound"),
                number(entry, "sharp"),
                text(entry, "note"));
    }

    private static List<Map<?, ?>> maps(Map<?, ?> line, String key) {
        List<Map<?, ?>> maps = new ArrayList<>();
        ((List<?>) line.get(key)).forEach(entry -> maps.add((Map<?, ?>) entry));
        return maps;
    }

    private static String text(Map<?, ?> entry, String key) {
        Object value = entry.get(key);
        if (value == null) {
            throw new IllegalArgumentException("it has no " + key);
        }
        return (String) value;
    }

    /** Numbers are numbers, or one of the words NaN, Infinity, -Infinity. */
    private static double number(Map<?, ?> entry, String key) {
        return Double.parseDouble(String.valueOf(entry.get(key)));
    }
}
