package org.rmed.transformer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rmed.cli.ExitCode;
import org.rmed.cli.Interruption;
import org.rmed.cli.Progress;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;
import org.rmed.transformer.experiment.Experiment;
import org.rmed.transformer.experiment.ExperimentReport;
import org.rmed.transformer.experiment.ExperimentRun;
import org.rmed.transformer.experiment.Experiments;
import org.rmed.transformer.experiment.Preparation;
import org.rmed.transformer.experiment.Profile;
import org.rmed.transformer.experiment.Results;
import org.rmed.transformer.tensor.Torch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one of the paper's experiments. */
@Command(
        name = "transformer",
        header = "Run one of the paper's experiments on transformers.",
        description = {
            "Run one of the paper's experiments on a real network: several optimizers from the same weights, R_med layer",
            "by layer. Writes report.md, layers.csv, losses.csv, figures and manifest.json to out/<hash> (or out=DIR).",
            "Stopped or killed, it goes on where it was when the same command is given again.",
            "Without a name it lists the experiments."
        },
        footer = {
            "",
            "Examples: rmed transformer",
            "          rmed transformer translation data=DIR",
            "          rmed transformer translation --profile paper device=gpu data=DIR",
            "          rmed transformer classification --settings",
            "          rmed transformer images sgdmEta=0.05 repeats=1"
        },
        mixinStandardHelpOptions = true)
final class TransformerCommand implements Callable<Integer> {

    /** Keys that change no result. */
    private static final Set<String> IRRELEVANT = Set.of("out", "checkpoint");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME|key=value", description = "An experiment, and keys for it ('--keys' explains them).")
    private List<String> words = List.of();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "laptop (a quarter of an hour on two cores) or paper (the paper's settings).")
    private Profile profile = Profile.LAPTOP;

    @Option(names = "--settings", description = "Print what would be run, every key, and run nothing.")
    private boolean show;

    @Option(names = "--keys", description = "Print every key with its default and what it means.")
    private boolean keys;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (keys) {
            out.print(Experiment.manual());
            out.flush();
            return ExitCode.HELD;
        }
        List<String> names = words.stream().filter(word -> !word.contains("=")).toList();
        List<String> own = words.stream().filter(word -> word.contains("=")).toList();
        if (names.isEmpty()) {
            if (!own.isEmpty()) {
                throw new UsageException("no experiment is named; 'rmed transformer' lists them");
            }
            list(out);
            return ExitCode.HELD;
        }
        if (names.size() > 1) {
            throw new UsageException("one experiment at a time, not " + String.join(" and ", names));
        }
        Experiment experiment = Experiments.named(names.get(0));
        Settings settings = experiment.settings(profile, own);
        if (show) {
            settings.asMap().forEach((key, value) -> out.println(key + " = " + value));
            return ExitCode.HELD;
        }
        return run(experiment, settings, out);
    }

    private Integer run(Experiment experiment, Settings settings, PrintWriter out) throws IOException {
        String command = command(experiment, settings);
        Preparation preparation = new Preparation(experiment, settings);
        out.println(experiment.title());
        out.println("Network: " + preparation.network());
        out.println("Data: " + preparation.data());
        out.println("Layers measured: " + String.join(", ", preparation.layers()));
        out.flush();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("experiment", experiment.name());
        facts.put("settings", settings.asMap());
        facts.put("network", preparation.network());
        facts.put("data", preparation.data());
        facts.put("engine", Torch.version());
        facts.put("torchThreads", Torch.threads());
        ResultFolder folder = ResultFolder.open(
                settings.text("out"), experiment.name() + "-" + settings.hash(IRRELEVANT), command, facts);
        Interruption.await();
        boolean complete;
        try (Progress progress = new Progress(experiment.name(), ExperimentRun.units(experiment, settings))) {
            complete = new ExperimentRun(preparation, folder.path(), new Watched(progress)).run();
            ExperimentReport report = new ExperimentReport(
                    new Results(experiment, settings, folder.path()),
                    preparation.data(),
                    preparation.network(),
                    command);
            report.write(folder.path());
            progress.aside(() -> out.println(report.text()));
        } catch (IOException | RuntimeException e) {
            folder.fail(e);
            throw e;
        }
        folder.finish(complete ? "COMPLETED" : "INTERRUPTED");
        out.println(
                complete
                        ? "Results in " + folder.path()
                        : "Stopped; what is there is in " + folder.path() + ", and '" + command + "' goes on");
        return ExitCode.HELD;
    }

    private static void list(PrintWriter out) {
        for (Experiment experiment : Experiments.all()) {
            out.printf("%-16s %s%n", experiment.name(), experiment.title());
            out.printf("%-16s   %s%n", "", experiment.source());
        }
    }

    private String command(Experiment experiment, Settings settings) {
        String overrides = experiment.overrides(profile, settings);
        return "rmed transformer " + experiment.name() + (profile == Profile.LAPTOP ? "" : " --profile paper")
                + (overrides.isEmpty() ? "" : " " + overrides);
    }

    /** Passes what is done to the bar. */
    private record Watched(Progress progress) implements ExperimentRun.Watcher {

        @Override
        public void done(long units) {
            progress.reached(progress.done() + units);
        }

        @Override
        public void say(String words) {
            progress.say(words);
        }

        @Override
        public boolean stopped() {
            return Interruption.requested();
        }
    }
}
