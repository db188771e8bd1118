package org.rmed.transformer.network;

import java.util.List;
import org.rmed.spec.UsageException;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * A table of vectors: {@code NAME.weight} (rows x width).
 *
 * @param start how entries are drawn
 */
record Embedding(String name, int rows, int width, Start start) {

    List<Parameter> parameters() {
        return List.of(new Parameter(name + ".weight", Kind.EMBEDDING, start, rows, width));
    }

    /**
     * The vectors of ids (texts x length), as (texts x length x width).
     *
     * @throws UsageException if an id has no row: on a GPU libtorch would end the process
     */
    Tensor apply(Weights weights, int[][] ids, Scope scope) {
        return weights.get(name + ".weight").rows(scope.wholes(checked(ids)));
    }

    /** The ids, refused if one has no row. */
    int[][] checked(int[][] ids) {
        for (int[] text : ids) {
            for (int id : text) {
                if (id < 0 || id >= rows) {
                    throw new UsageException("id " + id + " has no row in " + name + ", which has " + rows
                            + " (from 0): the batch must be made with the network's own vocabulary");
                }
            }
        }
        return ids;
    }
}
