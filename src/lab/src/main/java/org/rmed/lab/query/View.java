package org.rmed.lab.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table that queries can name: one kind of file over all result folders in scope. */
public enum View {
    TRAJECTORIES("trajectory.csv", "rmed simulate"),
    EVENTS("events.jsonl", "rmed simulate"),
    VERDICTS("verdicts.csv", "rmed verify"),
    MANIFESTS("manifest.json", "rmed simulate"),
    CELLS("cells.csv", "rmed sweep"),
    RUNS("runs.csv", "rmed sweep");

    private final String file;
    private final String writer;

    View(String file, String writer) {
        this.file = file;
        this.writer = writer;
    }

    /** Its name in SQL. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file of a folder that it is made of. */
    public String file() {
        return file;
    }

    /** The command that writes the file. */
    public String writer() {
        return writer;
    }

    boolean csv() {
        return file.endsWith(".csv");
    }

    /** Every name. */
    static List<String> words() {
        return Arrays.stream(values()).map(View::word).toList();
    }

    /** The view of that name, in any case. */
    static Optional<View> named(String word) {
        return Arrays.stream(values())
                .filter(view -> view.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
