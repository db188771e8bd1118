package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.lab.Rmed;
import org.rmed.lab.figure.Figure;
import org.rmed.lab.figure.Figures;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Claim;
import org.rmed.theory.uniformity.Uniformity;
import picocli.CommandLine;

/** Catches help that does not fit a terminal, holds colour codes in a pipe, or does not mention what exists. */
class HelpTest {

    static Stream<String> whatIsRead() {
        return Stream.concat(
                Stream.of("", "--help", "--version", "claims", "keys", "figures --list", "scaling --list"),
                commands().flatMap(name -> Stream.of(name + " --help", "help " + name, name + " --version")));
    }

    private static Stream<String> commands() {
        return new CommandLine(new Main()).getSubcommands().keySet().stream().filter(name -> !name.equals("help"));
    }

    @ParameterizedTest
    @MethodSource("whatIsRead")
    void isReadable(String words) {
        String out =
                (words.isEmpty() ? Console.rmed() : Console.line(words)).done().out();
        assertFalse(out.isBlank());
        assertTrue(out.endsWith("\n"), out);
        out.lines().forEach(line -> assertTrue(line.length() <= 100, () -> line.length() + " columns: " + line));
        assertTrue(out.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'), "plain ASCII, no control characters");
    }

    @Test
    void helpOfTheProgramNamesEveryCommandAndExitCode() {
        String out = Console.rmed("--help").done().out();
        commands().forEach(name -> assertTrue(out.contains("\n  " + name + " "), name));
        for (String meaning : new String[] {"0 all held", "1 software error", "2 bad usage", "3 ran but not every"}) {
            assertTrue(out.contains(meaning), out);
        }
    }

    @Test
    void everyCommandHasTheProgramsVersion() {
        String version = Console.rmed("--version").done().out();
        assertTrue(version.matches("rmed [0-9]+\\.[0-9]+\\.[0-9]+.* \\(commit .*\\)\n"), version);
        commands()
                .forEach(name -> assertEquals(
                        version, Console.rmed(name, "--version").done().out()));
    }

    @Test
    void claimsAreListedWithTitleStatementAndSource() {
        String out = Console.rmed("claims").done().out();
        String words = out.replaceAll("\\s+", " ");
        for (Claim claim : Rmed.claims().all()) {
            assertTrue(out.contains("\n" + claim.id() + ": "), claim.id());
            assertTrue(words.contains(claim.id() + ": " + claim.description().title()), claim.id());
            assertTrue(words.contains("== " + claim.description().part().words()), claim.id());
            assertTrue(words.contains(claim.description().statement()), claim.id());
            assertTrue(words.contains(claim.description().source()), claim.id());
        }
        Uniformity.unchecked().forEach(unchecked -> assertTrue(words.contains(unchecked.why()), unchecked.what()));
    }

    /** No name stands for all figures, in the list as in the drawing. */
    @Test
    void figuresAreListed() {
        String all = Console.rmed("figures", "--list").done().out();
        for (Figure figure : Figures.all()) {
            String one = Console.rmed("figures", "--list", figure.name()).done().out();
            assertTrue(one.startsWith(figure.name() + "\n    "), one);
            assertTrue(one.replaceAll("\\s+", " ").contains(figure.title()), one);
            assertTrue(all.contains(one), all);
        }
    }

    /** What is printed is still the defaults file: the same keys with the same values. */
    @Test
    void keysPrintsTheDefaults() throws IOException {
        Properties printed = new Properties();
        printed.load(new StringReader(Console.rmed("keys").done().out()));
        Properties file = new Properties();
        try (InputStream stream = Setup.defaultsFile().openStream()) {
            file.load(stream);
        }
        assertEquals(file, printed);
        assertEquals(Setup.defaults().keys(), new TreeSet<>(printed.stringPropertyNames()));
    }
}
