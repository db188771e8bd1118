package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.lab.Rmed;
import org.rmed.lab.VerifyRequest;
import org.rmed.spec.UsageException;
import org.rmed.theory.Profile;

/**
 * Catches a notebook that was saved in a state no reader should see (not run, run out of order, with an error, with what
 * belongs to one machine or one run), one that grew too large, and settings in its cells that rmed does not understand (any
 * more). Notebooks are read here, not run: that is {@code notebooks/run --check}.
 */
class NotebookTest {

    private static final Path FOLDER = Path.of("..", "..", "notebooks");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int LARGEST = 700_000;
    private static final int LARGEST_OF_ALL = 1_500_000;

    private static final Pattern ABSOLUTE =
            Pattern.compile("(?<![\\w.)*])(/(home|root|tmp|usr|opt|var|Users|mnt)/|[A-Z]:\\\\)");
    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z]@[0-9a-f]{5,8}\\b");
    private static final Pattern RUN = Pattern.compile("Rmed\\.runs?\\(\"([^\"]*)\"[,)]");
    private static final Pattern SWEEP = Pattern.compile("Rmed\\.sweep\\(\"([^\"]*?)(?: out=)?\"");
    private static final Pattern VERIFY = Pattern.compile("Rmed\\.verify\\((?:\\w+, )?\"([^\"]*)\"\\)");

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(path -> path.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void isFitToRead(Path notebook) throws IOException {
        assertEquals(List.of(), problems(JSON.readTree(notebook.toFile())));
        assertTrue(Files.size(notebook) <= LARGEST, () -> notebook + " is larger than " + LARGEST + " bytes");
    }

    @Test
    void thereAreSomeAndTheyAreSmallTogether() throws IOException {
        long size = 0;
        for (Path notebook : notebooks()) {
            size += Files.size(notebook);
        }
        assertTrue(size > 0 && size <= LARGEST_OF_ALL, "all notebooks together: " + size + " bytes");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theReadmeListsIt(Path notebook) throws IOException {
        assertTrue(Files.readString(FOLDER.resolve("README.md")).contains("(" + notebook.getFileName() + ")"));
    }

    /** Each change makes a good notebook bad; a rule that cannot fail would not see it. */
    static Stream<Map.Entry<String, Consumer<ObjectNode>>> faults() {
        return Stream.of(
                Map.entry("not run", cell -> cell.putNull("execution_count")),
                Map.entry("out of order", cell -> cell.put("execution_count", 7)),
                Map.entry("shows nothing", cell -> cell.putArray("outputs")),
                Map.entry("prints nothing", cell -> source(cell, "System.out.println(1);")
                        .putArray("outputs")),
                Map.entry("error", cell -> output(cell).put("output_type", "error")),
                Map.entry(
                        "stderr",
                        cell -> output(cell).put("output_type", "stream").put("name", "stderr")),
                Map.entry("path", cell -> text(cell, "in /home/someone/rmed")),
                Map.entry("path", cell -> source(cell, "Path.of(\"C:\\\\Users\")")),
                Map.entry("identity", cell -> text(cell, "java.io.PrintStream@150730ae")),
                Map.entry("metadata", cell -> ((ObjectNode) cell.path("metadata")).put("execution", "2026")),
                Map.entry("id", cell -> cell.put("id", "")),
                Map.entry("picture", cell -> ((ObjectNode) output(cell).path("data")).put("image/png", "aGVsbG8=")),
                Map.entry("optimiser=adam", cell -> source(cell, "Rmed.run(\"optimiser=adam\")")),
                Map.entry("0.5..0.1", cell -> source(cell, "Rmed.sweep(\"alpha=0.5..0.1:5 out=\" + folder)")),
                Map.entry("theorem9", cell -> source(cell, "Rmed.verify(\"theorem9 d=64\")")),
                Map.entry("--control", cell -> source(cell, "Rmed.verify(\"theorem1 --control\")")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void seesWhatIsWrong(Map.Entry<String, Consumer<ObjectNode>> fault) throws IOException {
        ObjectNode good = (ObjectNode) JSON.readTree("""
                {"cells": [{"cell_type": "code", "execution_count": 1, "id": "a", "metadata": {}, "source": ["1 + 1"],
                    "outputs": [{"output_type": "execute_result", "data": {"text/plain": ["2"]}, "metadata": {}}]}],
                 "metadata": {"kernelspec": {"name": "rmed-java"}}, "nbformat": 4}
                """);
        assertEquals(List.of(), problems(good));
        fault.getValue().accept((ObjectNode) good.path("cells").get(0));
        assertFalse(problems(good).isEmpty(), fault.getKey());
    }

    private static List<String> problems(JsonNode notebook) {
        List<String> found = new ArrayList<>();
        check(found, notebook.path("nbformat").asInt() == 4, "is not of format 4");
        check(
                found,
                notebook.at("/metadata/kernelspec/name").asText().equals("rmed-java"),
                "is not for the kernel rmed-java");
        Set<String> ids = new HashSet<>();
        int count = 0;
        for (JsonNode cell : notebook.path("cells")) {
            String id = cell.path("id").asText();
            check(found, !id.isEmpty() && ids.add(id), "'" + id + "' is no id of a cell of its own");
            check(found, cell.path("metadata").isEmpty(), id + " has metadata");
            String source = joined(cell.path("source"));
            check(found, !ABSOLUTE.matcher(source).find(), id + " names a path of one machine");
            if (cell.path("cell_type").asText().equals("code")) {
                count++;
                check(found, cell.path("execution_count").asInt() == count, id + " was not run in order");
                outputs(found, id, source, cell.path("outputs"));
                words(found, id, source);
            }
        }
        return found;
    }

    private static void outputs(List<String> found, String id, String source, JsonNode outputs) {
        boolean silent = source.matches("(?s).*[;}]\\s*") && !source.contains("System.out");
        check(found, silent || !outputs.isEmpty(), id + " has no output");
        for (JsonNode output : outputs) {
            String type = output.path("output_type").asText();
            check(found, !type.equals("error"), id + " shows an error");
            check(found, !output.path("name").asText().equals("stderr"), id + " writes to the error stream");
            String text =
                    joined(output.path("text")) + joined(output.at("/data").path("text/plain"));
            check(found, !ABSOLUTE.matcher(text).find(), id + " shows a path of one machine");
            check(
                    found,
                    !IDENTITY.matcher(text).find(),
                    id + " shows an object's identity, other in every run: " + text);
            JsonNode picture = output.path("data").path("image/png");
            check(found, picture.isMissingNode() || isPng(joined(picture)), id + " shows a picture that is no PNG");
        }
    }

    private static boolean isPng(String base64) {
        byte[] bytes = Base64.getMimeDecoder().decode(base64);
        return bytes.length > 100 && new String(bytes, 1, 3, java.nio.charset.StandardCharsets.US_ASCII).equals("PNG");
    }

    /** The words that rmed would be given. */
    private static void words(List<String> found, String id, String source) {
        RUN.matcher(source).results().forEach(call -> understood(found, id, () -> Rmed.settings(call.group(1))));
        SWEEP.matcher(source).results().forEach(call -> understood(found, id, () -> Rmed.grid(call.group(1))));
        VERIFY.matcher(source)
                .results()
                .forEach(call -> understood(
                        found,
                        id,
                        () -> VerifyRequest.of(
                                Stream.of(call.group(1).split(" "))
                                        .filter(word -> !Set.of("", "--controls", "--outside", "--quick")
                                                .contains(word))
                                        .toList(),
                                Profile.STANDARD)));
    }

    private static void understood(List<String> found, String id, Runnable reading) {
        try {
            reading.run();
        } catch (UsageException e) {
            found.add(id + ": " + e.getMessage());
        }
    }

    private static void check(List<String> found, boolean good, String problem) {
        if (!good) {
            found.add(problem);
        }
    }

    private static String joined(JsonNode text) {
        if (!text.isArray()) {
            return text.asText("");
        }
        StringBuilder all = new StringBuilder();
        text.forEach(line -> all.append(line.asText()));
        return all.toString();
    }

    private static ObjectNode output(ObjectNode cell) {
        return (ObjectNode) cell.path("outputs").get(0);
    }

    private static void text(ObjectNode cell, String text) {
        ((ArrayNode) output(cell).at("/data").path("text/plain")).add(text);
    }

    private static ObjectNode source(ObjectNode cell, String source) {
        cell.putArray("source").add(source);
        return cell;
    }
}
