package org.rmed.lab.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;
import org.rmed.theory.Part;
import org.rmed.theory.Result;
import org.rmed.theory.Verdict;
import org.rmed.theory.Words;

/** Puts verdicts into the pages of {@code proofs/lemmas} and draws the map beside them. */
public final class LemmaPages {

    private static final String LIST_BEGIN = "<!-- list: begin -->";
    private static final String LIST_END = "<!-- list: end -->";

    private LemmaPages() {}

    /**
     * Writes the verdict of every page, the map {@code map.svg}, and the list in {@code README.md}.
     *
     * @param proofs the folder that has {@code lemmas} and {@code README.md}
     * @param results of claims, with their controls
     * @throws UsageException if a page's claim has no result, or a page or the list's marks are missing
     */
    public static void write(Path proofs, List<Result> results) throws IOException {
        List<LemmaPage> pages = require(proofs);
        for (LemmaPage page : pages) {
            ResultFolder.replace(page.file(), page.with(verdict(page, results)));
        }
        ResultFolder.replace(proofs.resolve("map.svg"), LemmaMap.svg(pages, results));
        Path readme = proofs.resolve("README.md");
        String text = Files.readString(readme, StandardCharsets.UTF_8);
        ResultFolder.replace(
                readme,
                text.substring(0, text.indexOf(LIST_BEGIN) + LIST_BEGIN.length())
                        + "\n"
                        + list(pages, results)
                        + text.substring(text.indexOf(LIST_END)));
    }

    /**
     * The pages.
     *
     * @throws UsageException if a page cannot be read or README.md lacks the marks of the list
     */
    public static List<LemmaPage> require(Path proofs) {
        Path readme = proofs.resolve("README.md");
        String text;
        try {
            text = Files.readString(readme, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException(
                    readme + " cannot be read (" + ResultFolder.reason(e) + "); name the folder of the proofs", e);
        }
        if (text.indexOf(LIST_BEGIN) < 0 || text.indexOf(LIST_END) < text.indexOf(LIST_BEGIN)) {
            throw new UsageException(readme + " lacks the lines '" + LIST_BEGIN + "' and '" + LIST_END
                    + "'; add them where the list of pages is to stand");
        }
        return LemmaPage.all(proofs.resolve("lemmas"));
    }

    private static String list(List<LemmaPage> pages, List<Result> results) {
        StringBuilder list = new StringBuilder();
        for (Part part : Part.values()) {
            List<LemmaPage> ofPart = pages.stream()
                    .filter(page -> own(page.claims().get(0), results)
                                    .claim()
                                    .description()
                                    .part()
                            == part)
                    .toList();
            if (!ofPart.isEmpty()) {
                list.append("\n### ").append(part.words()).append("""


                        | page | claims | verdict |
                        |---|---|---|
                        """);
                ofPart.forEach(page -> list.append(row(page, results)));
            }
        }
        return list.append('\n').toString();
    }

    private static String row(LemmaPage page, List<Result> results) {
        List<String> ids = page.claims().stream().map(id -> "`" + id + "`").toList();
        return "| [" + cell(page.title()) + "](lemmas/" + page.file().getFileName() + ") | " + String.join(", ", ids)
                + " | " + words(verdict(page.claims(), results)) + " |\n";
    }

    private static String verdict(LemmaPage page, List<Result> results) {
        StringBuilder text = new StringBuilder("""
                | claim | verdict | hypotheses | runs | decisive number | controls |
                |---|---|---|---|---|---|
                """);
        for (String id : page.claims()) {
            Result result = own(id, results);
            List<Result> controls = results.stream()
                    .filter(other -> other.control() && other.claim().id().equals(id))
                    .toList();
            long failed = controls.stream().filter(Result::asExpected).count();
            text.append("| `")
                    .append(id)
                    .append("` | ")
                    .append(words(result.verdict()))
                    .append(" | ")
                    .append(result.weakest().words())
                    .append(" | ")
                    .append(result.trials())
                    .append(", ")
                    .append(cell(result.engines()))
                    .append(" | ")
                    .append(cell(result.reason()))
                    .append(" | ")
                    .append(controls.isEmpty() ? "not run" : failed + " of " + controls.size() + " fail")
                    .append(" |\n");
        }
        for (String id : page.claims()) {
            results.stream()
                    .filter(other -> other.control() && other.claim().id().equals(id))
                    .forEach(control -> text.append("\nControl of `")
                            .append(id)
                            .append("`, ")
                            .append(control.plan())
                            .append(": ")
                            .append(control.evidence()
                                    .map(evidence -> Words.of(evidence.decisive()))
                                    .orElse(control.reason()))
                            .append(".\n"));
        }
        return text.append("\n```sh\n./rmed verify ")
                .append(String.join(" ", page.claims()))
                .append(" --controls --details\n```\n")
                .toString();
    }

    private static Result own(String id, List<Result> results) {
        return results.stream()
                .filter(result -> !result.control()
                        && result.variant().isEmpty()
                        && result.claim().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "no verdict on '" + id + "', which a page is about; verify every claim to write the pages"));
    }

    /** The worst of several: a page about three claims holds if all do. */
    static Verdict verdict(List<String> ids, List<Result> results) {
        List<Verdict> order = List.of(Verdict.FAILED, Verdict.INCONCLUSIVE, Verdict.HYPOTHESIS_VIOLATED, Verdict.HELD);
        return order.stream()
                .filter(verdict -> ids.stream().anyMatch(id -> own(id, results).verdict() == verdict))
                .findFirst()
                .orElseThrow();
    }

    static String words(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
