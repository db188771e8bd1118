package org.rmed.transformer.network;

import java.util.ArrayList;
import java.util.List;
import org.rmed.spec.UsageException;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * A residual network for small images (He et al. 2016, section 4.2): a 3 x 3 convolution {@code stem}, three stages of
 * basic blocks whose channels double and whose images halve from stage to stage, the mean over the image, and a dense
 * layer {@code classifier}. Batches are always normalized by their own statistics, in evaluations too. Convolutions are
 * drawn by He's normal start, the dense layer by PyTorch's default.
 */
public final class ResNet implements Classifier<ImageBatch> {

    private final int channels;
    private final int stages;
    private final int classes;
    private final ConvolutionNorm stem;
    private final List<BasicBlock> blocks = new ArrayList<>();
    private final Dense classifier;

    /**
     * A network; ResNet-20 is {@code new ResNet(3, 16, List.of(3, 3, 3), 10)}.
     *
     * @param channels of the images
     * @param width channels of the first stage
     * @param stages basic blocks of each stage, of which the first halves the image in all but the first stage
     * @throws UsageException if there is no stage, or a number is below 1, or there are fewer than 2 classes
     */
    public ResNet(int channels, int width, List<Integer> stages, int classes) {
        if (channels < 1 || width < 1 || classes < 2) {
            throw new UsageException("channels=" + channels + " and width=" + width + " must be at least 1, classes="
                    + classes + " at least 2");
        }
        if (stages.isEmpty() || stages.stream().anyMatch(number -> number < 1)) {
            throw new UsageException("stages=" + stages + " must be one or more numbers of blocks, each at least 1,"
                    + " as in 3,3,3 for ResNet-20");
        }
        this.channels = channels;
        this.stages = stages.size();
        this.classes = classes;
        stem = new ConvolutionNorm("stem", channels, width, 3, 1);
        int in = width;
        for (int stage = 0; stage < stages.size(); stage++) {
            int out = width << stage;
            for (int block = 0; block < stages.get(stage); block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                blocks.add(new BasicBlock("stage." + stage + "." + block, in, out, stride));
                in = out;
            }
        }
        classifier = new Dense("classifier", in, classes, Start.fanInUniform(), Start.uniform(1 / StrictMath.sqrt(in)));
    }

    /** 20 layers for the 10 classes of CIFAR-10. */
    public static ResNet twenty() {
        return new ResNet(3, 16, List.of(3, 3, 3), 10);
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int[] labels(ImageBatch batch) {
        return batch.labels();
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(stem.parameters());
        blocks.forEach(block -> all.addAll(block.parameters()));
        all.addAll(classifier.parameters());
        return List.copyOf(all);
    }

    /**
     * Unnormalized log-probabilities (images x classes); nothing is dropped.
     *
     * @throws UsageException if the images have other channels, or the last stage sees one number per channel, which
     *     cannot be normalized
     */
    @Override
    public Tensor logits(Weights weights, ImageBatch batch, double dropout, Scope scope) {
        if (batch.channels() != channels) {
            throw new UsageException("images of " + batch.channels() + " channels do not fit a network for " + channels
                    + ": give channels=" + batch.channels());
        }
        int halvings = stages - 1;
        long left = (long) halved(batch.height(), halvings) * halved(batch.width(), halvings) * batch.examples();
        if (left < 2) {
            throw new UsageException("one image of " + batch.height() + " x " + batch.width()
                    + " leaves the last stage one number per channel, which has no variance: give batch=2 or more");
        }
        Tensor pixels = scope.reals(batch.pixels(), batch.examples(), channels, batch.height(), batch.width());
        Tensor x = stem.apply(weights, pixels).positivePart();
        for (BasicBlock block : blocks) {
            x = block.apply(weights, x);
        }
        long places = x.length(2) * x.length(3);
        Tensor means = x.reshape(x.length(0), x.length(1), places).sum(2).times(1.0 / places);
        return classifier.apply(weights, means.reshape(x.length(0), x.length(1)));
    }

    private static int halved(int length, int times) {
        return (length + (1 << times) - 1) >> times;
    }
}
