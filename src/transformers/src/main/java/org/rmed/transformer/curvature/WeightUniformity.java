package org.rmed.transformer.curvature;

import java.util.Arrays;
import java.util.Optional;
import org.rmed.statistic.SingularUniformity;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.tensor.Tensor;

/** The leading singular pair of a layer's weights: R_u, R_v and sigma1/sigma2 (Jiang, Malik and Li 2023, section 6). */
public final class WeightUniformity {

    private WeightUniformity() {}

    /**
     * Measures a dense layer (out x in) or a convolution (out x in k k), by a full singular value decomposition on the
     * processor: about a second and a half for (512 x 512), four times that for (2048 x 512).
     *
     * @param weights its tensor. Not modified.
     * @return empty for another kind of parameter, and for weights that are all 0
     * @throws IllegalArgumentException if an entry is infinite or NaN
     */
    public static Optional<SingularUniformity> of(Parameter parameter, Tensor weights) {
        if (parameter.kind() != Kind.MATRIX && parameter.kind() != Kind.CONVOLUTION) {
            return Optional.empty();
        }
        double[] entries = weights.toDoubles();
        if (Arrays.stream(entries).allMatch(x -> x == 0)) {
            return Optional.empty();
        }
        int columns = (int) parameter.fanIn();
        double[][] rows = new double[entries.length / columns][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(entries, i * columns, (i + 1) * columns));
        return Optional.of(SingularUniformity.of(rows));
    }
}
