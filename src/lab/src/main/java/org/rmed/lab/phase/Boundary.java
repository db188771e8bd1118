package org.rmed.lab.phase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.random.Streams;

/**
 * A measured boundary: at each value of one coordinate, the place along the other where the order parameter crosses its
 * level, between two neighbours on the finest lattice, with a 95% interval by the bootstrap over seeds.
 *
 * @param level what crosses
 * @param crossings by the other coordinate
 */
public record Boundary(Level level, List<Crossing> crossings) {

    /** Resamples per crossing: the ends of a 95% interval then rest on ten each. */
    private static final int RESAMPLES = 400;

    /**
     * A crossing.
     *
     * @param other value of the other coordinate
     * @param at place of the crossing
     * @param low lower end of its interval
     * @param high upper end
     * @param first whether it is the line's first one from {@link Level#from}
     * @param located whether all but 2.5% of the resamples have a crossing on this line; else the interval is the whole axis
     */
    public record Crossing(double other, double at, double low, double high, boolean first, boolean located) {}

    /** The first crossing of each line, where it is located. */
    public List<Crossing> firsts() {
        return crossings.stream()
                .filter(crossing -> crossing.first() && crossing.located())
                .toList();
    }

    /** Finds a level's boundary among the points of a diagram. */
    static Boundary of(PhaseDiagram diagram, Level level, Map<Refinement.Lattice, Point> points) {
        boolean alongX = level.along() == Level.Along.X;
        Coordinate axis = alongX ? diagram.x() : diagram.y();
        Coordinate other = alongX ? diagram.y() : diagram.x();
        TreeMap<Integer, TreeMap<Integer, Point>> lines = new TreeMap<>();
        points.forEach((at, point) -> lines.computeIfAbsent(alongX ? at.j() : at.i(), key -> new TreeMap<>())
                .put(alongX ? at.i() : at.j(), point));
        List<Crossing> crossings = new ArrayList<>();
        lines.forEach((line, onLine) -> {
            UniformRandomProvider source =
                    new Streams(0).within("phase/" + diagram.name() + "/").open(level.words(), line);
            List<Double> places = places(axis, level, onLine, 1);
            for (int k = 0; k < places.size(); k++) {
                boolean first = k == (level.from() == Level.From.LOW ? 0 : places.size() - 1);
                crossings.add(crossing(axis, level, onLine, other.at(line), places.get(k), first, source));
            }
        });
        return new Boundary(level, List.copyOf(crossings));
    }

    /** How far theory is from it, at each crossing where theory says something: measured minus predicted. */
    public double[] distances(Level.Theory theory, Coordinate axis) {
        return firsts().stream()
                .mapToDouble(
                        crossing -> axis.distance(theory.predicted().applyAsDouble(crossing.other()), crossing.at()))
                .filter(Double::isFinite)
                .toArray();
    }

    private static Crossing crossing(
            Coordinate axis,
            Level level,
            TreeMap<Integer, Point> line,
            double other,
            double at,
            boolean first,
            UniformRandomProvider source) {
        double[] drawn = new double[RESAMPLES];
        for (int b = 0; b < RESAMPLES; b++) {
            TreeMap<Integer, Point> resampled = new TreeMap<>();
            line.forEach((i, point) -> resampled.put(i, point.resampled(source)));
            drawn[b] = places(axis, level, resampled, axis.size()).stream()
                    .min(Comparator.comparingDouble(place -> StrictMath.abs(axis.distance(at, place))))
                    .orElse(Double.NaN);
        }
        double[] found = Arrays.stream(drawn).filter(Double::isFinite).toArray();
        boolean located = found.length >= 0.975 * RESAMPLES;
        return new Crossing(
                other,
                at,
                located ? percentile(found, 2.5) : axis.low(),
                located ? percentile(found, 97.5) : axis.high(),
                first,
                located);
    }

    private static double percentile(double[] values, double p) {
        return new Percentile(p)
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(values);
    }

    /** The crossings on one line between neighbours at most so many lattice steps apart. */
    private static List<Double> places(Coordinate axis, Level level, TreeMap<Integer, Point> line, int apart) {
        List<Double> places = new ArrayList<>();
        Map.Entry<Integer, Point> before = null;
        for (Map.Entry<Integer, Point> here : line.entrySet()) {
            if (before != null
                    && here.getKey() - before.getKey() <= apart
                    && level.side(before.getValue()) != level.side(here.getValue())) {
                double share = share(level, before.getValue(), here.getValue());
                places.add(axis.between(axis.at(before.getKey()), axis.at(here.getKey()), share));
            }
            before = here;
        }
        return places;
    }

    private static double share(Level level, Point from, Point to) {
        double share =
                level.share(level.order().applyAsDouble(from), level.order().applyAsDouble(to));
        // a side without an order parameter: all that is known is the interval
        return Double.isFinite(share) ? StrictMath.min(1, StrictMath.max(0, share)) : 0.5;
    }
}
