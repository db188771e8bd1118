package org.rmed.linear.npy;

import java.util.Arrays;

/**
 * A float64 array as stored in a {@code .npy} file.
 *
 * @param shape one or two positive lengths
 * @param values in row-major order
 */
public record NpyArray(int[] shape, double[] values) {

    public NpyArray {
        long count = Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
        if (shape.length < 1 || shape.length > 2 || count != values.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " does not hold " + values.length + " values");
        }
    }

    /** A vector, shape (n). */
    public static NpyArray of(double[] vector) {
        return new NpyArray(new int[] {vector.length}, vector.clone());
    }

    /** A matrix, shape (rows, columns). */
    public static NpyArray of(double[][] matrix) {
        double[] values = Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
        return new NpyArray(new int[] {matrix.length, matrix[0].length}, values);
    }

    /** The values as rows; a vector is one row. */
    public double[][] rows() {
        int columns = shape[shape.length - 1];
        double[][] rows = new double[values.length / columns][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
        }
        return rows;
    }

    /** The shape as NumPy prints it: {@code (3,)} or {@code (3, 4)}. */
    public String shapeText() {
        return shape.length == 1 ? "(" + shape[0] + ",)" : "(" + shape[0] + ", " + shape[1] + ")";
    }
}
