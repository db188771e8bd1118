package org.rmed.transformer.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rmed.lab.store.Decimal;
import org.rmed.spec.Settings;

/**
 * When the layers of a run are measured: at shares of its steps (key {@code measure}), and where its smoothed training loss
 * first comes down to a level (key {@code measureLosses}), so that runs can be compared at equal loss.
 */
final class Points {

    private final long steps;
    private final List<Double> shares;
    private final List<Double> levels;
    private final Set<String> passed = new HashSet<>();

    Points(Settings settings) {
        steps = settings.whole("steps", 1, Integer.MAX_VALUE);
        shares = settings.reals("measure", 0, 1);
        levels = settings.reals("measureLosses", 0, Double.MAX_VALUE);
    }

    /** How many there are at most. */
    static int count(Settings settings) {
        Points points = new Points(settings);
        return points.shares.size() + points.levels.size();
    }

    /** What an earlier part of the run measured is not measured again. */
    void passed(List<LayerRow> rows) {
        rows.forEach(row -> passed.add(row.point()));
    }

    /**
     * The points that a run has come to, each once.
     *
     * @param t steps taken
     * @param loss smoothed, NaN before the first step
     */
    List<String> reached(long t, double loss) {
        List<String> now = new ArrayList<>();
        for (double share : shares) {
            if (t == Math.round(share * steps)) {
                add(now, "step " + t);
            }
        }
        for (double level : levels) {
            if (loss <= level) {
                add(now, "loss " + Decimal.of(level));
            }
        }
        return now;
    }

    private void add(List<String> now, String point) {
        if (passed.add(point)) {
            now.add(point);
        }
    }
}
