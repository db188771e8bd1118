package org.rmed.transformer.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Images of ten classes, for the residual network (appendix A.8 of Jiang, Malik and Li 2023).
 *
 * @param training in the order of the files: shuffle before taking some
 * @param heldOut never trained on
 */
public record Images(Source source, ImageSet training, ImageSet heldOut) {

    /** How many classes there are. */
    public static final int CLASSES = 10;

    /**
     * CIFAR-10, binary version ({@code data_batch_1.bin} to {@code data_batch_5.bin}, {@code test_batch.bin}), else the
     * digits of the package {@code mnist}, else stripes.
     *
     * @throws org.rmed.spec.UsageException if what is there is incomplete, damaged or another version
     */
    public static Images load(DataFolder folder) {
        Optional<Path> cifar = folder.find("data_batch_1.bin", "cifar-10-batches-bin");
        if (cifar.isPresent()) {
            return Cifar.read(cifar.get());
        }
        return folder.find(StandIn.DIGITS).map(Digits::read).orElseGet(() -> ToyImages.make(500));
    }

    /** All images in two parts, one of every {@code every} held out. */
    static Images split(Source source, ImageSet all, int every) {
        Split<Integer> split = Split.of(IntStream.range(0, all.size()).boxed().toList(), every, 1);
        return new Images(
                source.counted(split.counts(size(all))),
                all.subset(ints(split.training())),
                all.subset(ints(split.heldOut())));
    }

    /** {@code images (1 x 28 x 28)}. */
    static String size(ImageSet images) {
        return "images (" + images.channels() + " x " + images.height() + " x " + images.width() + ")";
    }

    private static int[] ints(List<Integer> items) {
        return items.stream().mapToInt(Integer::intValue).toArray();
    }
}
