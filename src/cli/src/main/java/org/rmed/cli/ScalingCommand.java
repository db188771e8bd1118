package org.rmed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rmed.lab.scaling.Control;
import org.rmed.lab.scaling.Law;
import org.rmed.lab.scaling.Measurement;
import org.rmed.lab.scaling.ScalingFiles;
import org.rmed.lab.store.ResultFolder;
import org.rmed.theory.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures scaling laws. */
@Command(
        name = "scaling",
        header = "Fit scaling laws, with intervals, beside the paper's exponents.",
        description = {
            "Fit scaling laws: exponents in d, eta and s with intervals, beside the sharp and the paper's.",
            "Writes scaling.csv, points.csv and manifest.json to out/<hash> (or out=DIR)."
        },
        footer = {
            "",
            "sharp: the exponent that the closed form has over the same runs, and in brackets its limit. A law",
            "is consistent if both exponents agree within the interval of their difference and a stated",
            "tolerance, and the paper's bound is respected. The paper's exponents bound from one side.",
            "",
            "Examples: rmed scaling                        every law",
            "          rmed scaling sgdm-ratio-d seeds=400 one law, with all that is said of it",
            "          rmed scaling --controls             and regimes in which a law must be found wrong"
        },
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class ScalingCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "LAW|key=value",
            description = "Laws ('--list' lists them; none = all), and seeds=N (at each point), threads=N, out=DIR.")
    private List<String> words = List.of();

    @Option(names = "--controls", description = "Run also the regimes in which a law must be found wrong.")
    private boolean controls;

    @Option(names = "--list", description = "List the laws and stop.")
    private boolean list;

    @Override
    public Integer call() throws IOException {
        ScalingRequest request = ScalingRequest.of(words, controls);
        if (list) {
            PrintWriter lines = spec.commandLine().getOut();
            for (Law law : request.laws()) {
                lines.println(law.name() + ": " + law.title());
                Lines.wrapped(law.statement(), 96).forEach(line -> lines.println("    " + line));
            }
            return ExitCode.HELD;
        }
        int threads = request.threads();
        ResultFolder folder = ResultFolder.open(
                request.settings().text("out"),
                request.hash(),
                String.join(" ", commandWords()),
                facts(request, threads));
        Interruption.await();
        try {
            return measure(request, threads, folder);
        } catch (RuntimeException e) {
            folder.fail(e);
            throw e;
        }
    }

    private int measure(ScalingRequest request, int threads, ResultFolder folder) {
        List<Measurement> measurements = new ArrayList<>();
        ScalingTable table = new ScalingTable(
                spec.commandLine().getOut(),
                spec.commandLine().getColorScheme().ansi(),
                request.laws().size() == 1);
        List<Task> tasks = tasks(request);
        long runs = tasks.stream()
                .mapToLong(
                        task -> (long) task.law().points().size() * task.law().seeds())
                .sum();
        try (ScalingFiles files = new ScalingFiles(folder);
                Progress progress = new Progress("runs", runs);
                Verification verification = new Verification(threads, Interruption::requested, progress::step)) {
            for (Task task : tasks) {
                var outcomes = verification.run(task.law().settings());
                if (Interruption.requested()) {
                    break;
                }
                Measurement measurement = Measurement.of(task.law(), task.control(), outcomes);
                files.add(measurement);
                progress.aside(() -> table.add(measurement));
                measurements.add(measurement);
            }
        }
        boolean complete = !Interruption.requested();
        folder.finish(complete ? "COMPLETED" : "INTERRUPTED");
        table.total(measurements);
        spec.commandLine()
                .getOut()
                .println((complete ? "" : "interrupted: " + measurements.size() + " finished fits kept. ")
                        + "Every run in " + folder.path());
        spec.commandLine().getOut().flush();
        return complete && measurements.stream().allMatch(Measurement::asExpected)
                ? ExitCode.HELD
                : ExitCode.CLAIM_FAILED;
    }

    /** A law, or one in the regime of its control. */
    private record Task(Law law, Optional<String> control) {}

    private static List<Task> tasks(ScalingRequest request) {
        List<Task> tasks = new ArrayList<>();
        for (Law law : request.laws()) {
            tasks.add(new Task(law, Optional.empty()));
            if (request.controls()) {
                law.controlled()
                        .ifPresent(
                                wrong -> tasks.add(new Task(wrong, law.control().map(Control::words))));
            }
        }
        return tasks;
    }

    private List<String> commandWords() {
        List<String> all = new ArrayList<>(List.of("rmed", "scaling"));
        all.addAll(words);
        if (controls) {
            all.add("--controls");
        }
        return all;
    }

    private Map<String, Object> facts(ScalingRequest request, int threads) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("laws", request.laws().stream().map(Law::name).toList());
        facts.put("controls", controls);
        facts.put("seeds", request.laws().stream().map(Law::seeds).toList());
        facts.put("threads", threads);
        return facts;
    }
}
