package org.rmed.lab.figure;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.rmed.spec.Settings;

/** Cost per step of the engines against d, from a table measured by the benchmark {@code EngineCost}. */
record StepCost() implements Figure {

    private static final String TABLE = "step-cost.csv";

    /** A row of the table: {@code engine,optimizer,d,microseconds}. */
    record Cost(String engine, String optimizer, double d, double microseconds) {}

    @Override
    public String name() {
        return "step-cost-against-d";
    }

    @Override
    public String title() {
        return "Cost per step against d: d^2, d and constant";
    }

    @Override
    public String caption() {
        return "Time of one step, one thread, of SGD+M (dense and Krylov engine) and Adam (dense and skeleton engine); of the limit"
                + " engine, which takes no steps, a whole run to the end of the second phase divided by its rows (40). Dashed:"
                + " proportional to d^2 through the dense engine's largest d, and to d through the skeleton's. Measured once by"
                + " the benchmark `EngineCost` (`src/benchmarks`, where the machine is described) and drawn from its table; your"
                + " machine will differ. Networks and optimizers: Jiang, Malik and Li (2023).";
    }

    @Override
    public List<Settings> settings() {
        return List.of();
    }

    @Override
    public JFreeChart chart(Runs runs) {
        List<Cost> costs = costs();
        double largest = costs.stream().mapToDouble(Cost::microseconds).max().orElseThrow();
        double smallest = costs.stream().mapToDouble(Cost::microseconds).min().orElseThrow();
        Panel panel = new Panel(
                new LogScale("d", 40, 1.6e6, new double[] {100, 1e3, 1e4, 1e5, 1e6}),
                new LogScale("microseconds per step", smallest / 3, 3 * largest));
        slope(panel, of(costs, "dense", "adam"), 2);
        slope(panel, of(costs, "skeleton", "adam"), 1);
        series(panel, of(costs, "dense", "sgdm"), Palette.of("gd"));
        series(panel, of(costs, "dense", "adam"), Palette.of("rmsprop"));
        series(panel, of(costs, "skeleton", "adam"), Palette.of("adam"));
        series(panel, of(costs, "krylov", "sgdm"), Palette.of("sgdm"));
        series(panel, of(costs, "limit", "sgdm"), Palette.of("amsgrad"));
        return Style.chart(
                panel.plot(),
                List.of(
                        Style.point("dense, SGD+M", Palette.of("gd")),
                        Style.point("dense, Adam", Palette.of("rmsprop")),
                        Style.point("skeleton, Adam", Palette.of("adam")),
                        Style.point("Krylov, SGD+M", Palette.of("sgdm")),
                        Style.point("limit, SGD+M", Palette.of("amsgrad"))));
    }

    private static void series(Panel panel, List<Cost> costs, java.awt.Color color) {
        String key = costs.get(0).engine() + " " + costs.get(0).optimizer();
        double[] d = costs.stream().mapToDouble(Cost::d).toArray();
        double[] y = costs.stream().mapToDouble(Cost::microseconds).toArray();
        panel.line(key, d, y, color, Style.SOLID);
        panel.points(key + " points", d, y, color, 10);
    }

    private static void slope(Panel panel, List<Cost> costs, int power) {
        Cost first = costs.get(0);
        Cost last = costs.get(costs.size() - 1);
        panel.line(
                "d^" + power,
                new double[] {first.d(), last.d()},
                new double[] {last.microseconds() * StrictMath.pow(first.d() / last.d(), power), last.microseconds()},
                Palette.THEORY,
                Style.DASHED);
    }

    private static List<Cost> of(List<Cost> costs, String engine, String optimizer) {
        return costs.stream()
                .filter(cost -> cost.engine().equals(engine) && cost.optimizer().equals(optimizer))
                .toList();
    }

    /** The table, by rising d within each engine and optimizer. */
    static List<Cost> costs() {
        try (InputStream table = StepCost.class.getResourceAsStream(TABLE);
                CsvReader<NamedCsvRecord> reader =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return reader.stream()
                    .map(row -> new Cost(
                            row.getField("engine"),
                            row.getField("optimizer"),
                            Double.parseDouble(row.getField("d")),
                            Double.parseDouble(row.getField("microseconds"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
