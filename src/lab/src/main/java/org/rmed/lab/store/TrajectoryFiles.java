package org.rmed.lab.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rmed.linear.engine.Network;
import org.rmed.linear.npy.NpyArray;
import org.rmed.linear.npy.NpyFile;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.linear.trajectory.Trajectory;

/**
 * The files of one trajectory: {@code trajectory.csv} (t, loss, r_med_1, r_med_2, ...; row t = state before step t; shortest
 * decimals that read back exactly), written as the run goes on, {@code events.jsonl} (phase times, flips, loss levels, end)
 * and, on request, {@code final/*.npy}.
 */
public final class TrajectoryFiles implements Observer, AutoCloseable {

    private final ResultFolder folder;
    private CsvTable table;

    public TrajectoryFiles(ResultFolder folder) {
        this.folder = folder;
    }

    @Override
    public void start(List<String> columns) {
        forgetEarlierEnd();
        List<String> header = new ArrayList<>(List.of("t", "loss"));
        header.addAll(columns);
        table = new CsvTable(folder.file("trajectory.csv"), header);
    }

    @Override
    public void row(Snapshot row) {
        List<String> cells = new ArrayList<>(List.of(Decimal.steps(row.t()), Decimal.of(row.loss())));
        for (double value : row.values()) {
            cells.add(Decimal.of(value));
        }
        table.row(cells);
    }

    /** Writes the events of a run that ended, however it ended. */
    public void events(Trajectory trajectory) throws IOException {
        List<Map<String, Object>> events = new ArrayList<>();
        trajectory.phases().times().forEach((name, t) -> events.add(event(name, t)));
        double[] flips = trajectory.phases().flips();
        for (int j = 0; j < flips.length; j++) {
            if (flips[j] >= 0) {
                Map<String, Object> flip = event("flip", flips[j]);
                flip.put("column", j);
                events.add(flip);
            }
        }
        for (double level : trajectory.crossings().levels()) {
            trajectory.crossings().time(level).ifPresent(t -> {
                Map<String, Object> crossing = event("loss", t);
                crossing.put("share", level);
                events.add(crossing);
            });
        }
        events.add(event(trajectory.status().name(), trajectory.end()));
        ResultFolder.replace(
                folder.file("events.jsonl"),
                events.stream().map(event -> Json.line(event) + "\n").collect(Collectors.joining()));
    }

    /** Writes the weights as they stand to {@code final/w2.npy} and {@code final/W1.npy}. */
    public void weights(Network network) throws IOException {
        Path last = Files.createDirectories(folder.file("final"));
        NpyFile.write(last.resolve("w2.npy"), NpyArray.of(network.secondLayer()));
        NpyFile.write(last.resolve("W1.npy"), NpyArray.of(network.firstLayer()));
    }

    /** What an earlier run of the same settings left of its end does not belong to this one. */
    private void forgetEarlierEnd() {
        try {
            for (String name : List.of("events.jsonl", "final/w2.npy", "final/W1.npy")) {
                Files.deleteIfExists(folder.file(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> event(String name, double t) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", name);
        event.put("t", Decimal.whole(t));
        return event;
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
        }
    }
}
