package org.rmed.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.rmed.linear.simulation.Setup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual of the keys: the defaults file itself. */
@Command(
        name = "keys",
        header = "Print every key of a run, its default and its meaning.",
        description = "Print every key of a run with its default and its meaning.",
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {

    private static final int WIDTH = 100;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (InputStream stream = Setup.defaultsFile().openStream()) {
            PrintWriter out = spec.commandLine().getOut();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> fitted(line).stream())
                    .forEach(out::println);
        }
        return ExitCode.HELD;
    }

    /** A line of the file in lines of at most 100 columns; it still can be read as a defaults file. */
    private static List<String> fitted(String line) {
        if (line.length() <= WIDTH || !line.startsWith("# ")) {
            return List.of(line);
        }
        if (line.endsWith("---")) {
            return List.of(line.substring(0, WIDTH));
        }
        return Lines.wrapped(line.substring(2), WIDTH - 2).stream()
                .map(part -> "# " + part)
                .toList();
    }
}
