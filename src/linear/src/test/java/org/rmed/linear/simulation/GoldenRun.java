package org.rmed.linear.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rmed.spec.Settings;

/** One golden file with its hyper-parameters; see the README beside the data. */
record GoldenRun(Map<String, String> spec) {

    private static final Path FOLDER = folder();
    private static final Pattern OBJECT = Pattern.compile("\\{[^}]*}");
    private static final Pattern PAIR = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"?([^\",\\s}]+)");

    /** Spec key to settings key; the rest has the same name. */
    private static final Map<String, String> KEYS =
            Map.of("bc", "biasCorrection", "placement", "xiPlacement", "l2", "weightDecay", "wd", "weightDecay");

    static Stream<GoldenRun> all() {
        return OBJECT.matcher(read("specs.json")).results().map(object -> {
            Map<String, String> spec = new HashMap<>();
            for (Matcher pair = PAIR.matcher(object.group()); pair.find(); ) {
                spec.put(pair.group(1), pair.group(2));
            }
            return new GoldenRun(spec);
        });
    }

    /** The settings of the same run here. */
    Settings settings() {
        Settings settings = Setup.defaults().with("problem", FOLDER).with("statistics", "rank,dominance");
        for (Map.Entry<String, String> entry : spec.entrySet()) {
            if (!entry.getKey().equals("file")) {
                settings = settings.with(KEYS.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue());
            }
        }
        return spec.containsKey("wd") ? settings.with("optimizer", "adamw") : settings;
    }

    /** The file's rows: t, loss, r_med_1, r_med_2, sigma2_over_sigma1, r_u, r_v, r_od_l2. */
    List<double[]> rows() {
        return read(spec.get("file"))
                .lines()
                .skip(1)
                .map(line -> Arrays.stream(line.replace("nan", "NaN").split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    double eta() {
        return Double.parseDouble(spec.get("eta"));
    }

    @Override
    public String toString() {
        return spec.get("file");
    }

    private static String read(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(GoldenRun.class
                            .getResource("/org/rmed/linear/golden/A.npy")
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
