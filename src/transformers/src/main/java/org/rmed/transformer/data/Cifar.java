package org.rmed.transformer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rmed.spec.UsageException;

/** CIFAR-10, binary version: a record is one byte of class and 3072 of the image, red, green and blue planes of 32 x 32. */
final class Cifar {

    private static final Source SOURCE = new Source(
            "CIFAR-10",
            Source.Kind.REAL,
            "Krizhevsky 2009, Learning multiple layers of features from tiny images; under the terms it came with.",
            "");

    private static final int CHANNELS = 3;
    private static final int SIDE = 32;
    private static final int VALUES = CHANNELS * SIDE * SIDE;
    private static final int RECORD = 1 + VALUES;
    private static final int BATCHES = 5;

    private Cifar() {}

    /** From the folder of the batches, or from any file in it. */
    static Images read(Path place) {
        Path folder =
                Files.isDirectory(place) ? place : place.resolveSibling(".").normalize();
        ImageSet training = images(IntStream.rangeClosed(1, BATCHES)
                .mapToObj(batch -> folder.resolve("data_batch_" + batch + ".bin"))
                .toList());
        ImageSet heldOut = images(List.of(folder.resolve("test_batch.bin")));
        return new Images(
                SOURCE.counted(training.size() + " " + Images.size(training) + " for training, " + heldOut.size()
                        + " held out"),
                training,
                heldOut);
    }

    private static ImageSet images(List<Path> files) {
        List<byte[]> batches = new ArrayList<>();
        files.forEach(file -> batches.add(records(file)));
        int count = batches.stream().mapToInt(batch -> batch.length / RECORD).sum();
        byte[] pixels = new byte[count * VALUES];
        byte[] labels = new byte[count];
        int image = 0;
        for (byte[] batch : batches) {
            for (int from = 0; from < batch.length; from += RECORD) {
                labels[image] = batch[from];
                System.arraycopy(batch, from + 1, pixels, image * VALUES, VALUES);
                image++;
            }
        }
        return new ImageSet(CHANNELS, SIDE, SIDE, pixels, labels);
    }

    private static byte[] records(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw malformed(file, "is missing", e);
        } catch (IOException e) {
            throw malformed(file, "cannot be read (" + e.getMessage() + ")", e);
        }
        if (bytes.length == 0 || bytes.length % RECORD != 0) {
            throw malformed(file, "has " + bytes.length + " bytes", null);
        }
        for (int from = 0; from < bytes.length; from += RECORD) {
            if (bytes[from] < 0 || bytes[from] >= Images.CLASSES) {
                throw malformed(file, "has class " + (bytes[from] & 0xff) + " at byte " + from + ", above 9", null);
            }
        }
        return bytes;
    }

    private static UsageException malformed(Path file, String what, Throwable cause) {
        return new UsageException(
                file + " " + what + ": expected records of " + RECORD + " bytes (30730000 in all), as in the binary "
                        + "version of CIFAR-10; unpack the archive again, or move its files away to use the stand-in",
                cause);
    }
}
