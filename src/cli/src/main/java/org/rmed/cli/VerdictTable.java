package org.rmed.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.rmed.lab.VerdictText;
import org.rmed.theory.Result;
import picocli.CommandLine.Help.Ansi;

/** Verdicts on the terminal. */
final class VerdictTable {

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
        out.printf(Locale.ROOT, "%s %s%n", VerdictText.line(result, coloured(result)), time(result));
        VerdictText.reason(result).forEach(out::println);
        if (detailed) {
            VerdictText.details(result).forEach(out::println);
            out.println();
        }
        out.flush();
    }

    /** The last lines. */
    void total(List<Result> results) {
        out.println();
        out.println(VerdictText.total(results));
        out.flush();
    }

    /** Where the evidence is, and whether there is more to come. */
    void end(VerifyRun run) {
        out.println((run.complete() ? "" : run.interrupted()) + "Evidence in "
                + run.folder().path());
        out.flush();
    }

    private static String time(Result result) {
        return Double.isNaN(result.seconds()) ? "   before" : String.format(Locale.ROOT, "%7.1f s", result.seconds());
    }

    private String coloured(Result result) {
        String word = String.format("%-13s", VerdictText.word(result));
        String style = result.asExpected() ? "green" : "red";
        return ansi.string("@|bold," + style + " " + word + "|@");
    }
}
