package org.rmed.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;
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

    /** One row per claim; controls of the claim are counted in its last column. */
    static String table(List<Result> results) {
        StringBuilder table = new StringBuilder(
                "| claim | statement | verdict | hypotheses | engine | decisive number | controls |\n");
        table.append("|---|---|---|---|---|---|---|\n");
        for (Result result : results) {
            if (!result.control()) {
                List<Result> controls = results.stream()
                        .filter(other -> other.control() && other.claim() == result.claim())
                        .toList();
                long failed = controls.stream()
                        .filter(other -> other.verdict() == Verdict.FAILED)
                        .count();
                table.append("| `")
                        .append(result.claim().id())
                        .append("` | ")
                        .append(cell(result.claim().description().title()))
                        .append(" | ")
                        .append(result.verdict()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' '))
                        .append(" | ")
                        .append(result.weakest().words())
                        .append(" | ")
                        .append(cell(result.engines()))
                        .append(" | ")
                        .append(cell(result.reason()))
                        .append(" | ")
                        .append(controls.isEmpty() ? "not run" : failed + " of " + controls.size() + " fail")
                        .append(" |\n");
            }
        }
        return table.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
