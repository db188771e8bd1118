package org.rmed.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;
import org.rmed.theory.Part;
import org.rmed.theory.Result;
import org.rmed.theory.Verdict;

/** The table of verdicts in a Markdown file, between two marks, so that it is generated and never typed. */
final class VerdictReadme {

    static final String BEGIN = "<!-- verdicts: begin (rmed verify --controls --readme README.md) -->";
    static final String END = "<!-- verdicts: end -->";

    private VerdictReadme() {}

    /** Replaces what is between the marks. */
    static void write(Path file, List<Result> results) throws IOException {
        String text = requireMarks(file);
        ResultFolder.replace(
                file,
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
                        + "\n"
                        + table(results)
                        + text.substring(text.indexOf(END)));
    }

    /**
     * The file's text.
     *
     * @throws UsageException if it cannot be read or lacks the marks
     */
    static String requireMarks(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException(
                    "--readme=" + file + " cannot be read (" + ResultFolder.reason(e) + "); name a text file", e);
        }
        int begin = text.indexOf(BEGIN);
        if (begin < 0 || text.indexOf(END) < begin) {
            throw new UsageException("--readme=" + file + " lacks the lines '" + BEGIN + "' and '" + END
                    + "'; add them where the table is to stand");
        }
        return text;
    }

    /** A row for each main claim with its decisive number, and for the other parts how many statements held. */
    static String table(List<Result> results) {
        StringBuilder table = new StringBuilder("""
                | claim | statement | verdict | hypotheses | engine | decisive number | controls |
                |---|---|---|---|---|---|---|
                """);
        results.stream()
                .filter(result -> !result.control() && part(result) == Part.MAIN)
                .forEach(result -> table.append(row(result, results)));
        StringBuilder parts = new StringBuilder("""

                | part of the paper | claims held | controls that fail, as they must |
                |---|---|---|
                """);
        int heading = parts.length();
        for (Part part : Part.values()) {
            List<Result> ofPart =
                    results.stream().filter(result -> part(result) == part).toList();
            if (part != Part.MAIN && !ofPart.isEmpty()) {
                parts.append("| ")
                        .append(part.words())
                        .append(" | ")
                        .append(expected(ofPart, false))
                        .append(" | ")
                        .append(expected(ofPart, true))
                        .append(" |\n");
            }
        }
        return table + (parts.length() > heading ? parts.toString() : "");
    }

    private static Part part(Result result) {
        return result.claim().description().part();
    }

    private static String expected(List<Result> results, boolean control) {
        List<Result> asked =
                results.stream().filter(result -> result.control() == control).toList();
        return asked.isEmpty()
                ? "not run"
                : asked.stream().filter(Result::asExpected).count() + " of " + asked.size();
    }

    private static String row(Result result, List<Result> results) {
        List<Result> controls = results.stream()
                .filter(other -> other.control() && other.claim() == result.claim())
                .toList();
        long failed = controls.stream()
                .filter(other -> other.verdict() == Verdict.FAILED)
                .count();
        return "| `" + result.claim().id()
                + "` | "
                + cell(result.claim().description().title())
                + " | "
                + result.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + " | "
                + result.weakest().words()
                + " | "
                + cell(result.engines())
                + " | "
                + cell(result.reason())
                + " | "
                + (controls.isEmpty() ? "not run" : failed + " of " + controls.size() + " fail")
                + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
