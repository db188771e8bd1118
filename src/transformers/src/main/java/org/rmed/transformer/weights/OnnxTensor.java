package org.rmed.transformer.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.rmed.spec.UsageException;

/**
 * A stored tensor (TensorProto of ONNX).
 *
 * @param name unique in its file
 * @param shape its lengths
 * @param type ONNX's number of its format: 1 is float
 * @param bytes its entries in row-major order, little-endian
 */
record OnnxTensor(String name, List<Long> shape, int type, ByteBuffer bytes) {

    private static final int FLOAT = 1;

    static OnnxTensor read(ByteBuffer message) {
        List<Long> shape = new ArrayList<>();
        int[] type = new int[1];
        String[] name = {""};
        // Entries are in raw_data (9) or, packed, in float_data (4): the same bytes.
        ByteBuffer[] bytes = {ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN)};
        WireFormat.read(message, field -> {
            switch (field.number()) {
                case 1 -> shape.addAll(field.wholes());
                case 2 -> type[0] = (int) field.value();
                case 4, 9 -> bytes[0] = field.bytes();
                case 8 -> name[0] = field.text();
                default -> {}
            }
        });
        return new OnnxTensor(name[0], List.copyOf(shape), type[0], bytes[0]);
    }

    /**
     * The entries in row-major order.
     *
     * @param source the file, for messages
     * @param wanted the shape it must have
     * @throws UsageException if it has another shape, is not of 32-bit floats, or has not as many as its shape says
     */
    double[] values(String source, List<Long> wanted) {
        long size = wanted.stream().reduce(1L, Math::multiplyExact);
        if (type != FLOAT || !shape.equals(wanted) || bytes.remaining() != size * Float.BYTES) {
            throw new UsageException(source + ": '" + name + "' is " + shape + " of type " + type + " in "
                    + bytes.remaining() + " bytes; expected " + wanted
                    + " of type 1 (float): give the file of the model"
                    + " that the network's lengths are of");
        }
        double[] values = new double[Math.toIntExact(size)];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getFloat(i * Float.BYTES);
        }
        return values;
    }
}
