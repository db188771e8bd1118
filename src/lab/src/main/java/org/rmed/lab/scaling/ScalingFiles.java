package org.rmed.lab.scaling;

import java.util.List;
import java.util.function.Function;
import org.rmed.lab.store.CsvTable;
import org.rmed.lab.store.Decimal;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.Settings;

/**
 * The files of a scaling study, written law by law: {@code scaling.csv} (a row per law and control) and {@code points.csv} (a row per
 * run, with the command that repeats it).
 */
public final class ScalingFiles implements AutoCloseable {

    private static final List<String> LAW_HEADER = List.of(
            "law",
            "control",
            "verdict",
            "variable",
            "quantity",
            "axes",
            "x_low",
            "x_high",
            "points",
            "seeds",
            "exponent",
            "low",
            "high",
            "intercept",
            "sharp",
            "limit",
            "off",
            "off_low",
            "off_high",
            "tolerance",
            "tolerance_from",
            "paper_sense",
            "paper",
            "paper_source",
            "reason");

    private static final List<String> POINT_HEADER = List.of("law", "control", "x", "value", "due", "run");

    private final CsvTable laws;
    private final CsvTable points;

    public ScalingFiles(ResultFolder folder) {
        this.laws = new CsvTable(folder.file("scaling.csv"), LAW_HEADER);
        this.points = new CsvTable(folder.file("points.csv"), POINT_HEADER);
    }

    /** Adds one judged law. */
    public void add(Measurement measurement) {
        Law law = measurement.law();
        String control = measurement.control().orElse("");
        laws.row(List.of(
                law.name(),
                control,
                measurement.verdict().name(),
                law.variable(),
                law.quantity(),
                law.axes().name(),
                Decimal.of(law.points().get(0).x()),
                Decimal.of(law.points().get(law.points().size() - 1).x()),
                Integer.toString(law.points().size()),
                Integer.toString(law.seeds()),
                number(measurement, fits -> fits.measured().slope()),
                number(measurement, fits -> fits.measured().low()),
                number(measurement, fits -> fits.measured().high()),
                number(measurement, fits -> fits.measured().intercept()),
                number(measurement, fits -> fits.due().slope()),
                Decimal.of(law.sharp().exponent()),
                number(measurement, fits -> fits.gap().slope()),
                number(measurement, fits -> fits.gap().low()),
                number(measurement, fits -> fits.gap().high()),
                Decimal.of(law.sharp().tolerance()),
                law.sharp().why(),
                paper(law, paper -> paper.sense().sign()),
                paper(law, paper -> Decimal.of(paper.exponent())),
                paper(law, Bound::source),
                measurement.reason()));
        List<Settings> runs = law.settings();
        for (int k = 0; k < law.points().size(); k++) {
            for (int i = 0; i < law.seeds(); i++) {
                points.row(List.of(
                        law.name(),
                        control,
                        Decimal.of(law.points().get(k).x()),
                        Decimal.of(measurement.values()[k][i]),
                        Decimal.of(measurement.due()[k][i]),
                        runs.get(k * law.seeds() + i).overrides()));
            }
        }
    }

    private static String number(Measurement measurement, Function<Measurement.Fits, Double> part) {
        return measurement.fits().map(part).map(Decimal::of).orElse("");
    }

    private static String paper(Law law, Function<Bound, String> part) {
        return law.paper().map(part).orElse("");
    }

    @Override
    public void close() {
        laws.close();
        points.close();
    }
}
