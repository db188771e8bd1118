package org.rmed.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.rmed.lab.scaling.Bound;
import org.rmed.lab.scaling.Fit;
import org.rmed.lab.scaling.Law;
import org.rmed.lab.scaling.Measurement;
import picocli.CommandLine.Help.Ansi;

/** Scaling laws on the terminal, a line each. */
final class ScalingTable {

    private static final int WIDTH = 96;
    private static final String ROW = "%-18s %-17s %6s  %-24s %-15s %-8s %s%n";

    private final PrintWriter out;
    private final Ansi ansi;
    private final boolean detailed;

    /** @param detailed whether each law's statement, bounds and tolerance are shown */
    ScalingTable(PrintWriter out, Ansi ansi, boolean detailed) {
        this.out = out;
        this.ansi = ansi;
        this.detailed = detailed;
        out.printf(Locale.ROOT, ROW, "law", "over", "runs", "exponent [95%]", "sharp (limit)", "paper", "verdict");
        out.flush();
    }

    /** Shows one law. */
    void add(Measurement measurement) {
        Law law = measurement.law();
        out.printf(
                Locale.ROOT,
                ROW,
                measurement.control().isPresent() ? "  control" : law.name(),
                range(law),
                law.points().size() + "x" + law.seeds(),
                measurement.fits().map(fits -> exponent(fits.measured())).orElse("none"),
                measurement.fits().map(fits -> sharp(law, fits.due().slope())).orElse("none"),
                law.paper().map(ScalingTable::words).orElse("none"),
                coloured(measurement));
        measurement.control().ifPresent(this::indented);
        if (detailed || !measurement.asExpected()) {
            indented(measurement.reason());
        }
        if (detailed && measurement.control().isEmpty()) {
            indented(law.statement());
            indented("tolerance: " + law.sharp().why());
            law.paper().ifPresent(paper -> indented("paper: " + paper.source()));
        }
        out.flush();
    }

    /** The last lines. */
    void total(List<Measurement> measurements) {
        List<Measurement> laws =
                measurements.stream().filter(each -> each.control().isEmpty()).toList();
        List<Measurement> controls =
                measurements.stream().filter(each -> each.control().isPresent()).toList();
        out.printf(
                "%nsharp: the closed form fitted over the same runs, and its limit. paper: an exponent in the limit; a finite range%n"
                        + "may miss it by as much as the closed form misses its own limit there.%n");
        out.printf(
                Locale.ROOT,
                "%n%d of %d laws consistent",
                laws.stream().filter(Measurement::asExpected).count(),
                laws.size());
        if (!controls.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "; %d of %d controls flagged, as they must be",
                    controls.stream().filter(Measurement::asExpected).count(),
                    controls.size());
        }
        out.println();
        out.flush();
    }

    /** {@code d 10 to 10000}. */
    static String range(Law law) {
        return law.variable() + " " + number(law.points().get(0).x()) + " to "
                + number(law.points().get(law.points().size() - 1).x());
    }

    /** Three digits: {@code 10000}, {@code 1.2e-6}. */
    private static String number(double x) {
        boolean plain = x >= 0.01 && x < 1e5;
        return plain
                ? decimals(x, 3)
                : String.format(Locale.ROOT, "%.2e", x)
                        .replaceFirst("\\.?0+e", "e")
                        .replaceFirst("e([-+])0", "e$1")
                        .replace("e+", "e");
    }

    private static String exponent(Fit fit) {
        return String.format(Locale.ROOT, "%6.3f [%.3f, %.3f]", fit.slope(), fit.low(), fit.high());
    }

    private static String words(Bound paper) {
        return paper.sense().sign() + " " + decimals(paper.exponent(), 3);
    }

    /** At most so many decimals, without zeros at the end. */
    private static String decimals(double value, int most) {
        return String.format(Locale.ROOT, "%." + most + "f", value).replaceFirst("\\.?0+$", "");
    }

    /** The exponent due over these points and, where the closed form has not reached it, its limit. */
    private static String sharp(Law law, double due) {
        String limit = decimals(law.sharp().exponent(), 3);
        return law.sharp().law().isEmpty() ? limit : String.format(Locale.ROOT, "%.3f (%s)", due, limit);
    }

    private void indented(String text) {
        Lines.wrapped(text, WIDTH).forEach(line -> out.println("    " + line));
    }

    private String coloured(Measurement measurement) {
        boolean control = measurement.control().isPresent();
        String word =
                switch (measurement.verdict()) {
                    case CONSISTENT -> control ? "NOT FLAGGED" : "consistent";
                    case INCONSISTENT -> control ? "flagged, as due" : "INCONSISTENT";
                    case INCONCLUSIVE -> "INCONCLUSIVE";
                };
        return ansi.string("@|bold," + (measurement.asExpected() ? "green " : "red ") + word + "|@");
    }
}
