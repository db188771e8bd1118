package org.rmed.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rmed.lab.VerifyRequest;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.store.VerdictFiles;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.UsageException;
import org.rmed.theory.Claim;
import org.rmed.theory.Plan;
import org.rmed.theory.Profile;
import org.rmed.theory.Result;
import org.rmed.theory.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks claims. */
@Command(
        name = "verify",
        header = "Check claims on simulated trajectories, with verdicts.",
        description = {
            "Check claims on simulated trajectories: measured values against predictions, with verdicts.",
            "Writes verdicts.csv, verdicts.jsonl and manifest.json to out/<hash> (or out=DIR)."
        },
        footer = {
            "",
            "Hypotheses: literal = as the paper states them; relaxed = in the range where the proof's",
            "mechanism still works; OUTSIDE = neither, so the claim says nothing.",
            "",
            "Examples: rmed verify                      every claim",
            "          rmed verify theorem1 --controls  Theorem 1, and configurations in which it must fail",
            "          rmed verify corollary1 d=64,128 seeds=100 alpha=2",
            "          rmed verify theorem1 --dims 10..1000000 --quick"
        },
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CLAIM|key=value",
            description = "Claims ('rmed claims' lists them; none = all), and keys for their runs: d=64,128"
                    + " (dimensions), seeds=N, threads=N, out=DIR, or any key of 'rmed keys' to override the"
                    + " claims' own.")
    private List<String> words = List.of();

    @Option(names = "--controls", description = "Run also the configurations in which each claim must fail.")
    private boolean controls;

    @Option(
            names = "--dims",
            paramLabel = "LIST",
            description = "The same as d=LIST: 64,128 names two dimensions, 10..1000000 one in each factor of ten.")
    private String dimensions;

    @Option(names = "--quick", description = "Fewer seeds: as few as can show a share of 0.8, and one above d=10^5.")
    private boolean quick;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "How much is run: quick, standard, or thorough (a larger dimension, three times the seeds, and"
                            + " further configurations of each claim).",
            defaultValue = "standard")
    private String profile;

    @Option(
            names = "--outside",
            description =
                    "Judge claims also where their hypotheses are violated; the column of hypotheses still says so.")
    private boolean outside;

    @Option(names = "--details", description = "Print every finding and hypothesis, not only the decisive one.")
    private boolean details;

    @Option(
            names = "--readme",
            paramLabel = "FILE",
            description = "Also write the table of verdicts between the marks in this Markdown file.")
    private Path readme;

    @Override
    public Integer call() throws IOException {
        VerifyRequest request = VerifyRequest.of(asked(), profile());
        requireRunnable(request);
        ResultFolder folder = ResultFolder.open(
                request.settings().text("out"),
                request.hash() + (controls ? "-controls" : "") + (outside ? "-outside" : ""),
                "rmed verify " + String.join(" ", asked()) + options(request),
                facts(request));
        Interruption.await();
        try {
            return verify(request, folder);
        } catch (IOException | RuntimeException e) {
            folder.fail(e);
            throw e;
        }
    }

    private Profile profile() {
        if (quick && !profile.equals(Profile.STANDARD.word())) {
            throw new UsageException("--quick and --profile=" + profile + " contradict each other; leave one out");
        }
        return quick ? Profile.QUICK : Profile.named(profile);
    }

    private String options(VerifyRequest request) {
        Profile asked = request.scope().profile();
        return (asked == Profile.STANDARD ? "" : " --profile " + asked.word())
                + (controls ? " --controls" : "")
                + (outside ? " --outside" : "");
    }

    private List<String> asked() {
        List<String> all = new ArrayList<>(words);
        if (dimensions != null) {
            all.add("d=" + dimensions);
        }
        return all;
    }

    /** Refuses what cannot be run before a folder is made: one run of each configuration, and the file to be written. */
    private void requireRunnable(VerifyRequest request) throws IOException {
        if (readme != null) {
            VerdictReadme.requireMarks(readme);
        }
        request.claims().stream()
                .flatMap(claim -> claim.plan(request.scope()).runs().stream())
                .filter(run -> run.text("seed").equals("1"))
                .distinct()
                .forEach(Setup::of);
    }

    private int verify(VerifyRequest request, ResultFolder folder) throws IOException {
        List<Result> results = new ArrayList<>();
        VerdictTable table = new VerdictTable(
                spec.commandLine().getOut(),
                spec.commandLine().getColorScheme().ansi(),
                details || request.claims().size() == 1);
        try (VerdictFiles files = new VerdictFiles(folder);
                Progress progress = new Progress("runs", runs(request));
                Verification verification =
                        new Verification(request.threads(), Interruption::requested, progress::step)) {
            for (Claim claim : request.claims()) {
                List<Result> judged = List.of(verification.check(claim, request.scope(), outside));
                keep(judged, results, files, table, progress);
                if (controls && !Interruption.requested()) {
                    keep(verification.controls(claim, request.scope()), results, files, table, progress);
                }
                if (Interruption.requested()) {
                    break;
                }
            }
        }
        return end(folder, results, table);
    }

    /** Writes and prints verdicts, unless an interruption cut their runs short. */
    private void keep(
            List<Result> judged, List<Result> results, VerdictFiles files, VerdictTable table, Progress progress) {
        if (Interruption.requested()) {
            return;
        }
        for (Result result : judged) {
            files.add(result);
            progress.aside(() -> table.add(result));
        }
        results.addAll(judged);
    }

    private int end(ResultFolder folder, List<Result> results, VerdictTable table) throws IOException {
        boolean complete = !Interruption.requested();
        folder.finish(complete ? "COMPLETED" : "INTERRUPTED");
        table.total(results);
        spec.commandLine()
                .getOut()
                .println((complete ? "" : "interrupted: " + results.size() + " finished verdicts kept. ")
                        + "Evidence in " + folder.path());
        spec.commandLine().getOut().flush();
        if (complete && readme != null) {
            VerdictReadme.write(readme, results);
        }
        boolean sound = complete && results.stream().allMatch(Result::asExpected);
        return sound ? ExitCode.HELD : ExitCode.CLAIM_FAILED;
    }

    private long runs(VerifyRequest request) {
        long runs = 0;
        for (Claim claim : request.claims()) {
            runs += claim.plan(request.scope()).runs().size();
            if (controls) {
                runs += claim.controls(request.scope()).stream()
                        .map(Plan::runs)
                        .mapToInt(List::size)
                        .sum();
            }
        }
        return runs;
    }

    private Map<String, Object> facts(VerifyRequest request) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("claims", request.claims().stream().map(Claim::id).toList());
        facts.put("controls", controls);
        facts.put("outside", outside);
        facts.put("dimensions", request.scope().dimensions());
        facts.put(
                "seeds",
                request.scope().seeds().isPresent() ? request.scope().seeds().getAsInt() : "each claim's own");
        facts.put("profile", request.scope().profile().word());
        facts.put("overrides", request.scope().overrides());
        facts.put("threads", request.threads());
        return facts;
    }
}
