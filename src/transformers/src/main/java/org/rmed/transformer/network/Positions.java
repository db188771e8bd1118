package org.rmed.transformer.network;

import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/** Sinusoidal positions (Vaswani et al. 2017, section 3.5), as in PyTorch's tutorials. */
final class Positions {

    private Positions() {}

    /** dropout(sqrt(d) x + positions). x (batch x length x d) is what an embedding gave. */
    static Tensor added(Tensor x, double dropout, Scope scope) {
        int length = Math.toIntExact(x.length(1));
        int width = Math.toIntExact(x.length(2));
        Tensor positions = scope.reals(table(length, width), 1, length, width);
        return Layers.dropout(x.times(StrictMath.sqrt(width)).plus(positions), dropout);
    }

    /** Entry (t, 2i) is sin(t / 10000^(2i/d)), entry (t, 2i + 1) the cosine; (length x width), flat. */
    static double[] table(int length, int width) {
        double[] table = new double[length * width];
        for (int i = 0; i < width; i++) {
            double rate = StrictMath.exp(-(i - i % 2) * StrictMath.log(10000) / width);
            for (int t = 0; t < length; t++) {
                table[t * width + i] = i % 2 == 0 ? StrictMath.sin(t * rate) : StrictMath.cos(t * rate);
            }
        }
        return table;
    }
}
