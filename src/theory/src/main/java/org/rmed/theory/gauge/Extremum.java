package org.rmed.theory.gauge;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rmed.theory.Readings;
import org.rmed.theory.Words;

/**
 * The largest or smallest of numbers that are shown one by one, and the first entry that attains it. In a gauge's row its number is
 * followed by its coordinates: the columns {@code low_1}, {@code low_1_i} and {@code low_1_j} of a number {@code low_1}, where the
 * last letter is that of the coordinate. Indices begin at 0.
 *
 * <p>A NaN is larger and smaller than any number, and stays. The value has the bits of a chain of {@link StrictMath#max} or
 * {@link StrictMath#min}: 0 is larger than -0.
 */
public final class Extremum {

    /** An index where there is no place, or no such coordinate. */
    public static final int NOWHERE = -1;

    /** What the coordinates of numbers may be called: a weight's, or that of a random instance. */
    private static final List<String> COORDINATES = List.of("i", "j", "trial");

    private final int direction;
    private double value;
    private int first = NOWHERE;
    private int second = NOWHERE;

    private Extremum(int direction, double start) {
        this.direction = direction;
        this.value = start;
    }

    /** Of nothing, -infinity. */
    public static Extremum largest() {
        return new Extremum(1, Double.NEGATIVE_INFINITY);
    }

    /** Of nothing, +infinity. */
    public static Extremum smallest() {
        return new Extremum(-1, Double.POSITIVE_INFINITY);
    }

    /** NaN, nowhere: where there is nothing to look at. No number is larger. */
    public static Extremum none() {
        return new Extremum(1, Double.NaN);
    }

    /** max_i |x_i|; NaN, nowhere, without entries. */
    public static Extremum largest(double[] x) {
        Extremum largest = x.length == 0 ? none() : largest();
        for (int i = 0; i < x.length; i++) {
            largest.take(StrictMath.abs(x[i]), i);
        }
        return largest;
    }

    /** max_(i,j) |x[i,j]|, likewise. */
    public static Extremum largest(double[][] x) {
        Extremum largest = x.length == 0 ? none() : largest();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                largest.take(StrictMath.abs(x[i][j]), i, j);
            }
        }
        return largest;
    }

    /** One more number, at [i,j]. */
    public void take(double number, int i, int j) {
        int order = Double.compare(direction * number, direction * value);
        if (order > 0 || (order == 0 && first == NOWHERE)) {
            value = number;
            first = i;
            second = j;
        }
    }

    /** One more number, at i. */
    public void take(double number, int i) {
        take(number, i, NOWHERE);
    }

    /** The extreme of another one, at the place it has there. */
    public void take(Extremum other) {
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
    static DoubleStream numbers(int layer, Extremum... extrema) {
        return Stream.of(extrema)
                .flatMapToDouble(each -> layer == 1
                        ? DoubleStream.of(each.value, each.first, each.second)
                        : DoubleStream.of(each.value, each.first));
    }

    /** {@link #none} for so many numbers. */
    static DoubleStream nothing(int layer, int numbers) {
        return IntStream.range(0, numbers).mapToObj(k -> none()).flatMapToDouble(each -> numbers(layer, each));
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
