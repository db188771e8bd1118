package org.rmed.transformer.data;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.rmed.spec.UsageException;
import org.rmed.transformer.tensor.Torch;

/**
 * The word pieces of a pretrained BERT, as its {@code tokenizer.json} gives them: {@code [CLS]}, the pieces, {@code
 * [SEP]}. Runs in the tokenizer's own native library, without a network.
 */
public final class WordPieces implements Tokenizer, AutoCloseable {

    private static final String RESOURCE = "/all-minilm-l6-v2-tokenizer.json";
    private static final String EXPECTED = "a tokenizer.json with word pieces (model.vocab)";

    /** Cut here, not there: one tokenizer then serves every length. */
    private static final Map<String, String> OPTIONS = Map.of("padding", "false", "truncation", "false");

    private final HuggingFaceTokenizer pieces;
    private final int size;
    private final int pad;
    private final int firstWord;

    private WordPieces(HuggingFaceTokenizer pieces, JsonNode vocabulary) {
        this.pieces = pieces;
        this.size = vocabulary.size();
        this.pad = vocabulary.path("[PAD]").asInt();
        this.firstWord = 1
                + vocabulary.properties().stream()
                        .filter(entry -> entry.getKey().matches("\\[.+\\]"))
                        .mapToInt(entry -> entry.getValue().asInt())
                        .max()
                        .orElse(-1);
    }

    /**
     * The pieces of MiniLM-L6-H384, which come with its weights.
     *
     * @param modelVocabulary how many rows the model's word embedding has
     * @throws UsageException if the tokenizer has another number of pieces
     */
    public static WordPieces ofMiniLm(int modelVocabulary) {
        try (InputStream json = WordPieces.class.getResourceAsStream(RESOURCE)) {
            if (json == null) {
                throw new UsageException("the pretrained model's package is not on the class path (" + RESOURCE
                        + "): build the module again with 'mvn -Ptransformers package'");
            }
            return of(RESOURCE, json.readAllBytes(), modelVocabulary);
        } catch (IOException e) {
            throw new UsageException(RESOURCE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The pieces of a {@code tokenizer.json}; otherwise as {@link #ofMiniLm}. */
    public static WordPieces read(Path file, int modelVocabulary) {
        byte[] json = Utf8.read(file, EXPECTED).getBytes(StandardCharsets.UTF_8);
        return of(file.toString(), json, modelVocabulary);
    }

    private static WordPieces of(String origin, byte[] json, int modelVocabulary) {
        try {
            JsonNode vocabulary =
                    new ObjectMapper().readTree(json).path("model").path("vocab");
            if (!vocabulary.isObject() || !vocabulary.has("[PAD]")) {
                throw new UsageException(origin + " is not " + EXPECTED + " that has [PAD]: give the model's own file");
            }
            if (vocabulary.size() != modelVocabulary) {
                throw new UsageException(origin + " has " + vocabulary.size() + " word pieces, the model's embedding "
                        + modelVocabulary + " rows: give the tokenizer.json that belongs to the model");
            }
            Torch.offline();
            return new WordPieces(
                    HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), OPTIONS), vocabulary);
        } catch (JsonProcessingException e) {
            throw new UsageException(
                    origin + " is not " + EXPECTED + " (" + e.getOriginalMessage() + "): fetch it again", e);
        } catch (IOException e) {
            throw new UsageException(origin + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public int[] encode(String text, int maximum) {
        int[] ids = Arrays.stream(pieces.encode(text).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
        if (ids.length <= maximum) {
            return ids;
        }
        int[] cut = Arrays.copyOf(ids, maximum);
        cut[maximum - 1] = ids[ids.length - 1]; // [SEP] stays last
        return cut;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int pad() {
        return pad;
    }

    @Override
    public int firstWord() {
        return firstWord;
    }

    @Override
    public void close() {
        pieces.close();
    }
}
