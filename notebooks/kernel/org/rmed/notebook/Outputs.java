package org.rmed.notebook;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The outputs of a notebook as kept in the repository and as just executed.
 *
 * <pre>
 * compare KEPT EXECUTED   exit 1, and what differs, unless all text is the same and pictures stand in the same places
 * adopt KEPT EXECUTED     puts the executed outputs into the kept file, which otherwise stays as it is
 * </pre>
 */
public final class Outputs {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Outputs() {}

    /** See above. */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("needs compare or adopt, and two notebooks");
        }
        Path kept = Path.of(args[1]);
        JsonNode before = JSON.readTree(kept.toFile());
        JsonNode after = JSON.readTree(Path.of(args[2]).toFile());
        if (before.path("cells").size() != after.path("cells").size()) {
            throw new IllegalArgumentException(args[2] + " is not an execution of " + args[1]);
        }
        switch (args[0]) {
            case "compare" -> {
                List<String> differences = differences(kept.getFileName().toString(), before, after);
                differences.forEach(System.err::println);
                System.exit(differences.isEmpty() ? 0 : 1);
            }
            case "adopt" -> Files.writeString(kept, written(adopted((ObjectNode) before, after)));
            default -> throw new IllegalArgumentException("'" + args[0] + "' is neither compare nor adopt");
        }
    }

    private static List<String> differences(String name, JsonNode before, JsonNode after) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < before.path("cells").size(); i++) {
            List<String> kept = lines(before.path("cells").get(i));
            List<String> executed = lines(after.path("cells").get(i));
            for (int k = 0; k < Math.max(kept.size(), executed.size()); k++) {
                String was = k < kept.size() ? kept.get(k) : "(nothing)";
                String is = k < executed.size() ? executed.get(k) : "(nothing)";
                if (!was.equals(is)) {
                    found.add(name + ", cell " + (i + 1) + ", line " + (k + 1) + " of its output:\n  kept     " + was
                            + "\n  executed " + is);
                    break;
                }
            }
        }
        return found;
    }

    /** A cell's output as text; a picture is a line that says so. */
    private static List<String> lines(JsonNode cell) {
        StringBuilder text = new StringBuilder();
        for (JsonNode output : cell.path("outputs")) {
            text.append(joined(output.path("text")));
            text.append(joined(output.path("data").path("text/plain")));
            if (output.path("data").has("image/png")) {
                text.append("\n(picture)");
            }
            if (output.has("ename")) {
                text.append("error ").append(output.path("ename").asText());
            }
            text.append('\n');
        }
        return text.toString().lines().toList();
    }

    /** Notebooks keep text as one string or as its lines. */
    private static String joined(JsonNode text) {
        if (!text.isArray()) {
            return text.asText("");
        }
        StringBuilder all = new StringBuilder();
        text.forEach(line -> all.append(line.asText()));
        return all.toString();
    }

    private static ObjectNode adopted(ObjectNode kept, JsonNode executed) {
        for (int i = 0; i < kept.path("cells").size(); i++) {
            JsonNode after = executed.path("cells").get(i);
            if (after.has("outputs")) {
                ObjectNode cell = (ObjectNode) kept.path("cells").get(i);
                cell.set("execution_count", after.path("execution_count"));
                cell.set("outputs", after.path("outputs"));
            }
        }
        return kept;
    }

    /** As Jupyter writes it: indented by one space. */
    private static String written(JsonNode notebook) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""));
        DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        return JSON.writer(printer).writeValueAsString(notebook) + "\n";
    }
}
