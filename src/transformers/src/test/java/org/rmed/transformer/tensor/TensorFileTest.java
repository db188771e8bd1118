package org.rmed.transformer.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.spec.UsageException;
import org.rmed.transformer.Refusal;

/** Catches numbers that change on their way through a file, and a damaged file that ends in anything but a refusal. */
class TensorFileTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void started() {
        Torch.start();
    }

    private Path file() {
        return folder.resolve("tensors.safetensors");
    }

    private static Scope scope(Precision precision) {
        return Scope.open(Processor.cpu(), precision);
    }

    @Test
    void doublesComeBackToTheBit() {
        double[] values = {0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY};
        try (Scope scope = scope(Precision.DOUBLE)) {
            TensorFile.write(file(), Map.of("layer.0:weight", scope.reals(values, 2, 3)));
            Tensor read = TensorFile.read(file(), scope).get("layer.0:weight");
            assertArrayEquals(new long[] {2, 3}, read.shape());
            assertArrayEquals(values, read.toDoubles());
        }
    }

    @Test
    void floatsComeBackToTheBit() {
        float[] values = {0.1f, -0.0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.POSITIVE_INFINITY};
        double[] wide = new double[6];
        Arrays.setAll(wide, i -> values[i]);
        try (Scope scope = scope(Precision.SINGLE)) {
            TensorFile.write(file(), Map.of("w", scope.reals(values, 6)));
            assertArrayEquals(wide, TensorFile.read(file(), scope).get("w").toDoubles());
        }
    }

    @Test
    void wholeNumbersComeBackToTheBit() {
        long[] values = {0, -1, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1, Double.doubleToRawLongBits(-0.1)};
        try (Scope scope = scope(Precision.SINGLE)) {
            TensorFile.write(file(), Map.of("t", scope.wholes(values, 6)));
            assertArrayEquals(values, TensorFile.read(file(), scope).get("t").toLongs());
        }
    }

    @Test
    void manyTensorsKeepTheirNamesAndShapes() {
        try (Scope scope = scope(Precision.DOUBLE)) {
            Map<String, Tensor> all = new LinkedHashMap<>();
            all.put("scalar", scope.filled(7));
            all.put("state:a/b \"c\" é", scope.reals(new double[] {1, 2, 3, 4}, 1, 2, 2, 1));
            all.put("steps", scope.wholes(new long[] {3}, 1));
            TensorFile.write(file(), all);
            Map<String, Tensor> read = TensorFile.read(file(), scope);
            assertEquals(all.keySet(), read.keySet());
            all.forEach((name, tensor) ->
                    assertArrayEquals(tensor.shape(), read.get(name).shape(), name));
            assertEquals(7, read.get("scalar").number());
            assertArrayEquals(
                    new double[] {1, 2, 3, 4}, read.get("state:a/b \"c\" é").toDoubles());
        }
    }

    /** A transposed matrix is stored by columns in memory. */
    @Test
    void aViewIsWrittenAsItIsSeen() {
        try (Scope scope = scope(Precision.DOUBLE)) {
            Tensor matrix = scope.reals(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
            TensorFile.write(file(), Map.of("view", matrix.transpose(0, 1), "part", matrix.slice(1, 1, 3)));
            Map<String, Tensor> read = TensorFile.read(file(), scope);
            assertArrayEquals(new double[] {1, 4, 2, 5, 3, 6}, read.get("view").toDoubles());
            assertArrayEquals(new double[] {2, 3, 5, 6}, read.get("part").toDoubles());
        }
    }

    @Test
    void aFileIsReplacedAtOnce() throws IOException {
        try (Scope scope = scope(Precision.DOUBLE)) {
            TensorFile.write(file(), Map.of("a", scope.filled(1, 1000)));
            TensorFile.write(file(), Map.of("b", scope.filled(2, 1)));
            assertEquals(
                    List.of("b"), List.copyOf(TensorFile.read(file(), scope).keySet()));
            assertFalse(Files.exists(folder.resolve("tensors.safetensors.part")));
        }
    }

    @Test
    void theNumbersReadBelongToTheScope() {
        try (Scope outer = scope(Precision.DOUBLE)) {
            TensorFile.write(file(), Map.of("a", outer.filled(1, 3)));
            int before = outer.tensors();
            try (Scope inner = outer.inner()) {
                TensorFile.read(file(), inner);
                assertEquals(1, inner.tensors());
            }
            assertEquals(before, outer.tensors());
        }
    }

    private byte[] written() throws IOException {
        try (Scope scope = scope(Precision.DOUBLE)) {
            Map<String, Tensor> all = new LinkedHashMap<>();
            all.put("a", scope.reals(new double[] {1, 2, 3}, 3));
            all.put("t", scope.wholes(new long[] {3}, 1));
            TensorFile.write(file(), all);
        }
        return Files.readAllBytes(file());
    }

    /** Refused or, where the damage is to the numbers alone, read; never anything else. True if it was refused. */
    private boolean refused(byte[] bytes, String damage) throws IOException {
        Files.write(file(), bytes);
        try (Scope scope = scope(Precision.DOUBLE)) {
            TensorFile.read(file(), scope);
            return false;
        } catch (UsageException e) {
            assertTrue(e.getMessage().startsWith(file() + " cannot be read as safetensors ("), e::getMessage);
            assertTrue(e.getMessage().contains("remove it"), e::getMessage);
            assertEquals(1, e.getMessage().lines().count(), e::getMessage);
            return true;
        } catch (RuntimeException e) {
            return fail(damage + " ends in " + e, e);
        }
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = written();
        for (int length = 0; length < whole.length; length++) {
            assertTrue(refused(Arrays.copyOf(whole, length), "length " + length), "length " + length + " is accepted");
        }
        assertFalse(refused(whole, "nothing"));
    }

    /** The length of the header in 8 bytes, and the header. */
    @Test
    void aDamagedHeaderIsRefusedOrHarmless() throws IOException {
        byte[] whole = written();
        int header =
                8 + (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        for (int place = 0; place < header; place++) {
            for (int value : new int[] {0, '9', '}'}) {
                byte[] damaged = whole.clone();
                if (damaged[place] != (byte) value) {
                    damaged[place] = (byte) value;
                    refused(damaged, "byte " + place + " = " + value);
                }
            }
        }
    }

    @Test
    void aHeaderThatPromisesTooMuchIsRefused() throws IOException {
        byte[] whole = written();
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        for (String[] change :
                new String[][] {{"[3]", "[9]"}, {"[0,24]", "[0,99]"}, {"F64", "X64"}, {"\"a\"", "\"t\""}}) {
            assertTrue(text.contains(change[0]), text);
            byte[] damaged = text.replace(change[0], change[1]).getBytes(StandardCharsets.ISO_8859_1);
            boolean told = refused(damaged, change[1]);
            assertTrue(told || change[1].equals("\"t\""), change[1] + " is accepted");
        }
    }

    /** What a machine that lost power may leave; DJL takes it for an empty list of its older format. */
    @Test
    void zerosHoldNoTensors() throws IOException {
        Files.write(file(), new byte[100]);
        try (Scope scope = scope(Precision.DOUBLE)) {
            assertEquals(Map.of(), TensorFile.read(file(), scope));
        }
    }

    @Test
    void whatIsNoSuchFileIsRefused() throws IOException {
        assertTrue(refused("not tensors at all, but text of some length".getBytes(StandardCharsets.UTF_8), "text"));
        Files.delete(file());
        try (Scope scope = scope(Precision.DOUBLE)) {
            Refusal.assertRefused(() -> TensorFile.read(file(), scope), file().toString());
        }
    }
}
