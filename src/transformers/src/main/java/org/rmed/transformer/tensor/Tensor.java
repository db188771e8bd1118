package org.rmed.transformer.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.function.BinaryOperator;

/**
 * An array on libtorch. Operations follow its broadcasting rules, are recorded for {@link Autograd} where that is asked
 * for, and leave their operands alone; those whose name ends in {@code InPlace} change this tensor. Dimensions are counted
 * from 0, negative ones from the end (-1 is the last).
 */
public final class Tensor {

    final PtNDArray array;
    final Scope scope;

    Tensor(PtNDArray array, Scope scope) {
        this.array = array;
        this.scope = scope;
    }

    /** Its shape. */
    public long[] shape() {
        return array.getShape().getShape();
    }

    /** The length of one dimension. */
    public long length(int dimension) {
        long[] shape = shape();
        return shape[dimension < 0 ? shape.length + dimension : dimension];
    }

    /** The number of entries. */
    public long size() {
        return array.getShape().size();
    }

    /** The scope it belongs to. */
    public Scope scope() {
        return scope;
    }

    /** The same entries under a handle of another scope: what is computed from it belongs there or further in. */
    public Tensor in(Scope other) {
        return other.own(JniUtils.reshape(array, shape()));
    }

    /** The same entries without history, under a handle of another scope: no derivative passes through it. */
    public Tensor detached(Scope other) {
        return other.own(JniUtils.detachGradient(array));
    }

    // ---- arithmetic ----

    public Tensor plus(Tensor other) {
        return of(JniUtils.add(array, other.array), other);
    }

    public Tensor plus(double number) {
        return with(number, JniUtils::add);
    }

    public Tensor minus(Tensor other) {
        return of(JniUtils.sub(array, other.array), other);
    }

    public Tensor times(Tensor other) {
        return of(JniUtils.mul(array, other.array), other);
    }

    public Tensor times(double number) {
        return with(number, JniUtils::mul);
    }

    public Tensor dividedBy(Tensor other) {
        return of(JniUtils.div(array, other.array), other);
    }

    /** Matrix product over the last two dimensions; the others are broadcast. */
    public Tensor matMul(Tensor other) {
        return of(JniUtils.matmul(array, other.array), other);
    }

    public Tensor squared() {
        return of(JniUtils.square(array));
    }

    public Tensor squareRoot() {
        return of(JniUtils.sqrt(array));
    }

    public Tensor hyperbolicTangent() {
        return of(JniUtils.tanh(array));
    }

    public Tensor positivePart() {
        return of(JniUtils.relu(array));
    }

    /** 1, 0 or -1, entry by entry. */
    public Tensor sign() {
        return of(JniUtils.sign(array));
    }

    /** GELU with the exact normal distribution function. */
    public Tensor gelu() {
        return of(JniUtils.gelu(array));
    }

    /** The larger of two, entry by entry. */
    public Tensor maximum(Tensor other) {
        return of(JniUtils.max(array, other.array), other);
    }

    // ---- sums ----

    /** The sum of all entries, a tensor without dimensions. */
    public Tensor sum() {
        return of(JniUtils.sum(array));
    }

    /** Sums over one dimension, which stays with length 1. */
    public Tensor sum(int dimension) {
        return of(JniUtils.sum(array, new long[] {dimension}, true));
    }

    /** The mean of all entries, a tensor without dimensions. */
    public Tensor mean() {
        return of(JniUtils.mean(array));
    }

    // ---- shape ----

    public Tensor reshape(long... shape) {
        return of(JniUtils.reshape(array, shape));
    }

    /** Exchanges two dimensions. */
    public Tensor transpose(int first, int second) {
        return of(JniUtils.transpose(array, first, second));
    }

    /** Entries {@code from <= index < to} of one dimension. */
    public Tensor slice(int dimension, long from, long to) {
        return of(JniUtils.slice(array, dimension, from, to, 1));
    }

    /** This and others one after another along a dimension. */
    public Tensor joined(int dimension, Tensor other) {
        return of(JniUtils.cat(new PtNDArray[] {array, other.array}, dimension), other);
    }

