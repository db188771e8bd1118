package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.lab.VerifyRequest;
import org.rmed.lab.phase.PhaseDiagram;
import org.rmed.lab.phase.PhaseDiagrams;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.UsageException;
import org.rmed.theory.Profile;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Catches a command in the documentation that the program does not understand (any more), and a key without an
 * explanation. Commands are understood, not run.
 */
class DocumentationTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:sh|bash|shell|console)\\R(.*?)^```");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

    /** The commands of the README, the other Markdown files beside it, the proofs, and those of the modules. */
    static Stream<String> documentedCommands() throws IOException {
        List<String> commands = new ArrayList<>();
        try (Stream<Path> files = Stream.of(
                        Files.list(ROOT),
                        Files.walk(ROOT.resolve("proofs")),
                        Stream.of(ROOT.resolve("src/lab/README.md")))
                .flatMap(found -> found)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                commands.addAll(commands(Files.readString(file)));
            }
        }
        return commands.stream().distinct();
    }

    /** Lines of shell blocks that start with ./rmed; joined where they end with a backslash, without comments. */
    private static List<String> commands(String markdown) {
        return BLOCK.matcher(markdown)
                .results()
                .flatMap(block -> block.group(1).replaceAll("\\\\\\R\\s*", " ").lines())
                .map(line -> line.strip().replaceFirst("^\\$ ", "").replaceFirst("\\s(#|>|\\||&&).*", ""))
                .filter(line -> line.equals("./rmed") || line.startsWith("./rmed "))
                .toList();
    }

    private static void understand(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command.substring("./rmed".length()));
        while (matcher.find()) {
            words.add(Stream.of(1, 2, 3)
                    .map(matcher::group)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElseThrow());
        }
        ParseResult parsed = new CommandLine(new Main()).parseArgs(words.toArray(String[]::new));
        if (!parsed.hasSubcommand()) {
            return;
        }
        List<String> positional = parsed.subcommand().matchedPositionals().stream()
                .distinct()
                .flatMap(parameter -> parameter.originalStringValues().stream())
                .toList();
        switch (parsed.subcommand().commandSpec().name()) {
            case "simulate", "export" -> Setup.defaults().withArguments(positional);
            case "verify", "falsify" -> VerifyRequest.of(positional, Profile.STANDARD);
            case "query" -> QueryRequest.of(positional);
            case "sweep" -> { // out=DIR alone asks for a folder that is there
                if (positional.stream().anyMatch(word -> !word.startsWith("out="))) {
                    SweepRequest.of(null, positional);
                }
            }
            case "scaling" -> ScalingRequest.of(positional, false);
            default -> {} // picocli has checked the words
        }
    }

    /** A diagram comes with its figure, drawn as it is now: the caption begins with what the diagram says of itself. */
    @Test
    void everyPhaseDiagramIsDrawn() throws IOException {
        for (PhaseDiagram diagram : PhaseDiagrams.all()) {
            Path caption = ROOT.resolve("figures/phase-" + diagram.name() + ".md");
            assertTrue(Files.readString(caption).contains(diagram.about()), caption + " is not of this diagram");
            assertTrue(Files.exists(ROOT.resolve("figures/phase-" + diagram.name() + ".svg")), diagram.name());
            assertTrue(
                    Files.readString(ROOT.resolve("README.md"))
                            .contains(caption.getFileName().toString()),
                    diagram.name());
        }
    }

    @Test
    void readmeShowsCommands() throws IOException {
        assertFalse(commands(Files.readString(ROOT.resolve("README.md"))).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("documentedCommands")
    void documentedCommandIsUnderstood(String command) {
        understand(command);
    }

    /** The check itself: each of these has one mistake. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "./rmed simulat d=8",
                "./rmed simulate --fast",
                "./rmed simulate dim=8",
                "./rmed export 'alhpa=2'",
                "./rmed verify theorem9",
                "./rmed verify theorem1 seed=2",
                "./rmed query d=16",
                "./rmed scaling adam-t1 d=8",
                "./rmed sweep d=8,16 alhpa=1..2:3",
                "./rmed sweep d=8 --shrad 1/2",
                "./rmed keys d"
            })
    void mistakesAreFound(String command) {
        Exception error = assertThrows(RuntimeException.class, () -> understand(command));
        assertTrue(error instanceof UsageException || error instanceof ParameterException, error::toString);
    }

    @Test
    void commandsAreFoundInMarkdown() {
        String markdown = """
                Text with `./rmed keys`.
                ```sh
                cd rmed   # not one
                ./rmed verify d=16 \\
                    seeds=24   # some words
                $ ./rmed keys | head
                ```
                ```java
                ./rmed neither
                ```
                """;
        assertEquals(
                List.of("./rmed verify d=16 seeds=24", "./rmed keys"),
                commands(markdown).stream()
                        .map(command -> command.strip().replaceAll("\\s+", " "))
                        .toList());
    }

    /** "key = value" stands directly below its comment. */
    @Test
    void everyKeyHasItsComment() throws IOException {
        List<String> lines;
        try (InputStream stream = Setup.defaultsFile().openStream()) {
            lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                String key = lines.get(i).split("=", 2)[0].strip();
                keys.add(key);
                assertTrue(i > 0 && lines.get(i - 1).matches("# .*[^-]"), key + " has no comment above it");
            }
        }
        assertEquals(
                List.copyOf(Setup.defaults().keys()), keys.stream().sorted().toList());
    }
}
