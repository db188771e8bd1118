package org.rmed.lab.store;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** JSON as rmed writes it: keys in the order given, shortest doubles, {@code "NaN"} and infinities as strings. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .build();

    private Json() {}

    /** One line, without its end. */
    public static String line(Map<String, ?> object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (IOException e) {
            throw new UncheckedIOException("not representable as JSON: " + object.keySet(), e);
        }
    }

    /** An indented document with line feeds on every system. */
    public static String document(Map<String, ?> object) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(object) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("not representable as JSON: " + object.keySet(), e);
        }
    }

    /** A document read back; {@code null} counts as empty. */
    public static Map<?, ?> read(Path file) throws IOException {
        Map<?, ?> object = MAPPER.readValue(Files.readString(file), Map.class);
        return object == null ? Map.of() : object;
    }

    /**
     * One line read back.
     *
     * @throws IOException if it is no JSON object
     */
    public static Map<?, ?> parse(String line) throws IOException {
        return MAPPER.readValue(line, Map.class);
    }
}
