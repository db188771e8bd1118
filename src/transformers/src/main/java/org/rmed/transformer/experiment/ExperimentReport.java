package org.rmed.transformer.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rmed.lab.store.CsvTable;
import org.rmed.lab.store.Decimal;
import org.rmed.lab.store.ResultFolder;

/**
 * What an experiment says when it is over, or has been stopped: tables, losses, observations. Files {@code report.md}, {@code
 * layers.csv}, {@code losses.csv} and the figures.
 */
public final class ExperimentReport {

    private final Results results;
    private final String data;
    private final String network;
    private final String command;

    /**
     * @param data what the data was, in one line
     * @param network the network in words
     * @param command the words that repeat it
     */
    public ExperimentReport(Results results, String data, String network, String command) {
        this.results = results;
        this.data = data;
        this.network = network;
        this.command = command;
    }

    /** Writes all files into the folder. */
    public void write(Path folder) throws IOException {
        try (CsvTable table = new CsvTable(folder.resolve("layers.csv"), LayerRow.HEADER)) {
            results.rows().forEach(row -> table.row(row.cells()));
        }
        try (CsvTable table = new CsvTable(folder.resolve("losses.csv"), List.of("arm", "seed", "step", "loss"))) {
            for (long seed : results.seeds()) {
                for (Arm arm : results.experiment().arms()) {
                    double[][] points = results.losses(arm.name(), seed);
                    for (int i = 0; i < points[0].length; i++) {
                        table.row(List.of(
                                arm.name(),
                                Long.toString(seed),
                                Long.toString((long) points[0][i]),
                                Decimal.of(points[1][i])));
                    }
                }
            }
        }
        List<String> figures = ExperimentFigures.write(results, folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".svg"))
                .toList();
        ResultFolder.replace(folder.resolve("report.md"), markdown(figures));
    }

    /** For a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Pair pair : results.experiment().pairs()) {
            for (String point : results.points()) {
                text.append(heading(pair, point)).append('\n');
                text.append(RatioTable.text(RatioTable.rows(results, pair, point)))
                        .append('\n');
            }
        }
        losses().forEach(line -> text.append(line).append('\n'));
        text.append('\n');
        for (Observation observation : results.experiment().observations()) {
            Answer answer = observation.check().apply(results);
            text.append("* ")
                    .append(observation.paper())
                    .append(": ")
                    .append(answer.seen().words())
                    .append('\n');
            text.append("    ").append(answer.words()).append('\n');
        }
        text.append("Data: ").append(data).append('\n');
        return text.toString();
    }

    private String markdown(List<String> figures) {
        Experiment experiment = results.experiment();
        StringBuilder text = new StringBuilder("# " + experiment.title() + "\n\n");
        text.append("Jiang, Malik and Li (2023), ").append(experiment.source()).append(".\n\n");
        text.append("* network: ").append(network).append('\n');
        text.append("* data: ").append(data).append('\n');
        text.append("* runs that ended: ")
                .append(results.ended())
                .append(" of ")
                .append(experiment.arms().size() * results.seeds().size())
                .append('\n');
        text.append("* repeat: `").append(command).append("`\n\n");
        text.append("## What the paper saw, and what was seen here\n\n");
        for (Observation observation : experiment.observations()) {
            Answer answer = observation.check().apply(results);
            text.append("* ")
                    .append(observation.paper())
                    .append(": **")
                    .append(answer.seen().words())
                    .append("**. ");
            text.append(answer.words()).append(".\n");
        }
        text.append("\n## R_med by layer\n\nMean (standard deviation) over ")
                .append(results.seeds().size())
                .append(" repeats; the ratio's are of each repeat's ratio. Up to ")
                .append(results.settings().text("coordinates"))
                .append(" coordinates a layer.\n\n");
        for (Pair pair : experiment.pairs()) {
            for (String point : results.points()) {
                text.append("### ").append(heading(pair, point)).append("\n\n");
                text.append(RatioTable.markdown(RatioTable.rows(results, pair, point)))
                        .append('\n');
            }
        }
        text.append("## Losses\n\n");
        losses().forEach(line -> text.append("* ").append(line).append('\n'));
        figures.forEach(name -> text.append("\n![")
                .append(name.replace(".svg", ""))
                .append("](")
                .append(name)
                .append(")\n"));
        return text.toString();
    }

    private static String heading(Pair pair, String point) {
        return pair + ", at " + point;
    }

    private List<String> losses() {
        List<String> lines = new ArrayList<>();
        for (Arm arm : results.experiment().arms()) {
            List<Double> scores = new ArrayList<>();
            List<String> diverged = new ArrayList<>();
            for (long seed : results.seeds()) {
                Optional<RunEnd> end = results.end(arm.name(), seed);
                end.filter(e -> e.status().equals(RunEnd.COMPLETED)).ifPresent(e -> scores.add(e.score()));
                end.filter(e -> e.status().equals(RunEnd.DIVERGED))
                        .ifPresent(e -> diverged.add("seed " + seed + " at step " + e.step()));
            }
            lines.add(arm.name() + ": training loss at the end " + Moments.of(results.finalLosses(arm.name())) + ", "
                    + "held out "
                    + Moments.of(
                            scores.stream().mapToDouble(Double::doubleValue).toArray())
                    + (diverged.isEmpty()
                            ? ""
                            : "; DIVERGED: " + String.join(", ", diverged) + " (lower " + eta(arm) + ")"));
        }
        return lines;
    }

    private static String eta(Arm arm) {
        return arm.optimizers().get(arm.optimizers().size() - 1) + "Eta";
    }
}
