package org.rmed.theory.gauge;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rmed.theory.Readings;
import org.rmed.theory.Words;

/**
 * The largest or smallest of several numbers, and the first entry that attains it. In a gauge's row its number is followed by its
 * coordinates: the columns {@code low_1}, {@code low_1_i} and {@code low_1_j} of a number {@code low_1}. Indices begin at 0.
 *
 * <p>A NaN is larger and smaller than any number, and stays.
 */
public final class Spot {

    /** An index where there is no place, or no such coordinate. */
    public static final int NOWHERE = -1;

    /** What the coordinates of numbers may be called: a weight's, or that of a random instance. */
    private static final List<String> COORDINATES = List.of("i", "j", "trial");

    private final boolean upward;
    private double value;
    private int first = NOWHERE;
    private int second = NOWHERE;

    private Spot(boolean upward, double start) {
        this.upward = upward;
        this.value = start;
    }

    /** Of nothing, -infinity. */
    public static Spot largest() {
        return new Spot(true, Double.NEGATIVE_INFINITY);
    }

    /** Of nothing, +infinity. */
    public static Spot smallest() {
        return new Spot(false, Double.POSITIVE_INFINITY);
    }

    /** One more number, at [i,j]. */
    public void take(double number, int i, int j) {
        double next = upward ? Math.max(value, number) : Math.min(value, number);
        if (first == NOWHERE || (next != value && !Double.isNaN(value))) {
            first = i;
            second = j;
        }
        value = next;
    }

    /** One more number, at i. */
    public void take(double number, int i) {
        take(number, i, NOWHERE);
    }

    /** The extreme of another one, at the place it has there. */
    public void take(Spot other) {
        take(other.value, other.first, other.second);
    }

    public double value() {
        return value;
    }

    public int first() {
        return first;
    }

    public int second() {
        return second;
    }

    /** The columns of numbers over the weights of a layer: of W1[i,j] for 1, of w2_i for 2. */
    static Stream<String> columns(int layer, String... names) {
        return Stream.of(names)
                .flatMap(name -> layer == 1 ? Stream.of(name, name + "_i", name + "_j") : Stream.of(name, name + "_i"));
    }

    /** What belongs in those columns. */
    static DoubleStream numbers(int layer, Spot... spots) {
        return Stream.of(spots)
                .flatMapToDouble(spot -> layer == 1
                        ? DoubleStream.of(spot.value, spot.first, spot.second)
                        : DoubleStream.of(spot.value, spot.first));
    }

    /** NaN, nowhere, for so many numbers: where there is nothing to look at. */
    static DoubleStream nothing(int layer, int numbers) {
        return IntStream.range(0, numbers)
                .mapToObj(k -> new Spot(true, Double.NaN))
                .flatMapToDouble(spot -> numbers(layer, spot));
    }

    /** Where a column's number at t was attained, as far as its gauge says: {@code , i=3, j=7}. */
    public static String place(Readings readings, double t, String column) {
        StringBuilder text = new StringBuilder();
        for (String coordinate : COORDINATES) {
            String name = column + "_" + coordinate;
            if (readings.columns().contains(name) && readings.at(t, name) >= 0) {
                text.append(", ").append(coordinate).append('=').append(Words.steps(readings.at(t, name)));
            }
        }
        return text.toString();
    }
}
