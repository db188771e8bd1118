package org.rmed.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
        mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (InputStream stream = Setup.defaultsFile().openStream()) {
            spec.commandLine().getOut().print(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
        spec.commandLine().getOut().flush();
        return ExitCode.HELD;
    }
}
