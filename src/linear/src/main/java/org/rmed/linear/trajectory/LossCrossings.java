package org.rmed.linear.trajectory;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** First times at which the loss falls to given shares of its start. */
public final class LossCrossings {

    private final List<Double> levels;
    private final Map<Double, Double> times = new LinkedHashMap<>();
    private int next;

    /** @param levels shares of the initial loss, in (0, 1]; any order */
    public LossCrossings(List<Double> levels) {
        this.levels =
                levels.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    /** Notes the loss at t as a share of its start; true if a level was crossed. */
    public boolean observe(double t, double share) {
        boolean crossed = false;
        while (next < levels.size() && share <= levels.get(next)) {
            times.put(levels.get(next), t);
            next++;
            crossed = true;
        }
        return crossed;
    }

    /** The levels, falling. */
    public List<Double> levels() {
        return levels;
    }

    /** First t with loss at most this share of the start. */
    public OptionalDouble time(double level) {
        Double t = times.get(level);
        return t == null ? OptionalDouble.empty() : OptionalDouble.of(t);
    }
}
