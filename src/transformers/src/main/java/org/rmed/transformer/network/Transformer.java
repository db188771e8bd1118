package org.rmed.transformer.network;

import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.rmed.spec.UsageException;
import org.rmed.transformer.tensor.Tensor;

/**
 * What the layers of one transformer have in common.
 *
 * @param width of the states, d
 * @param heads attention's, a divisor of the width
 * @param inner width of the feed-forward layers
 * @param activation of the feed-forward layers
 * @param innerDropout whether dropout follows the activation too
 * @param epsilon of the normalizations
 * @param projection how the matrices of queries, keys and values are drawn
 * @param matrix how the other matrices are drawn
 * @param bias how the biases of the feed-forward layers are drawn, from their number of inputs; attention's are zero
 */
record Transformer(
        int width,
        int heads,
        int inner,
        UnaryOperator<Tensor> activation,
        boolean innerDropout,
        double epsilon,
        Start projection,
        Start matrix,
        IntFunction<Start> bias) {

    Transformer {
        if (width < 1 || heads < 1 || width % heads != 0) {
            throw new UsageException("heads=" + heads + " must divide the width " + width
                    + " of the states: give one of" + " its divisors");
        }
    }

    /** The layers of the original implementation, BERT: exact GELU, all matrices N(0, 0.02^2) (Devlin et al. 2019). */
    static Transformer bert(int width, int heads, int inner) {
        Start start = Start.normal(0.02);
        return new Transformer(width, heads, inner, Tensor::gelu, false, 1e-12, start, start, in -> Start.ZERO);
    }

    /**
     * The layers of PyTorch's nn.Transformer: rectified units, its biases of the feed-forward layers.
     *
     * @param matrix how matrices are drawn. Queries', keys' and values' are one (3d x d) matrix there, drawn as such: under
     *     Glorot's start their deviation is smaller by sqrt(2)
     */
    static Transformer pytorch(int width, int heads, int inner, Start matrix) {
        return new Transformer(
                width,
                heads,
                inner,
                Tensor::positivePart,
                true,
                1e-5,
                matrix.stacked(3),
                matrix,
                in -> Start.uniform(1 / StrictMath.sqrt(in)));
    }
}
