package org.rmed.transformer.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Owns the memory of tensors: closing a scope frees all of them. Scopes nest (the weights of a run outside, the
 * activations of a step inside), and the result of an operation belongs to the innermost scope among its operands', so
 * that nothing a step computes outlives it. All scopes of one root share a processor and a precision.
 */
public final class Scope implements AutoCloseable {

    private final NDManager manager;
    private final int depth;
    private final Processor processor;
    private final Precision precision;

    private Scope(NDManager manager, int depth, Processor processor, Precision precision) {
        this.manager = manager;
        this.depth = depth;
        this.processor = processor;
        this.precision = precision;
    }

    /** An outermost scope. */
    public static Scope open(Processor processor, Precision precision) {
        Torch.start();
        return new Scope(NDManager.newBaseManager(processor.device(), Torch.ENGINE), 0, processor, precision);
    }

    /** A scope within this one. */
    public Scope inner() {
        return new Scope(manager.newSubManager(), depth + 1, processor, precision);
    }

    /** Where its tensors are. */
    public Processor processor() {
        return processor;
    }

    /** The format of its real numbers. */
    public Precision precision() {
        return precision;
    }

    /** Real numbers in row-major order. */
    public Tensor reals(double[] values, long... shape) {
        NDArray wide = manager.create(values, new Shape(shape));
        if (precision == Precision.DOUBLE) {
            return own(wide);
        }
        Tensor narrow = own(wide.toType(DataType.FLOAT32, false));
        wide.close();
        return narrow;
    }

    /** Real numbers in row-major order, exact in either precision. */
    public Tensor reals(float[] values, long... shape) {
        NDArray narrow = manager.create(values, new Shape(shape));
        if (precision == Precision.SINGLE) {
            return own(narrow);
        }
        Tensor wide = own(narrow.toType(DataType.FLOAT64, false));
        narrow.close();
        return wide;
    }

    /** A (rows x columns) matrix of real numbers. */
    public Tensor reals(double[][] rows) {
        double[] flat = new double[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
        }
        return reals(flat, rows.length, rows[0].length);
    }

    /** Whole numbers (64 bits) in row-major order: token ids, labels, indices. */
    public Tensor wholes(long[] values, long... shape) {
        return own(manager.create(values, new Shape(shape)));
    }

    /** A (rows x columns) matrix of whole numbers. */
    public Tensor wholes(int[][] rows) {
        int columns = rows[0].length;
        long[] flat = new long[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns; j++) {
                flat[i * columns + j] = rows[i][j];
            }
        }
        return wholes(flat, rows.length, columns);
    }

    /** Zeros. */
    public Tensor zeros(long... shape) {
        return own(manager.zeros(new Shape(shape), precision.type()));
    }

    /** One number everywhere, rounded to the precision. */
    public Tensor filled(double value, long... shape) {
        return own(JniUtils.full(
                (PtNDManager) manager,
                new Shape(shape),
                value,
                precision.type(),
                processor.device(),
                SparseFormat.DENSE));
    }

    /** The number of tensors it owns, and scopes within it. */
    public int tensors() {
        return manager.getManagedArrays().size();
    }

    /** Frees its tensors and those of the scopes within it. */
    @Override
    public void close() {
        manager.close();
    }

    NDManager manager() {
        return manager;
    }

    int depth() {
        return depth;
    }

    /** Takes over an array, whatever scope it was made in. */
    Tensor own(NDArray array) {
        if (array.getManager() != manager) {
            array.attach(manager);
        }
        return new Tensor((PtNDArray) array, this);
    }
}
