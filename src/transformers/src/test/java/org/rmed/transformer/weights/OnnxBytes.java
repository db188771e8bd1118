package org.rmed.transformer.weights;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes small ONNX files, by the tables of the format's definition (onnx.proto). */
final class OnnxBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** ModelProto of a GraphProto. */
    static byte[] model(OnnxBytes graph) {
        return new OnnxBytes().whole(1, 6).text(2, "test").part(7, graph).bytes();
    }

    /** NodeProto. */
    static OnnxBytes node(String name, String... inputs) {
        OnnxBytes node = new OnnxBytes();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, "out").text(3, name).text(4, "MatMul");
    }

    /** TensorProto with raw data; its lengths are packed, or not. */
    static OnnxBytes tensor(String name, int type, boolean packed, int[] shape, float... values) {
        OnnxBytes tensor = new OnnxBytes();
        if (packed) {
            OnnxBytes lengths = new OnnxBytes();
            for (int length : shape) {
                lengths.varint(length);
            }
            tensor.part(1, lengths);
        } else {
            for (int length : shape) {
                tensor.whole(1, length);
            }
        }
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        return tensor.whole(2, type).text(8, name).raw(packed ? 4 : 9, raw.array());
    }

    OnnxBytes whole(int field, long value) {
        varint(field << 3);
        varint(value);
        return this;
    }

    /** A field of four bytes, of which ONNX has some. */
    OnnxBytes fixed(int field, int value) {
        varint((field << 3) | 5);
        out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
        return this;
    }

    OnnxBytes text(int field, String text) {
        return raw(field, text.getBytes(StandardCharsets.UTF_8));
    }

    OnnxBytes part(int field, OnnxBytes message) {
        return raw(field, message.bytes());
    }

    OnnxBytes raw(int field, byte[] bytes) {
        varint((field << 3) | 2);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void varint(long value) {
        long rest = value;
        for (; rest >>> 7 != 0; rest >>>= 7) {
            out.write((int) ((rest & 0x7f) | 0x80));
        }
        out.write((int) rest);
    }
}
