package org.rmed.theory.gauge;

/**
 * The extreme of numbers that are shown one by one, and the entry it was first seen at. One NaN among them is the extreme from then
 * on. The value has the bits of a chain of {@link StrictMath#max} or {@link StrictMath#min}.
 *
 * <p>A gauge that has it in columns names them x, x_i, x_j, where the last letter is that of the coordinate, counted from 0.
 *
 * @param value the extreme
 * @param first first index, NaN before any number
 * @param second second index, NaN where entries have one
 */
public record Place(double value, double first, double second) {

    /** Before any number; NaN throughout. */
    public static final Place NONE = new Place(Double.NaN, Double.NaN, Double.NaN);

    /** The larger of this and x, at entry (i, j). */
    public Place larger(double x, double i, double j) {
        return Double.isNaN(first) || Double.compare(x, value) > 0 ? new Place(x, i, j) : this;
    }

    /** The larger of this and x, at entry i. */
    public Place larger(double x, double i) {
        return larger(x, i, Double.NaN);
    }

    /** The smaller of this and x, at entry i. */
    public Place smaller(double x, double i) {
        return Double.isNaN(first) || Double.compare(-x, -value) > 0 ? new Place(x, i, Double.NaN) : this;
    }

    /** max_i |x_i|. */
    public static Place largest(double[] x) {
        Place largest = NONE;
        for (int i = 0; i < x.length; i++) {
            largest = largest.larger(StrictMath.abs(x[i]), i);
        }
        return largest;
    }

    /** max_(i,j) |x[i,j]|. */
    public static Place largest(double[][] x) {
        Place largest = NONE;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                largest = largest.larger(StrictMath.abs(x[i][j]), i, j);
            }
        }
        return largest;
    }
}
