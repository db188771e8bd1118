package org.rmed.cli;

import java.util.ServiceLoader;
import org.rmed.lab.store.Provenance;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry point. */
@Command(
        name = "rmed",
        header = "Theorems about adaptive optimizers as executable, falsifiable claims.",
        description = {
            "",
            "Checks on simulated trajectories that the diagonal of the loss Hessian becomes uniform"
                    + " along Adam (R_med -> 1) and stays non-uniform along SGD with momentum (R_med ="
                    + " Omega(log d)): Jiang, Malik and Li (2023).",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 all held, 1 software error, 2 bad usage, 3 ran but not every claim held.",
            "Start with: rmed verify"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            VerifyCommand.class,
            ReportCommand.class,
            FalsifyCommand.class,
            ScalingCommand.class,
            SimulateCommand.class,
            ExportCommand.class,
            SweepCommand.class,
            MergeCommand.class,
            PhaseCommand.class,
            FiguresCommand.class,
            QueryCommand.class,
            TransformerAbsent.class,
            ClaimsCommand.class,
            KeysCommand.class,
            HelpCommand.class
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean debug;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int code = execute(arguments);
        // after Ctrl-C the process is ending already, with the status of the signal
        if (!Interruption.finished()) {
            System.exit(code);
        }
    }

    /** Runs one command; returns its exit code. */
    static int execute(String... arguments) {
        Main main = new Main();
        CommandLine command = new CommandLine(main)
                .setExecutionExceptionHandler((error, failed, result) -> Failure.report(error, main.debug, failed))
                .setParameterExceptionHandler((error, words) -> Failure.reportUsage(error))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100);
        ServiceLoader.load(CommandModule.class).forEach(module -> take(command, module.command()));
        try {
            return command.execute(arguments);
        } catch (OutOfMemoryError e) {
            if (main.debug) {
                e.printStackTrace(command.getErr());
            }
            return Failure.reportMemory(command.getErr());
        }
    }

    /** A module's command takes the place of the one that stands for it. */
    private static void take(CommandLine command, Object brought) {
        CommandLine added = new CommandLine(brought);
        command.getCommandSpec().removeSubcommand(added.getCommandName());
        added.getCommandSpec().versionProvider(new Version());
        command.addSubcommand(added)
                .setExecutionExceptionHandler(command.getExecutionExceptionHandler())
                .setParameterExceptionHandler(command.getParameterExceptionHandler())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code rmed 0.1.0 (commit)}. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String dirty = Provenance.dirty().equals("true") ? ", with local changes" : "";
            return new String[] {"rmed " + Provenance.version() + " (commit " + Provenance.commit() + dirty + ")"};
        }
    }
}
