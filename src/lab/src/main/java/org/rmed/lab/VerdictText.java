package org.rmed.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.WordUtils;
import org.rmed.theory.Finding;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Result;
import org.rmed.theory.Verdict;
import org.rmed.theory.Words;

/** Verdicts in lines of plain text, for a terminal and for a notebook. */
public final class VerdictText {

    private static final int WIDTH = 96;

    private VerdictText() {}

    /** The verdict's word. */
    public static String word(Result result) {
        return switch (result.verdict()) {
            case HELD -> "HELD";
            case FAILED -> result.control() ? "fails, as due" : "FAILED";
            case INCONCLUSIVE -> "INCONCLUSIVE";
            case HYPOTHESIS_VIOLATED -> "OUTSIDE";
        };
    }

    /** The line of one claim, without the time it took. */
    public static String line(Result result) {
        return line(result, String.format("%-13s", word(result)));
    }

    /** The same with the word given, 13 characters wide as shown. */
    public static String line(Result result, String word) {
        return String.format(
                Locale.ROOT,
                "%-24s %s  %-9s %5d runs",
                result.control() ? "  control" : (result.claim().id() + " " + result.variant()).strip(),
                word,
                result.control() ? "" : result.weakest().words(),
                result.trials());
    }

    /** Below it: the decisive finding, and for a claim its engines. */
    public static List<String> reason(Result result) {
        List<String> lines = new ArrayList<>();
        indented(lines, "", (result.control() ? result.plan() + ": " : "") + result.reason());
        if (!result.control()) {
            indented(lines, "", "engine " + result.engines());
        }
        return lines;
    }

    /** Everything that was found. */
    public static List<String> details(Result result) {
        List<String> lines = new ArrayList<>();
        if (!result.control()) {
            indented(
                    lines,
                    "",
                    result.claim().description().title() + " ["
                            + result.claim().description().source() + "]");
            indented(lines, "", result.claim().description().statement());
            indented(lines, "", "runs: " + result.plan());
            for (Hypothesis.Standing standing : result.standings()) {
                indented(
                        lines,
                        "",
                        "hypothesis " + standing.hypothesis() + ": "
                                + standing.status().words() + ", " + standing.words());
            }
        }
        result.evidence().ifPresent(evidence -> {
            for (Finding finding : evidence.findings()) {
                indented(lines, String.format("  %-6s ", finding.state()), Words.of(finding));
            }
            indented(lines, "", "false alarms: " + evidence.falseAlarm());
        });
        return lines;
    }

    /** The last line: how many claims held, and how many controls failed. */
    public static String total(List<Result> results) {
        long claims = results.stream().filter(result -> !result.control()).count();
        long held = results.stream()
                .filter(result -> !result.control() && result.verdict() == Verdict.HELD)
                .count();
        String text = held + " of " + claims + " claims held";
        long controls = results.size() - claims;
        if (controls == 0) {
            return text;
        }
        long failed = results.stream()
                .filter(result -> result.control() && result.asExpected())
                .count();
        return text + "; " + failed + " of " + controls + " controls failed, as they must";
    }

    /** The text with a mark before its first line, its other lines below the first one's text. */
    private static void indented(List<String> lines, String mark, String text) {
        String before = mark;
        for (String line :
                WordUtils.wrap(text, WIDTH - mark.length(), "\n", true).lines().toList()) {
            lines.add("    " + before + line);
            before = " ".repeat(mark.length());
        }
    }
}
