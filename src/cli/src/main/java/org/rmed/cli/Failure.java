package org.rmed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Errors as one line: what is wrong, the bound, the remedy. */
final class Failure {

    private Failure() {}

    /** An error while a command ran. */
    static int report(Exception error, boolean debug, CommandLine command) {
        PrintWriter err = command.getErr();
        if (debug) {
            error.printStackTrace(err);
        }
        if (error instanceof UsageException) {
            err.println("rmed: " + error.getMessage());
            return ExitCode.USAGE;
        }
        IOException disk = disk(error);
        if (disk != null) {
            err.println("rmed: writing failed: " + disk.getMessage()
                    + "; what was finished before is kept. Free some space, or choose another folder with out=DIR");
            return ExitCode.ERROR;
        }
        err.println("rmed: internal error: " + error.getClass().getSimpleName() + ": " + error.getMessage()
                + (debug ? "" : " (--debug prints the stack trace)"));
        return ExitCode.ERROR;
    }

    /** A command line that picocli could not parse. */
    static int reportUsage(ParameterException error) {
        PrintWriter err = error.getCommandLine().getErr();
        String message = error.getMessage().lines().findFirst().orElse("");
        if (error instanceof UnmatchedArgumentException unmatched) {
            message = unmatched(unmatched);
        }
        err.println("rmed: " + message + " ('"
                + error.getCommandLine().getCommandSpec().qualifiedName() + " --help' shows what is understood)");
        return ExitCode.USAGE;
    }

    private static String unmatched(UnmatchedArgumentException error) {
        String word = error.getUnmatched().get(0);
        var spec = error.getCommandLine().getCommandSpec();
        if (word.startsWith("-")) {
            var options = spec.options().stream()
                    .flatMap(option -> java.util.Arrays.stream(option.names()))
                    .collect(Collectors.toSet());
            return "unknown option '" + word + "'" + Nearest.suggestion(word, options);
        }
        return spec.subcommands().isEmpty()
                ? "unexpected word '" + word + "'"
                : "unknown command '" + word + "'"
                        + Nearest.suggestion(word, spec.subcommands().keySet());
    }

    private static IOException disk(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException disk) {
                return disk;
            }
            if (cause instanceof UncheckedIOException unchecked) {
                return unchecked.getCause();
            }
        }
        return null;
    }
}
