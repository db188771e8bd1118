package org.rmed.transformer.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.rmed.random.Streams;
import org.rmed.spec.Settings;
import org.rmed.transformer.curvature.Portion;
import org.rmed.transformer.data.Batches;
import org.rmed.transformer.data.ImageSet;
import org.rmed.transformer.data.Images;
import org.rmed.transformer.data.Source;
import org.rmed.transformer.network.ImageBatch;
import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.ResNet;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.network.Weights;
import org.rmed.transformer.tensor.Scope;

/** Appendix A.8: the class of an image, by a residual network. */
final class ImageTask implements LoadedTask<ImageBatch> {

    private static final int HELD_OUT_BATCH = 250;
    private static final int HELD_OUT = 1000;

    private final Source source;
    private final int blocks;
    private final int channels;
    private final ResNet network;
    private final ImageSet training;
    private final ImageSet heldOut;
    private final int[] chosen;
    private final int batch;
    private final List<Portion<ImageBatch>> measured;

    private ImageTask(Settings settings, Images data) {
        source = data.source();
        training = data.training();
        heldOut = data.heldOut();
        blocks = settings.integer("blocks", 1, 100);
        channels = settings.integer("channels", 1, 1 << 12);
        network = new ResNet(training.channels(), channels, List.of(blocks, blocks, blocks), Images.CLASSES);
        chosen = Examples.limited(IntStream.range(0, training.size()).boxed().toList(), settings).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        batch = Examples.batch(settings, chosen.length);
        measured = Examples.portions(settings, chosen.length, this::images, ImageBatch::examples);
    }

    static ImageTask load(Settings settings) {
        return new ImageTask(settings, Images.load(Examples.folder(settings)));
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public String words() {
        return "residual network, 3 stages of " + blocks + " blocks, " + channels + " channels in the first ("
                + (6 * blocks + 2) + " layers)";
    }

    @Override
    public Network<ImageBatch> network() {
        return network;
    }

    @Override
    public WeightSet start(Streams streams, Scope scope) {
        return WeightSet.drawn(network, streams, scope);
    }

    @Override
    public ImageBatch batch(long step, Streams streams) {
        return images(new Batches(chosen.length, batch, streams).at(step));
    }

    private ImageBatch images(int[] items) {
        return batch(training, IntStream.of(items).map(i -> chosen[i]).toArray());
    }

    private static ImageBatch batch(ImageSet images, int[] items) {
        ImageSet.Batch batch = images.batch(items);
        return new ImageBatch(batch.pixels(), images.channels(), images.height(), images.width(), batch.labels());
    }

    @Override
    public List<Portion<ImageBatch>> measured() {
        return measured;
    }

    @Override
    public String score() {
        return "held-out accuracy";
    }

    @Override
    public double score(Weights weights, Scope scope) {
        int images = Math.min(HELD_OUT, heldOut.size());
        double right = 0;
        for (int[] items : Examples.pieces(images, HELD_OUT_BATCH)) {
            right += network.accuracy(weights, batch(heldOut, items), scope) * items.length;
        }
        return right / images;
    }
}
