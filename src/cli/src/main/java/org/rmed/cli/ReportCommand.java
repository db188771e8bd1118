package org.rmed.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rmed.lab.Rmed;
import org.rmed.lab.report.LemmaPage;
import org.rmed.lab.report.Report;
import org.rmed.lab.store.Json;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.store.VerdictLines;
import org.rmed.spec.UsageException;
import org.rmed.theory.Result;
import org.rmed.theory.uniformity.Uniformity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verdicts as one HTML page. */
@Command(
        name = "report",
        header = "Check claims with their controls, and write everything into one HTML page.",
        description = {
            "Verdicts with filters, every claim's evidence, figures, the map of the statements, and how to get each number",
            "again, in one file that needs no network. Takes the words of 'rmed verify', or the folder it has written."
        },
        footer = {
            "",
            "Examples: rmed report                           every claim; out/<hash>/report.html",
            "          rmed report --profile thorough        half an hour; stopped, it goes on where it was",
            "          rmed report --from out/0a1b2c3d4e5f --to report.html"
        },
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private VerifyOptions asked;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Verify nothing: report what this folder of 'rmed verify' has.")
    private Path from;

    @Option(names = "--to", paramLabel = "FILE", description = "The page (report.html in the folder of the verdicts).")
    private Path to;

    @Option(
            names = "--proofs",
            paramLabel = "DIR",
            description = "Folder whose lemmas/*.md say what rests on what (the checkout's proofs).")
    private Path proofs;

    @Option(names = "--figures", paramLabel = "DIR", description = "Folder of drawn figures (the checkout's figures).")
    private Path figures;

    @Override
    public Integer call() throws IOException {
        List<LemmaPage> pages = pages();
        figures();
        if (from != null) {
            requireNoWords();
            List<Result> results = VerdictLines.read(from, Rmed.claims()).results();
            write(results, from, pages);
            return ExitCode.HELD;
        }
        VerifyRun run =
                new VerifyRun(asked.request(), true, asked.outside(), "rmed verify " + asked.given() + " --controls");
        VerdictTable table = new VerdictTable(
                spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi(), false);
        List<Result> results = run.run(table);
        table.total(results);
        table.end(run);
        if (!results.isEmpty()) {
            write(results, run.folder().path(), pages);
        }
        boolean sound = run.complete() && results.stream().allMatch(Result::asExpected);
        return sound ? ExitCode.HELD : ExitCode.CLAIM_FAILED;
    }

    private void requireNoWords() {
        if (!asked.words().isEmpty()) {
            throw new UsageException("--from=" + from + " verifies nothing, so '" + String.join(" ", asked.words())
                    + "' has no effect; leave one of them out");
        }
    }

    private void write(List<Result> results, Path folder, List<LemmaPage> pages) throws IOException {
        if (results.isEmpty()) {
            throw new UsageException(folder + " has no verdict yet; let 'rmed verify' finish a claim first");
        }
        Path file = to == null ? folder.resolve("report.html") : to;
        Report report = new Report(results, manifest(folder), Uniformity.unchecked(), pages, figures());
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            ResultFolder.replace(file, report.html());
        } catch (IOException e) {
            throw new UsageException("--to=" + file + " cannot be written (" + ResultFolder.reason(e) + ")", e);
        }
        spec.commandLine().getOut().println("report " + file);
        spec.commandLine().getOut().flush();
    }

    private static Map<String, Object> manifest(Path folder) {
        Map<String, Object> facts = new LinkedHashMap<>();
        try {
            Json.read(folder.resolve("manifest.json")).forEach((key, value) -> facts.put(String.valueOf(key), value));
        } catch (IOException e) {
            throw new UsageException(
                    folder.resolve("manifest.json") + " cannot be read (" + ResultFolder.reason(e) + ")", e);
        }
        return facts;
    }

    private List<LemmaPage> pages() {
        Optional<Path> folder = proofs == null ? ofCheckout("proofs") : Optional.of(proofs);
        return folder.map(path -> LemmaPage.all(path.resolve("lemmas"))).orElse(List.of());
    }

    private Optional<Path> figures() {
        if (figures != null && !Files.isDirectory(figures)) {
            throw new UsageException("--figures=" + figures + " is no folder; draw them with 'rmed figures'");
        }
        return figures == null ? ofCheckout("figures") : Optional.of(figures);
    }

    /** A folder of the checkout that the launcher names, if there is one. */
    private static Optional<Path> ofCheckout(String name) {
        String root = System.getProperty("rmed.root", "");
        try {
            return root.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(root, name)).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
