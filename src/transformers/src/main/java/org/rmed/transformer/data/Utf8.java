package org.rmed.transformer.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.rmed.spec.UsageException;

/** Text read strictly: a byte that is no UTF-8 is an error that says where, not a replacement character. */
final class Utf8 {

    private Utf8() {}

    /**
     * All of a file.
     *
     * @param expected what should be there, such as {@code German sentences, one a line}
     * @throws UsageException if the file is missing, empty (or blank), or not UTF-8
     */
    static String read(Path file, String expected) {
        try {
            return decode(file.toString(), Files.readAllBytes(file), expected);
        } catch (NoSuchFileException e) {
            throw new UsageException(
                    file + " is missing: expected " + expected + "; put it there or point data= at another folder", e);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read (" + e.getMessage() + "): expected " + expected, e);
        }
    }

    /** The lines of a file, without their ends. */
    static List<String> lines(Path file, String expected) {
        return read(file, expected).lines().toList();
    }

    /** Text from bytes of that origin. */
    static String decode(String origin, byte[] bytes, String expected) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer to = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(from, to, true);
        if (result.isError()) {
            throw new UsageException(origin + " is not UTF-8 at byte " + from.position() + ": expected " + expected
                    + "; convert it, for instance with 'iconv -f ISO-8859-1 -t UTF-8'");
        }
        String text = to.flip().toString();
        if (text.isBlank()) {
            throw new UsageException(origin + " is empty: expected " + expected + "; fetch it again");
        }
        return text;
    }
}
