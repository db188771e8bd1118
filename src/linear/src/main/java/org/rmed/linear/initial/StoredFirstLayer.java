package org.rmed.linear.initial;

import java.util.Arrays;

/**
 * W1(0) with all its entries: 8 d^2 bytes.
 *
 * @param unit G (d x d), row i = hidden unit i; shared, not copied
 * @param size the factor before it
 */
public record StoredFirstLayer(double[][] unit, double size) implements InitialFirstLayer {

    public StoredFirstLayer {
        for (double[] row : unit) {
            if (row.length != unit.length) {
                throw new IllegalArgumentException(
                        "W1 must be square, but a row of " + unit.length + " has " + row.length + " entries");
            }
        }
    }

    @Override
    public int dimension() {
        return unit.length;
    }

    @Override
    public double[] times(double[] x) {
        double[] product = new double[unit.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = Vectors.dot(unit[i], x);
        }
        return product;
    }

    @Override
    public double[] transposeTimes(double[] y) {
        double[] product = new double[unit.length];
        for (int i = 0; i < product.length; i++) {
            Vectors.add(product, y[i], unit[i]);
        }
        return product;
    }

    @Override
    public double[] rowNormsSquared() {
        double[] squares = new double[unit.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = Vectors.dot(unit[i], unit[i]);
        }
        return squares;
    }

    @Override
    public double[][] entries() {
        return Arrays.stream(unit)
                .map(row -> Arrays.stream(row).map(g -> size * g).toArray())
                .toArray(double[][]::new);
    }

    @Override
    public boolean stored() {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredFirstLayer that && size == that.size && Arrays.deepEquals(unit, that.unit);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(unit) * 31 + Double.hashCode(size);
    }

    @Override
    public String toString() {
        return "stored W1(0), d=" + unit.length;
    }
}
