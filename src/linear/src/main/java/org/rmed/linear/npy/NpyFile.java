package org.rmed.linear.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rmed.spec.UsageException;

/**
 * Reads and writes {@code .npy} files (NumPy's format, versions 1 to 3) of one or two dimensions: float64 and float32,
 * either byte order, row- or column-major. Writes version 1.0, little-endian float64, row-major, which NumPy reads back
 * bit for bit.
 */
public final class NpyFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    private NpyFile() {}

    /**
     * Reads a file.
     *
     * @throws UsageException if the file is missing, is no {@code .npy} file, is cut short, or holds something else than
     *     finite floating-point numbers in one or two dimensions
     */
    public static NpyArray read(Path file) {
        try {
            return decode(file, ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new UsageException(file + " does not exist", e);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes a file. */
    public static void write(Path file, NpyArray array) throws IOException {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + array.shapeText() + ", }";
        int unpadded = MAGIC.length + 4 + header.length() + 1;
        String padded = header + " ".repeat((64 - unpadded % 64) % 64) + "\n";
        ByteBuffer buffer = ByteBuffer.allocate(MAGIC.length + 4 + padded.length() + 8 * array.values().length)
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length());
        buffer.put(padded.getBytes(StandardCharsets.US_ASCII));
        buffer.asDoubleBuffer().put(array.values());
        Files.write(file, buffer.array());
    }

    private static NpyArray decode(Path file, ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        if (bytes.remaining() < 12) {
            throw malformed(file, "it has only " + bytes.remaining() + " bytes");
        }
        bytes.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw malformed(file, "it does not start with the NumPy magic");
        }
        int version = bytes.get();
        bytes.get();
        if (version < 1 || version > 3) {
            throw malformed(file, "format version " + version + " is not 1, 2 or 3");
        }
        int length = version == 1 ? Short.toUnsignedInt(bytes.getShort()) : bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw malformed(file, "its header of " + length + " bytes is cut short");
        }
        byte[] text = new byte[length];
        bytes.get(text);
        String header = new String(text, StandardCharsets.UTF_8);
        String type = field(file, header, DESCR);
        int[] shape = shape(file, field(file, header, SHAPE));
        double[] values =
                values(file, bytes, type, Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b));
        boolean columnMajor = shape.length == 2 && field(file, header, ORDER).equals("True");
        return new NpyArray(shape, columnMajor ? transposed(values, shape) : values);
    }

    private static String field(Path file, String header, Pattern pattern) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw malformed(file, "its header lacks " + pattern.pattern().split("'", 3)[1]);
        }
        return matcher.group(1);
    }

    private static int[] shape(Path file, String text) {
        int[] shape;
        try {
            shape = Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new UsageException(file + " is not a usable .npy file: shape (" + text + ") is not whole numbers", e);
        }
        if (shape.length < 1 || shape.length > 2 || Arrays.stream(shape).anyMatch(length -> length < 1)) {
            throw malformed(file, "shape (" + text + ") is not one or two positive lengths");
        }
        return shape;
    }

    private static double[] values(Path file, ByteBuffer bytes, String type, long count) {
        boolean wide = type.matches("[<>=]f8");
        if (!wide && !type.matches("[<>=]f4")) {
            throw malformed(file, "its type is '" + type + "'; save it as float64 (x.astype('<f8'))");
        }
        if (bytes.remaining() != count * (wide ? 8 : 4)) {
            throw malformed(
                    file,
                    "it holds " + bytes.remaining() + " bytes of data where its shape needs " + count * (wide ? 8 : 4));
        }
        bytes.order(type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = wide ? bytes.getDouble() : bytes.getFloat();
            if (!Double.isFinite(values[i])) {
                throw malformed(file, "entry " + i + " is " + values[i]);
            }
        }
        return values;
    }

    private static double[] transposed(double[] columnMajor, int[] shape) {
        double[] rowMajor = new double[columnMajor.length];
        for (int i = 0; i < shape[0]; i++) {
            for (int j = 0; j < shape[1]; j++) {
                rowMajor[i * shape[1] + j] = columnMajor[j * shape[0] + i];
            }
        }
        return rowMajor;
    }

    private static UsageException malformed(Path file, String why) {
        return new UsageException(file + " is not a usable .npy file: " + why);
    }
}
