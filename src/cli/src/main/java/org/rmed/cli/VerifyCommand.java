package org.rmed.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rmed.lab.VerifyRequest;
import org.rmed.lab.report.LemmaPages;
import org.rmed.theory.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks claims. */
@Command(
        name = "verify",
        header = "Check claims on simulated trajectories, with verdicts.",
        description = {
            "Check claims on simulated trajectories: measured values against predictions, with verdicts.",
            "Writes verdicts.csv, verdicts.jsonl and manifest.json to out/<hash> (or out=DIR).",
            "Stopped or killed, it goes on where it was when the same command is given again."
        },
        footer = {
            "",
            "Hypotheses: literal = as the paper states them; relaxed = in the range where the proof's",
            "mechanism still works; OUTSIDE = neither, so the claim says nothing.",
            "",
            "Examples: rmed verify                      every claim",
            "          rmed verify theorem1 --controls  Theorem 1, and configurations in which it must fail",
            "          rmed verify corollary1 d=64,128 seeds=100 alpha=2",
            "          rmed verify theorem1 --dims 10..1000000 --quick",
            "          rmed verify lemma14 --controls   one statement, with every number",
            "          rmed verify --profile thorough   every claim, half an hour"
        },
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private VerifyOptions asked;

    @Option(names = "--controls", description = "Run also the configurations in which each claim must fail.")
    private boolean controls;

    @Option(names = "--details", description = "Print every finding and hypothesis, not only the decisive one.")
    private boolean details;

    @Option(
            names = "--readme",
            paramLabel = "FILE",
            description = "Also write the table of verdicts between the marks in this Markdown file.")
    private Path readme;

    @Option(
            names = "--pages",
            paramLabel = "DIR",
            description = "Also write the verdicts into the pages of this folder (lemmas/*.md), its list and its map.")
    private Path pages;

    @Override
    public Integer call() throws IOException {
        VerifyRequest request = asked.request();
        if (readme != null) {
            VerdictReadme.requireMarks(readme);
        }
        if (pages != null) {
            LemmaPages.require(pages);
        }
        VerifyRun run = new VerifyRun(
                request, controls, asked.outside(), "rmed verify " + asked.given() + (controls ? " --controls" : ""));
        VerdictTable table = new VerdictTable(
                spec.commandLine().getOut(),
                spec.commandLine().getColorScheme().ansi(),
                details || request.claims().size() == 1);
        List<Result> results = run.run(table);
        table.total(results);
        table.end(run);
        if (run.complete() && readme != null) {
            VerdictReadme.write(readme, results);
        }
        if (run.complete() && pages != null) {
            LemmaPages.write(pages, results);
        }
        boolean sound = run.complete() && results.stream().allMatch(Result::asExpected);
        return sound ? ExitCode.HELD : ExitCode.CLAIM_FAILED;
    }
}
