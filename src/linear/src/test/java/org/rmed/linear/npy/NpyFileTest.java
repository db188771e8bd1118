package org.rmed.linear.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rmed.linear.Refusal.assertRefused;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Catches files that NumPy wrote and we misread (order, byte order, width), and files misread instead of refused. */
class NpyFileTest {

    private static final double[] VALUES = {1.5, -2.25, 3e-300, 4, 5, -0.0};
    private static final String HEADER = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"c-order", "fortran", "big-endian", "version2", "version3"})
    void matricesWrittenByNumpy(String name) {
        NpyArray array = NpyFile.read(byNumpy(name));
        assertArrayEquals(new int[] {2, 3}, array.shape());
        // assertArrayEquals tells -0.0 from 0.0
        assertArrayEquals(VALUES, array.values());
        assertArrayEquals(new double[][] {{1.5, -2.25, 3e-300}, {4, 5, -0.0}}, array.rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32", "big-endian-float32"})
    void singlePrecisionWrittenByNumpy(String name) {
        NpyArray array = NpyFile.read(byNumpy(name));
        assertArrayEquals(new int[] {3}, array.shape());
        assertArrayEquals(new double[] {0.1f, -3e-40f, 2}, array.values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "integers          | its type is '<i8'; save it as float64",
                "three-dimensional | shape (2, 2, 2) is not one or two positive lengths",
                "scalar            | shape () is not one or two positive lengths",
                "empty             | shape (0,) is not one or two positive lengths",
                "nan               | entry 1 is NaN",
                "structured        | its header lacks descr"
            })
    void arraysOfAnotherKindAreRefused(String name, String why) {
        assertRefused(() -> NpyFile.read(byNumpy(name)), name + ".npy is not a usable .npy file: " + why);
    }

    /** Byte for byte what NumPy writes (format 1.0), so that a re-export of a NumPy file is that file. */
    @Test
    void writesTheBytesThatNumpyWrites() throws IOException {
        Path copy = folder.resolve("copy.npy");
        NpyFile.write(copy, NpyFile.read(byNumpy("c-order")));
        assertArrayEquals(Files.readAllBytes(byNumpy("c-order")), Files.readAllBytes(copy));
    }

    @Property(tries = 50)
    void roundTripKeepsEveryBit(
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll @IntRange(min = 1, max = 9) int columns,
            @ForAll long seed)
            throws IOException {
        java.util.Random random = new java.util.Random(seed);
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            // any exponent; NaN and infinities are drawn away
            Arrays.setAll(row, j -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
        }
        Path file = Files.createTempFile("round-trip", ".npy");
        try {
            NpyFile.write(file, NpyArray.of(matrix));
            assertArrayEquals(matrix, NpyFile.read(file).rows());
            NpyFile.write(file, NpyArray.of(matrix[0]));
            NpyArray vector = NpyFile.read(file);
            assertArrayEquals(matrix[0], vector.values());
            assertEquals("(" + columns + ",)", vector.shapeText());
            assertArrayEquals(new double[][] {matrix[0]}, vector.rows());
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void missingFileAndFolderAreRefused() {
        assertRefused(() -> NpyFile.read(folder.resolve("no.npy")), "no.npy does not exist");
        assertRefused(() -> NpyFile.read(folder), folder.toString(), "cannot be read");
    }

    @Test
    void cutShortFilesAreRefusedWhereverTheyAreCut() throws IOException {
        byte[] whole = Files.readAllBytes(byNumpy("c-order"));
        Path file = folder.resolve("cut.npy");
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(() -> NpyFile.read(file), "cut.npy is not a usable .npy file: it");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertRefused(() -> NpyFile.read(file), "it holds 49 bytes of data where its shape needs 48");
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        assertRefused(() -> read("text", "1.5\n2.5\n3.5\n".getBytes(StandardCharsets.US_ASCII)), "NumPy magic");
        assertRefused(() -> read("four", bytes(4, HEADER, 2)), "version 4");
        assertRefused(() -> read("zero", bytes(0, HEADER, 2)), "version 0");
        assertRefused(() -> read("long", bytes(2, -1, HEADER, 2)), "header of -1 bytes");
        assertRefused(() -> read("word", bytes(1, HEADER.replace("2,", "two,"), 2)), "shape (two,)", "whole numbers");
        assertRefused(() -> read("less", bytes(1, HEADER.replace("2,", "-2,"), 2)), "shape (-2,)");
        assertRefused(() -> read("huge", bytes(1, HEADER.replace("2,", "2147483647,2147483647"), 2)), "holds 16 bytes");
        assertRefused(() -> read("bare", bytes(1, HEADER.replace("'shape'", "'form'"), 2)), "its header lacks shape");
        String matrix = HEADER.replace("(2,)", "(1, 2)");
        assertRefused(
                () -> read("tie", bytes(1, matrix.replace("fortran", "cobol"), 2)), "its header lacks fortran_order");
        assertArrayEquals(new double[2], read("good", bytes(1, matrix, 2)).values());
    }

    @Test
    void infinityIsRefused() throws IOException {
        byte[] good = bytes(1, HEADER, 2);
        ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).putDouble(good.length - 16, Double.NEGATIVE_INFINITY);
        assertRefused(() -> read("infinite", good), "infinite.npy", "entry 0 is -Infinity");
    }

    @Test
    void arrayWhoseShapeDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new NpyArray(new int[] {2, 2}, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> new NpyArray(new int[] {1, 1, 1}, new double[1]));
        assertThrows(IllegalArgumentException.class, () -> new NpyArray(new int[0], new double[1]));
    }

    private NpyArray read(String name, byte[] bytes) throws IOException {
        return NpyFile.read(Files.write(folder.resolve(name + ".npy"), bytes));
    }

    private static byte[] bytes(int version, String header, int zeros) {
        return bytes(version, header.length(), header, zeros);
    }

    /** A file with a header of the claimed length, followed by zeros. */
    private static byte[] bytes(int version, int claimed, String header, int zeros) {
        ByteBuffer buffer =
                ByteBuffer.allocate(12 + header.length() + 8 * zeros).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        buffer.put((byte) version).put((byte) 0);
        if (version < 2) {
            buffer.putShort((short) claimed);
        } else {
            buffer.putInt(claimed);
        }
        buffer.put(header.getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(buffer.array(), buffer.position() + 8 * zeros);
    }

    private static Path byNumpy(String name) {
        try {
            return Path.of(
                    NpyFileTest.class.getResource("numpy/" + name + ".npy").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
