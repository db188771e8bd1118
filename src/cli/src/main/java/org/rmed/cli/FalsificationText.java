package org.rmed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rmed.theory.Claim;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Words;
import org.rmed.theory.falsification.Losses;
import org.rmed.theory.falsification.Report;
import org.rmed.theory.falsification.Side;
import org.rmed.theory.falsification.Trial;

/** What a search found, on the terminal. */
final class FalsificationText {

    private static final int WIDTH = 92;
    private static final int KINDS = 4;

    private final PrintWriter out;

    FalsificationText(PrintWriter out) {
        this.out = out;
    }

    /** Shows one claim's search. */
    void add(Report report) {
        Claim claim = report.claim();
        out.println(claim.id() + ": " + claim.description().title());
        side("inside the hypotheses", claim, report.inside());
        side("outside", claim, report.outside());
        losses(report.lost(), "could not be judged", report.tried() + " candidates run");
        losses(report.leftOut(), "left out", "the configurations looked at");
        out.println();
        out.flush();
    }

    private void side(String name, Claim claim, Side side) {
        int violations = side.count(Trial.State.VIOLATION);
        int open = side.count(Trial.State.OPEN);
        String judged = side.judged() + " candidates" + (open > 0 ? ", " + open + " of them undecided" : "");
        if (side.judged() == 0) {
            line("  ", name + ": no candidate could be judged");
        } else if (side.smallest().isEmpty()) {
            line("  ", name + ": no violation in " + judged);
            side.closest()
                    .ifPresent(trial -> line(
                            "    ",
                            "closest call: " + trial.words() + ": "
                                    + Words.of(trial.nearest().orElseThrow())));
        } else {
            line("  ", name + ": FAILS; " + violations + " violations in " + judged + "; the smallest:");
            violation(claim, side.smallest().get());
            side.confirmation().ifPresent(again -> line("    ", "with " + again.trials() + " runs: " + again.reason()));
        }
        side.unconfirmed().filter(trial -> side.smallest().isEmpty()).ifPresent(trial -> {
            line("    ", "not confirmed with four times the seeds:");
            violation(claim, trial);
        });
    }

    private void violation(Claim claim, Trial trial) {
        line("    ", trial.reason());
        if (trial.outside()) {
            line("    ", "violates " + words(trial.standings(Status.VIOLATED)));
        } else {
            line(
                    "    ",
                    trial.standings(Status.RELAXED).isEmpty()
                            ? "within the hypotheses as the paper states them"
                            : "within the relaxed hypotheses, not the paper's: "
                                    + words(trial.standings(Status.RELAXED)));
        }
        out.println(
                "    rmed verify " + claim.id() + " " + quoted(trial.words()) + (trial.outside() ? " --outside" : ""));
    }

    private static String words(List<Standing> standings) {
        return standings.stream().map(Standing::words).collect(Collectors.joining("; "));
    }

    /** As a shell needs it: {@code 'eta=0.3*s'}. */
    private static String quoted(String words) {
        return Stream.of(words.split(" "))
                .map(word -> word.contains("*") ? "'" + word + "'" : word)
                .collect(Collectors.joining(" "));
    }

    private void losses(Losses losses, String what, String of) {
        if (losses.total() == 0) {
            return;
        }
        line("  ", String.format(Locale.ROOT, "%d of %s %s:", losses.total(), of, what));
        List<Losses.Loss> kinds = losses.all();
        kinds.stream().limit(KINDS).forEach(loss -> line("    ", loss.count() + " x " + loss.example()));
        if (kinds.size() > KINDS) {
            line("    ", "and " + (kinds.size() - KINDS) + " other kinds");
        }
    }

    /** The last lines. */
    void end(boolean interrupted, Path folder) {
        out.println((interrupted ? "interrupted: what was found until then. " : "") + "Every candidate in "
                + folder.resolve("falsify.jsonl"));
        out.flush();
    }

    private void line(String indent, String text) {
        String before = indent;
        for (String line : Lines.wrapped(text, WIDTH - indent.length())) {
            out.println(before + line);
            before = indent + "  ";
        }
    }
}
