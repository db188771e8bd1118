package org.rmed.transformer.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rmed.spec.UsageException;

/** The UCI sentiment labelled sentences, out of the test fixtures of the npm package {@code sentiment}. */
final class LabelledSentences {

    private static final Source SOURCE = new Source(
            "UCI sentiment labelled sentences",
            Source.Kind.STAND_IN,
            "One sentence of an IMDB, Yelp or Amazon review each, in IMDB's place; Kotzias and others 2015, From group to "
                    + "individual labels using deep features; from npm sentiment@5.0.2 (MIT).",
            "");

    private static final String FOLDER = "package/test/fixtures/";
    private static final List<String> FILES =
            List.of(FOLDER + "amazon.json", FOLDER + "imdb.json", FOLDER + "yelp.json");

    /** One sentence in five is held out. */
    private static final int EVERY = 5;

    private LabelledSentences() {}

    static Classification read(Path npm) {
        return readUnchecked(StandIn.SENTENCES.checked(npm));
    }

    /** As it is, whatever its checksum. */
    static Classification readUnchecked(Path npm) {
        List<LabelledText> texts = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry :
                Archive.ofNpm(npm, FILES::contains).entrySet()) {
            addAll(npm + ":" + entry.getKey(), entry.getValue(), texts);
        }
        Split<LabelledText> split = Split.of(texts, EVERY, 1);
        return new Classification(SOURCE.counted(split.counts("sentences")), split.training(), split.heldOut());
    }

    private static void addAll(String origin, byte[] bytes, List<LabelledText> texts) {
        String expected = "a JSON array of {\"text\", \"class\"}";
        JsonNode array;
        try {
            array = new ObjectMapper().readTree(Utf8.decode(origin, bytes, expected));
        } catch (JsonProcessingException e) {
            throw malformed(origin, expected, "JSON: " + e.getOriginalMessage());
        }
        if (!array.isArray()) {
            throw malformed(origin, expected, "no array");
        }
        for (JsonNode item : array) {
            JsonNode label = item.path("class");
            String text = item.path("text").asText().strip();
            if (label.isNull() && text.isEmpty()) {
                continue; // each file ends with such an entry
            }
            if (!label.isInt() || label.intValue() < 0 || label.intValue() > 1 || text.isEmpty()) {
                throw malformed(origin, expected, "the entry " + item);
            }
            texts.add(new LabelledText(text, label.intValue()));
        }
    }

    private static UsageException malformed(String origin, String expected, String found) {
        return new UsageException(
                origin + " is not " + expected + " (" + found + "): " + StandIn.SENTENCES.remedy() + " again");
    }
}
