package org.rmed.theory.gauge;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A network of any depth, L = (1/2m) || W_H ... W_1 X - Y ||_F^2, and its derivatives in closed form (Jiang, Malik and Li 2023,
 * Lemma 29): with M = W_H ... W_(i+1), P = W_(i-1) ... W_1 and Lambda = (1/m) X X^T,
 *
 * <pre>dL/dW_i = (1/m) M^T (W_H ... W_1 X - Y) X^T P^T,   d^2L/dW_i[j,k]^2 = (M^T M)[j,j] (P Lambda P^T)[k,k].</pre>
 */
final class DeepNetwork {

    private final Activation activation;
    private final DMatrixRMaj[] layers;
    private final DMatrixRMaj inputs;
    private final DMatrixRMaj labels;

    /**
     * @param activation between layers, not after the last
     * @param layers W_1, ..., W_H, each (outputs x inputs)
     * @param inputs X (width x m), not white
     * @param labels Y (width x m)
     */
    DeepNetwork(Activation activation, double[][][] layers, double[][] inputs, double[][] labels) {
        this.activation = activation;
        this.layers = Arrays.stream(layers).map(DMatrixRMaj::new).toArray(DMatrixRMaj[]::new);
        this.inputs = new DMatrixRMaj(inputs);
        this.labels = new DMatrixRMaj(labels);
    }

    /** H. */
    int depth() {
        return layers.length;
    }

    /** L. */
    double loss() {
        DMatrixRMaj signal = inputs;
        for (int i = 0; i < layers.length; i++) {
            signal = product(layers[i], signal);
            for (int k = 0; i < layers.length - 1 && k < signal.data.length; k++) {
                signal.data[k] = activation.of(signal.data[k]);
            }
        }
        return halfSquares(difference(signal, labels));
    }

    /** L where W_i[j,l] has been moved, i from 0. */
    double loss(int i, int j, int l, double by) {
        double kept = layers[i].get(j, l);
        layers[i].set(j, l, kept + by);
        double loss = loss();
        layers[i].set(j, l, kept);
        return loss;
    }

    /**
     * What rounding can make of a second difference with step 1: with u = 2^-53 and M = (1/2m) || |W_H| ... |W_1| |X| + |Y| ||^2
     * at |W_i[j,l]| + 1, every loss is off by at most 2 (H (w + 2) + m + 3) u M for widths up to w, four of them are added, and the
     * closed forms, at most 2 M, are off by no more than one.
     */
    double unit(int i, int j, int l) {
        DMatrixRMaj signal = sizes(inputs);
        int widest = inputs.numRows;
        for (int k = 0; k < layers.length; k++) {
            DMatrixRMaj layer = sizes(layers[k]);
            if (k == i) {
                layer.set(j, l, layer.get(j, l) + 1);
            }
            widest = StrictMath.max(widest, layer.numRows);
            signal = product(layer, signal);
        }
        CommonOps_DDRM.addEquals(signal, sizes(labels));
        return 10.0 * (layers.length * (widest + 2.0) + inputs.numCols + 3) * 0x1p-53 * halfSquares(signal);
    }

    /** dL/dW_i of the linear network. */
    double[][] gradient(int i) {
        DMatrixRMaj below = below(i);
        DMatrixRMaj residual = difference(product(above(i), product(layers[i], below)), labels);
        DMatrixRMaj gradient = product(transposed(above(i)), product(residual, transposed(below)));
        CommonOps_DDRM.scale(1.0 / inputs.numCols, gradient);
        return rows(gradient);
    }

    /** The diagonal of the Hessian of the linear network over W_i: (M^T M)[j,j] (P Lambda P^T)[k,k]. */
    double[][] diagonal(int i) {
        DMatrixRMaj above = above(i);
        DMatrixRMaj below = below(i);
        double[][] diagonal = new double[layers[i].numRows][layers[i].numCols];
        for (int j = 0; j < diagonal.length; j++) {
            double column = 0;
            for (int k = 0; k < above.numRows; k++) {
                column += above.get(k, j) * above.get(k, j);
            }
            for (int l = 0; l < diagonal[j].length; l++) {
                double row = 0;
                for (int k = 0; k < below.numCols; k++) {
                    row += below.get(l, k) * below.get(l, k) / below.numCols;
                }
                diagonal[j][l] = column * row;
            }
        }
        return diagonal;
    }

    /** M: the product of the layers after i. */
    private DMatrixRMaj above(int i) {
        DMatrixRMaj product = CommonOps_DDRM.identity(layers[i].numRows);
        for (int k = i + 1; k < layers.length; k++) {
            product = product(layers[k], product);
        }
        return product;
    }

    /** P X. */
    private DMatrixRMaj below(int i) {
        DMatrixRMaj product = inputs;
        for (int k = 0; k < i; k++) {
            product = product(layers[k], product);
        }
        return product;
    }

    private double halfSquares(DMatrixRMaj matrix) {
        double sum = 0;
        for (double x : matrix.data) {
            sum += x * x;
        }
        return sum / (2 * inputs.numCols);
    }

    private static DMatrixRMaj product(DMatrixRMaj left, DMatrixRMaj right) {
        DMatrixRMaj product = new DMatrixRMaj(left.numRows, right.numCols);
        CommonOps_DDRM.mult(left, right, product);
        return product;
    }

    private static DMatrixRMaj difference(DMatrixRMaj left, DMatrixRMaj right) {
        DMatrixRMaj difference = new DMatrixRMaj(left.numRows, left.numCols);
        CommonOps_DDRM.subtract(left, right, difference);
        return difference;
    }

    private static DMatrixRMaj transposed(DMatrixRMaj matrix) {
        return CommonOps_DDRM.transpose(matrix, null);
    }

    private static DMatrixRMaj sizes(DMatrixRMaj matrix) {
        DMatrixRMaj sizes = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        CommonOps_DDRM.abs(matrix, sizes);
        return sizes;
    }

    private static double[][] rows(DMatrixRMaj matrix) {
        double[][] rows = new double[matrix.numRows][matrix.numCols];
        for (int j = 0; j < rows.length; j++) {
            System.arraycopy(matrix.data, j * matrix.numCols, rows[j], 0, matrix.numCols);
        }
        return rows;
    }
}
