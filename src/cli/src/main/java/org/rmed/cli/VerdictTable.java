package org.rmed.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.rmed.theory.Finding;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Result;
import org.rmed.theory.Verdict;
import org.rmed.theory.Words;
import picocli.CommandLine.Help.Ansi;

/** Verdicts on the terminal. */
final class VerdictTable {

    private static final int WIDTH = 96;

    private final PrintWriter out;
    private final Ansi ansi;
    private final boolean detailed;

    /** @param detailed whether every finding and hypothesis is shown, not only the decisive one */
    VerdictTable(PrintWriter out, Ansi ansi, boolean detailed) {
        this.out = out;
        this.ansi = ansi;
        this.detailed = detailed;
    }

    /** Shows one result. */
    void add(Result result) {
        verdict(result);
        if (detailed) {
            details(result);
        }
        out.flush();
    }

    /** The line of one claim. */
    private void verdict(Result result) {
        out.printf(
                Locale.ROOT,
                "%-24s %s  %-9s %5d runs %7.1f s%n",
                result.control() ? "  control" : result.claim().id(),
                coloured(result),
                result.control() ? "" : result.weakest().words(),
                result.trials(),
                result.seconds());
        indented((result.control() ? result.plan() + ": " : "") + result.reason());
        if (!result.control()) {
            indented("engine " + result.engines());
        }
    }

    /** Everything that was found, below the line. */
    private void details(Result result) {
        if (!result.control()) {
            indented(result.claim().title() + " [" + result.claim().source() + "]");
            indented(result.claim().statement());
            indented("runs: " + result.plan());
            for (Hypothesis.Standing standing : result.standings()) {
                indented("hypothesis " + standing.hypothesis() + ": "
                        + standing.status().words() + ", " + standing.words());
            }
        }
        result.evidence().ifPresent(evidence -> {
            for (Finding finding : evidence.findings()) {
                indented(String.format("  %-6s ", finding.state()), Words.of(finding));
            }
            indented("false alarms: " + evidence.falseAlarm());
        });
        out.println();
    }

    /** The last lines. */
    void total(List<Result> results) {
        long claims = results.stream().filter(result -> !result.control()).count();
        long held = results.stream()
                .filter(result -> !result.control() && result.verdict() == Verdict.HELD)
                .count();
        out.printf(Locale.ROOT, "%n%d of %d claims held", held, claims);
        long controls = results.size() - claims;
        if (controls > 0) {
            long failed = results.stream()
                    .filter(result -> result.control() && result.asExpected())
                    .count();
            out.printf(Locale.ROOT, "; %d of %d controls failed, as they must", failed, controls);
        }
        out.println();
        out.flush();
    }

    private void indented(String text) {
        indented("", text);
    }

    /** The text with a mark before its first line, its other lines below the first one's text. */
    private void indented(String mark, String text) {
        String before = mark;
        for (String line : Lines.wrapped(text, WIDTH - mark.length())) {
            out.println("    " + before + line);
            before = " ".repeat(mark.length());
        }
    }

    private String coloured(Result result) {
        String word = String.format(
                "%-13s",
                switch (result.verdict()) {
                    case HELD -> "HELD";
                    case FAILED -> result.control() ? "fails, as due" : "FAILED";
                    case INCONCLUSIVE -> "INCONCLUSIVE";
                    case HYPOTHESIS_VIOLATED -> "OUTSIDE";
                });
        String style = result.asExpected() ? "green" : "red";
        return ansi.string("@|bold," + style + " " + word + "|@");
    }
}
