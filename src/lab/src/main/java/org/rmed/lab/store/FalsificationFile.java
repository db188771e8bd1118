package org.rmed.lab.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmed.theory.Claim;
import org.rmed.theory.Result;
import org.rmed.theory.falsification.Trial;

/** {@code falsify.jsonl}: a line for every candidate that a search ran, in the order they were run. */
public final class FalsificationFile implements AutoCloseable {

    private final LineFile lines;

    public FalsificationFile(ResultFolder folder) {
        this.lines = new LineFile(folder.file("falsify.jsonl"));
    }

    /** Adds one candidate. */
    public void add(Claim claim, Trial trial) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("claim", claim.id());
        object.put("words", trial.words());
        object.put("changes", trial.changes());
        object.put("distance", trial.distance());
        object.put("outside", trial.outside());
        object.put("state", trial.state().name());
        object.put(
                "verdict", trial.result().map(result -> result.verdict().name()).orElse(""));
        object.put("reason", trial.reason());
        object.put("room", trial.room());
        object.put("hypotheses", trial.result().map(VerdictFiles::standings).orElse(List.of()));
        object.put(
                "decisive",
                trial.result()
                        .flatMap(Result::evidence)
                        .map(evidence -> VerdictFiles.object(evidence.decisive()))
                        .orElse(Map.of()));
        lines.add(Json.line(object) + "\n");
    }

    @Override
    public void close() {
        lines.close();
    }
}
