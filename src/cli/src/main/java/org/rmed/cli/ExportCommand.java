package org.rmed.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rmed.lab.store.Decimal;
import org.rmed.lab.store.ResultFolder;
import org.rmed.linear.ProblemFolder;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a problem for other software. */
@Command(
        name = "export",
        header = "Write a problem as NumPy files.",
        description = {
            "Write a problem as NumPy files A.npy, w2.npy, W1.npy (and X.npy, Y.npy for data=sample),",
            "so that any other software, or 'rmed simulate problem=DIR', runs exactly the same instance."
        },
        footer = {"", "Example: rmed export d=128 alpha=2 seed=7 out=problems/d128"},
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "key=value", description = "Keys of the problem, and out=DIR ('rmed keys' explains them).")
    private List<String> words = List.of();

    @Override
    public Integer call() throws IOException {
        Settings settings = Setup.defaults().withArguments(words);
        // an export takes no step, but needs all entries of W1: how many steps a run would take is no reason to refuse
        // it
        Settings written = settings.with("steps", 0);
        TwoLayerProblem problem = Setup.of(written.isAuto("engine") ? written.with("engine", "dense") : written)
                .problem();
        ResultFolder folder = ResultFolder.open(
                settings.text("out"),
                settings.with("out", "export").hash(Set.of("threads", "final")),
                "rmed export " + settings.overrides(),
                Map.of("settings", settings.asMap()));
        Path path = folder.path();
        try {
            ProblemFolder.write(path, problem);
        } catch (IOException e) {
            folder.fail(e);
            throw e;
        }
        folder.finish("COMPLETED");
        spec.commandLine()
                .getOut()
                .println("d=" + problem.dimension() + ", ||A||=" + (float) problem.targetNorm() + ", s="
                        + (float) problem.scale() + " written to " + path + ": A.npy, w2.npy, W1.npy"
                        + (problem.sample().isPresent() ? ", X.npy, Y.npy" : ""));
        // the files do not hold s, which is not quite the root mean square of w2
        spec.commandLine()
                .getOut()
                .println("the same run from them: rmed simulate problem=" + path + " scale="
                        + Decimal.of(problem.scale()) + " ...");
        return ExitCode.HELD;
    }
}
