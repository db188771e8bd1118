package org.rmed.transformer.experiment;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.rmed.lab.store.CsvTable;
import org.rmed.lab.store.Decimal;
import org.rmed.lab.store.Json;
import org.rmed.lab.store.ResultFolder;

/**
 * The files of one run: {@code losses.csv} (step, loss of the batch before it), {@code layers.csv}, {@code
 * checkpoint.safetensors} while it runs and {@code end.json} once it has ended. Rows are on disk as soon as they are known.
 */
final class RunFolder implements AutoCloseable {

    private static final List<String> LOSS_HEADER = List.of("step", "loss");

    private final Path path;
    private CsvTable losses;
    private CsvTable layers;

    RunFolder(Path results, String arm, long seed) {
        path = results.resolve("runs").resolve(arm + "-" + seed);
    }

    Path checkpoint() {
        return path.resolve("checkpoint.safetensors");
    }

    /** Opens the files, keeping the rows of steps before the checkpoint's; -1 keeps none. */
    void begin(long resumed) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<List<String>> oldLosses = rows("losses.csv", row -> Long.parseLong(row.get(0)), resumed - 1);
        // a measurement at step t precedes step t: at the checkpoint's own step it will be taken again
        List<List<String>> oldLayers = rows("layers.csv", row -> Long.parseLong(row.get(3)), resumed - 1);
        losses = new CsvTable(path.resolve("losses.csv"), LOSS_HEADER);
        layers = new CsvTable(path.resolve("layers.csv"), LayerRow.HEADER);
        oldLosses.forEach(losses::row);
        oldLayers.forEach(layers::row);
    }

    void loss(long step, double loss) {
        losses.row(List.of(Long.toString(step), Decimal.of(loss)));
    }

    void layer(LayerRow row) {
        layers.row(row.cells());
    }

    /** Says how the run ended; its checkpoint is no longer needed. */
    void end(String status, long step, double score) {
        try {
            ResultFolder.replace(
                    path.resolve("end.json"),
                    Json.document(Map.of("status", status, "step", step, "score", Decimal.of(score))));
            Files.deleteIfExists(checkpoint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it ended, if it has. */
    Optional<RunEnd> ended() {
        Path file = path.resolve("end.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Map<?, ?> end = Json.read(file);
            return Optional.of(new RunEnd(
                    String.valueOf(end.get("status")),
                    Long.parseLong(String.valueOf(end.get("step"))),
                    Double.parseDouble(String.valueOf(end.get("score")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The steps of the losses that are there. */
    double[][] losses() {
        List<List<String>> rows = rows("losses.csv", row -> 0, 0);
        double[][] points = new double[2][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            points[0][i] = Double.parseDouble(rows.get(i).get(0));
            points[1][i] = Double.parseDouble(rows.get(i).get(1));
        }
        return points;
    }

    /** The layers that are there. */
    List<LayerRow> layers() {
        return rows("layers.csv", row -> 0, 0).stream().map(LayerRow::of).toList();
    }

    private List<List<String>> rows(String name, ToLongFunction<List<String>> step, long last) {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(wholeLines(file))) {
            boolean header = true;
            for (CsvRecord record : reader) {
                if (!header && step.applyAsLong(record.getFields()) <= last) {
                    rows.add(List.copyOf(record.getFields()));
                }
                header = false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Without what a killed run left of a line. */
    private static String wholeLines(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    @Override
    public void close() {
        if (losses != null) {
            losses.close();
            layers.close();
        }
    }
}
