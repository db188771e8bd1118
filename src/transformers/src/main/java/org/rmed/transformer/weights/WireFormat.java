package org.rmed.transformer.weights;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Messages in the wire format of protocol buffers: fields one after another, each a number, a type and a value. Reads
 * without copying. An own reader, since ONNX needs three of the six types and slices of one array.
 */
final class WireFormat {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;

    private WireFormat() {}

    /**
     * One field.
     *
     * @param number its number in the message's definition
     * @param value a number as it stands for a varint, else 0
     * @param bytes what a field of bytes holds, else null
     */
    record Field(int number, long value, ByteBuffer bytes) {

        String text() {
            return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        }

        /** Whole numbers, one to a field or many packed in one. */
        List<Long> wholes() {
            if (bytes == null) {
                return List.of(value);
            }
            List<Long> all = new ArrayList<>();
            for (ByteBuffer rest = bytes.duplicate(); rest.hasRemaining(); ) {
                all.add(varint(rest));
            }
            return all;
        }
    }

    /**
     * Hands every field of a message on, in order.
     *
     * @throws MalformedException if the bytes end within a field, or have a type or number that is none
     */
    static void read(ByteBuffer message, Consumer<Field> each) {
        ByteBuffer rest = message.duplicate();
        while (rest.hasRemaining()) {
            Field field;
            try {
                field = field(rest);
            } catch (BufferUnderflowException e) {
                throw new MalformedException("it ends within a field");
            }
            each.accept(field);
        }
    }

    private static Field field(ByteBuffer rest) {
        long tag = varint(rest);
        int number = (int) (tag >>> 3);
        if (number < 1 || tag >>> 32 != 0) {
            throw new MalformedException("field number " + (tag >>> 3) + " at byte " + rest.position());
        }
        return switch ((int) (tag & 7)) {
            case VARINT -> new Field(number, varint(rest), null);
            case LENGTH_DELIMITED -> new Field(number, 0, bytes(rest, varint(rest)));
            case EIGHT_BYTES -> new Field(number, 0, bytes(rest, Long.BYTES));
            case FOUR_BYTES -> new Field(number, 0, bytes(rest, Integer.BYTES));
            default -> throw new MalformedException("field type " + (tag & 7) + " at byte " + rest.position());
        };
    }

    private static ByteBuffer bytes(ByteBuffer rest, long length) {
        if (length < 0 || length > rest.remaining()) {
            throw new MalformedException("a field of " + Long.toUnsignedString(length) + " bytes, of which "
                    + rest.remaining() + " are there");
        }
        ByteBuffer slice = rest.slice().limit((int) length).slice().order(ByteOrder.LITTLE_ENDIAN);
        rest.position(rest.position() + (int) length);
        return slice;
    }

    private static long varint(ByteBuffer rest) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = rest.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedException("a number without end at byte " + rest.position());
    }

    /** The bytes are no message. */
    static final class MalformedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }
}
