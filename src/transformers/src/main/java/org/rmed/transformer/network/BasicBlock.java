package org.rmed.transformer.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rmed.transformer.tensor.Tensor;

/**
 * The basic block of a residual network (He et al. 2016): relu(shortcut(x) + norm(conv(relu(norm(conv(x)))))), with
 * {@code NAME.first}, {@code NAME.second} and, where the shape changes, a 1 x 1 convolution {@code NAME.shortcut}.
 */
final class BasicBlock {

    private final ConvolutionNorm first;
    private final ConvolutionNorm second;
    private final Optional<ConvolutionNorm> shortcut;

    BasicBlock(String name, int in, int out, int stride) {
        first = new ConvolutionNorm(name + ".first", in, out, 3, stride);
        second = new ConvolutionNorm(name + ".second", out, out, 3, 1);
        shortcut = in == out && stride == 1
                ? Optional.empty()
                : Optional.of(new ConvolutionNorm(name + ".shortcut", in, out, 1, stride));
    }

    List<Parameter> parameters() {
        return Stream.concat(Stream.of(first, second), shortcut.stream())
                .flatMap(part -> part.parameters().stream())
                .toList();
    }

    Tensor apply(Weights weights, Tensor x) {
        Tensor inside = second.apply(weights, first.apply(weights, x).positivePart());
        return shortcut.map(way -> way.apply(weights, x)).orElse(x).plus(inside).positivePart();
    }
}
