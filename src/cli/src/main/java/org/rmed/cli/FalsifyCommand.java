package org.rmed.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.rmed.lab.VerifyRequest;
import org.rmed.lab.store.FalsificationFile;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;
import org.rmed.theory.Claim;
import org.rmed.theory.Profile;
import org.rmed.theory.falsification.Budget;
import org.rmed.theory.falsification.Report;
import org.rmed.theory.falsification.Search;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches for violations. */
@Command(
        name = "falsify",
        header = "Search for the smallest configuration in which a claim fails.",
        description = {
            "Search for the smallest configuration in which a claim fails: d, alpha, eta, momentum, xi and the",
            "target are moved away from the claim's own, inside and outside its hypotheses. A violation is",
            "shrunk: fewest keys changed, then nearest to the claim's own configuration, then smallest d.",
            "Writes falsify.jsonl (every candidate) and manifest.json to out/<hash> (or out=DIR)."
        },
        footer = {
            "",
            "Candidates come in a fixed order, which the budget cuts: --candidates repeats a search exactly.",
            "A violation counts if it also fails with four times the seeds.",
            "Exit codes: 0 none inside the hypotheses, 2 bad usage, 3 one inside the hypotheses.",
            "",
            "Example: rmed falsify theorem1-adam --budget 5m",
            "         rmed falsify corollary1 d=16,32 beta1=0.5 --candidates 200"
        },
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class FalsifyCommand implements Callable<Integer> {

    private static final Duration ENDLESS = Duration.ofDays(10_000);

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CLAIM|key=value",
            description = "Claims ('rmed claims' lists them), and keys that stay fixed: d=16,32 (dimensions),"
                    + " seeds=N, threads=N, out=DIR, or any key of 'rmed keys'.")
    private List<String> words = List.of();

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description =
                    "How long to search for each claim: 60s, 5m, 1h (default: 60s, or no limit with --candidates).")
    private String budget;

    @Option(names = "--candidates", paramLabel = "N", description = "Run at most N configurations for each claim.")
    private Integer candidates;

    @Override
    public Integer call() throws IOException {
        VerifyRequest request = VerifyRequest.of(words, Profile.STANDARD);
        requireClaim();
        Duration time = time();
        ResultFolder folder = ResultFolder.open(
                request.settings().text("out"),
                request.hash() + "-falsify",
                "rmed falsify " + String.join(" ", words) + (budget == null ? "" : " --budget " + budget)
                        + (candidates == null ? "" : " --candidates " + candidates),
                facts(request));
        Interruption.await();
        try {
            return search(request, time, folder);
        } catch (RuntimeException e) {
            folder.fail(e);
            throw e;
        }
    }

    private void requireClaim() {
        if (words.stream().allMatch(word -> word.contains("="))) {
            throw new UsageException(
                    "no claim to falsify; name one, such as theorem1-adam ('rmed claims' lists them)," + " or all");
        }
        if (candidates != null && candidates < 1) {
            throw new UsageException("--candidates=" + candidates + " is too few; give 1 or more");
        }
    }

    private Duration time() {
        return budget == null ? candidates == null ? Duration.ofSeconds(60) : ENDLESS : Budget.time(budget);
    }

    private int search(VerifyRequest request, Duration time, ResultFolder folder) {
        OptionalInt most = candidates == null ? OptionalInt.empty() : OptionalInt.of(candidates);
        FalsificationText text = new FalsificationText(spec.commandLine().getOut());
        boolean falsified = false;
        try (FalsificationFile file = new FalsificationFile(folder);
                Progress progress = new Progress("candidates", total(request, most))) {
            for (Claim claim : request.claims()) {
                Report report = new Search(
                                claim,
                                request.scope(),
                                Budget.from(time, most, System::nanoTime),
                                request.threads(),
                                Interruption::requested,
                                trial -> {
                                    file.add(claim, trial);
                                    progress.step();
                                })
                        .run();
                falsified |= report.falsified();
                progress.aside(() -> text.add(report));
                if (Interruption.requested()) {
                    break;
                }
            }
        }
        folder.finish(Interruption.requested() ? "INTERRUPTED" : "COMPLETED");
        text.end(Interruption.requested(), folder.path());
        return falsified ? ExitCode.CLAIM_FAILED : ExitCode.HELD;
    }

    /** For the bar: unknown under a budget of time. */
    private static long total(VerifyRequest request, OptionalInt most) {
        return most.isPresent() ? (long) most.getAsInt() * request.claims().size() : -1;
    }

    private Map<String, Object> facts(VerifyRequest request) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("claims", request.claims().stream().map(Claim::id).toList());
        facts.put("dimensions", request.scope().dimensions());
        facts.put("overrides", request.scope().overrides());
        facts.put("budget", budget == null ? "" : budget);
        facts.put("candidates", candidates == null ? "" : candidates);
        facts.put("threads", request.threads());
        return facts;
    }
}