    // ---- choices ----

    public Tensor softmax(int dimension) {
        return of(JniUtils.softmax(array, dimension, array.getDataType()));
    }

    public Tensor logSoftmax(int dimension) {
        return of(JniUtils.logSoftmax(array, dimension, array.getDataType()));
    }

    /** Along the last dimension, the entries at the given places (whole numbers, as many dimensions as this). */
    public Tensor gather(Tensor places) {
        return of(JniUtils.gather(array, places.array, shape().length - 1), places);
    }

    /** Rows of this (n x k) table: ids of any shape give shape x k. */
    public Tensor rows(Tensor ids) {
        return of(JniUtils.embedding(ids.array, array, false), ids);
    }

    /** The places of the largest entries along the last dimension. */
    public Tensor largestPlaces() {
        return of(JniUtils.argMax(array, shape().length - 1, false));
    }

    /** Values put into this (flat) tensor at the given (flat, distinct) places; the rest stays. */
    public Tensor scattered(Tensor places, Tensor values) {
        Tensor inner = of(JniUtils.scatter(array, places.array, values.array, 0), places);
        return values.scope.depth() > inner.scope.depth() ? values.scope.own(inner.array) : inner;
    }

    // ---- in place ----

    /** Adds another tensor to this one. */
    public Tensor addInPlace(Tensor other) {
        JniUtils.addi(array, other.array);
        return this;
    }

    /** Subtracts another tensor from this one. */
    public Tensor subtractInPlace(Tensor other) {
        JniUtils.subi(array, other.array);
        return this;
    }

    /** Adds a number to this tensor. */
    public Tensor shiftInPlace(double number) {
        try (PtNDArray summand = scalar(number)) {
            JniUtils.addi(array, summand);
        }
        return this;
    }

    /** Multiplies this tensor by a number. */
    public Tensor scaleInPlace(double number) {
        try (PtNDArray factor = scalar(number)) {
            JniUtils.muli(array, factor);
        }
        return this;
    }

    /** Copies the entries of another tensor of the same shape into this one. */
    public Tensor setInPlace(Tensor other) {
        long[] shape = shape();
        long[] ones = new long[shape.length];
        Arrays.fill(ones, 1);
        JniUtils.indexSet(array, other.array, new long[shape.length], shape, ones);
        return this;
    }

    // ---- out ----

    /** All entries in row-major order. */
    public double[] toDoubles() {
        if (array.getDataType() == DataType.FLOAT64) {
            return array.toDoubleArray();
        }
        float[] narrow = array.toFloatArray();
        double[] wide = new double[narrow.length];
        Arrays.setAll(wide, i -> narrow[i]);
        return wide;
    }

    /** All entries of a tensor of whole numbers. */
    public long[] toLongs() {
        return array.toLongArray();
    }

    /** The one entry of a tensor that has one. */
    public double number() {
        return array.getDataType() == DataType.FLOAT64 ? array.getDouble() : array.getFloat();
    }

    /** A copy without history, in a scope. */
    public Tensor copied(Scope other) {
        try (PtNDArray detached = JniUtils.detachGradient(array)) {
            return other.own(JniUtils.clone(detached));
        }
    }

    /** Frees its memory before its scope does. */
    public void free() {
        array.close();
    }

    @Override
    public String toString() {
        return array.getDataType() + Arrays.toString(shape()) + " in scope " + scope.depth();
    }

    Tensor of(NDArray result) {
        return scope.own(result);
    }

    /** The result of two operands belongs to the inner of their scopes. */
    Tensor of(NDArray result, Tensor other) {
        return (other.scope.depth() > scope.depth() ? other.scope : scope).own(result);
    }

    /** A number in this tensor's format: a Java double would make a tensor without dimensions a double one. */
    private PtNDArray scalar(double number) {
        return scope.filled(number).array;
    }

    private Tensor with(double number, BinaryOperator<PtNDArray> operation) {
        try (PtNDArray operand = scalar(number)) {
            return of(operation.apply(array, operand));
        }
    }
}
