package org.rmed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.rmed.lab.store.ResultFolder;
import org.rmed.linear.simulation.Setup;
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
        IOException disk = cause(error, IOException.class);
        if (disk != null) {
            String file = disk instanceof FileSystemException system ? system.getFile() + ": " : "";
            err.println("rmed: writing failed: " + file + ResultFolder.reason(disk)
                    + "; what was finished before is kept. Free some space, or choose another folder with out=DIR");
            return ExitCode.ERROR;
        }
        if (cause(error, OutOfMemoryError.class) != null) {
            return reportMemory(err);
        }
        String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
        err.println("rmed: internal error: " + error.getClass().getSimpleName() + ": " + message
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

    /** The heap is too small. */
    static int reportMemory(PrintWriter err) {
        err.println(
                "rmed: not enough memory: Java may use "
                        + Runtime.getRuntime().maxMemory() / (1 << 20)
                        + " MiB, and a run needs 24 d^2 bytes or more; lower d or threads, or raise it: RMED_JAVA_OPTS=-Xmx8g rmed ...");
        return ExitCode.ERROR;
    }

    private static String unmatched(UnmatchedArgumentException error) {
        String word = error.getUnmatched().get(0);
        var spec = error.getCommandLine().getCommandSpec();
        if (word.startsWith("-")) {
            String key = word.replaceFirst("^-+", "").replaceFirst("=.*", "");
            if (Setup.defaults().keys().contains(key)) {
                return "unknown option '" + word + "': keys have no dashes, as in " + key + "=VALUE";
            }
            Set<String> options = spec.options().stream()
                    .flatMap(option -> Arrays.stream(option.names()))
                    .filter(name -> name.startsWith("--"))
                    .collect(Collectors.toSet());
            return "unknown option '" + word + "'" + Nearest.suggestion(word, options);
        }
        return spec.subcommands().isEmpty()
                ? "unexpected word '" + word + "'"
                : "unknown command '" + word + "'"
                        + Nearest.suggestion(word, spec.subcommands().keySet());
    }

    private static <T extends Throwable> T cause(Throwable error, Class<T> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
