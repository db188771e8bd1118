package org.rmed.linear.engine;

import org.rmed.optimizer.ElementwiseUpdate;

/** Some rows, or some columns, of L = W1(t) - omega W1(0), kept exactly: each a long array with the optimizer's state. */
final class Lines {

    private final int[] index;
    private final double[][] values;
    private final double[][][] state;

    /**
     * Zeros.
     *
     * @param index which rows or columns
     * @param d their length
     * @param slots state arrays of the optimizer
     */
    Lines(int[] index, int d, int slots) {
        this.index = index;
        this.values = new double[index.length][d];
        this.state = new double[index.length][slots][d];
    }

    int size() {
        return index.length;
    }

    /** Which row or column the n-th line is. */
    int index(int n) {
        return index[n];
    }

    /** The lines (size x d). */
    double[][] values() {
        return values;
    }

    /**
     * The step of an update that has begun: line n's gradient is scales[index(n)] * along.
     *
     * @param along E for rows, w2 for columns
     * @param scales w2 for rows, E for columns
     */
    void move(ElementwiseUpdate update, double[] along, double[] scales) {
        for (int n = 0; n < index.length; n++) {
            update.apply(values[n], state[n], along, scales[index[n]], 0, along.length);
        }
    }
}
