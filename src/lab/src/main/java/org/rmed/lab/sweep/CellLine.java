package org.rmed.lab.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rmed.lab.store.Json;

/** A cell's result as one line of JSON, and back: every digit survives. */
final class CellLine {

    private CellLine() {}

    /** Without the line's end. */
    static String of(CellResult result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("cell", result.index());
        object.put("id", result.id());
        object.put("runs", result.runs().stream().map(CellLine::object).toList());
        return Json.line(object);
    }

    private static Map<String, Object> object(Run run) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("seed", run.seed());
        object.put("status", run.status());
        if (!run.reason().isEmpty()) {
            object.put("reason", run.reason());
        } else {
            object.put("engine", run.engine());
            object.put("values", run.values());
        }
        return object;
    }

    /**
     * Reads a line.
     *
     * @return empty if it is not a whole cell of so many runs and columns: torn, or of something else
     */
    static Optional<CellResult> read(String line, int runs, Columns columns) {
        try {
            Map<?, ?> object = Json.parse(line);
            List<Run> all = new ArrayList<>();
            for (Object entry : (List<?>) object.get("runs")) {
                all.add(run((Map<?, ?>) entry, columns));
            }
            String id = (String) object.get("id");
            return all.size() == runs && Cell.ID.matcher(id).matches()
                    ? Optional.of(new CellResult(((Number) object.get("cell")).longValue(), id, all))
                    : Optional.empty();
        } catch (IOException | ClassCastException | NullPointerException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Run run(Map<?, ?> object, Columns columns) {
        String reason = (String) object.get("reason");
        long seed = ((Number) object.get("seed")).longValue();
        String status = Objects.requireNonNull((String) object.get("status"));
        if (reason != null) {
            return new Run(seed, status, reason, "", columns.nothing());
        }
        List<?> list = (List<?>) object.get("values");
        double[] values = list.stream()
                .mapToDouble(value ->
                        value instanceof Number number ? number.doubleValue() : Double.parseDouble((String) value))
                .toArray();
        if (values.length != columns.names().size()) {
            throw new IllegalArgumentException("a line of " + values.length + " columns");
        }
        return new Run(seed, status, "", (String) object.get("engine"), values);
    }
}
