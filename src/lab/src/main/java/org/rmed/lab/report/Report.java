package org.rmed.lab.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rmed.theory.Part;
import org.rmed.theory.Result;
import org.rmed.theory.Unchecked;
import org.rmed.theory.Verdict;

/**
 * A verification as one HTML page that needs nothing else: verdicts with filters, the evidence of every claim with its chart
 * and controls, figures, the map of the statements, and what made it all.
 *
 * @param results claims and controls, in order
 * @param manifest of the folder they come from
 * @param unchecked what no claim checks
 * @param pages the statements' pages; none leaves out the map
 * @param figures the folder of drawn figures, if there is one
 */
public record Report(
        List<Result> results,
        Map<String, ?> manifest,
        List<Unchecked> unchecked,
        List<LemmaPage> pages,
        Optional<Path> figures) {

    private static final String TEMPLATE = "report.mustache";

    /** The page. */
    public String html() {
        try (InputStream stream = Report.class.getResourceAsStream(TEMPLATE)) {
            return Mustache.compiler()
                    .nullValue("")
                    .compile(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .execute(context());
        } catch (IOException e) {
            throw new UncheckedIOException(TEMPLATE + " cannot be read", e);
        }
    }

    private Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        List<Result> own = results.stream().filter(result -> !result.control()).toList();
        List<Result> controls = results.stream().filter(Result::control).toList();
        List<ReportSection> sections = own.stream()
                .map(result -> new ReportSection(result, controls(result, controls), page(result), again(result)))
                .toList();
        context.put("version", manifest.get("rmed"));
        context.put("command", manifest.get("command"));
        context.put("ended", "commit " + manifest.get("commit"));
        context.put("claims", own.size());
        context.put("held", count(own, Verdict.HELD));
        context.put("others", others(own));
        context.put("controls", controls.isEmpty() ? null : controls.size());
        context.put("failing", controls.stream().filter(Result::asExpected).count());
        context.put(
                "kinds",
                own.stream()
                        .map(result -> result.claim().description().kind().words())
                        .distinct()
                        .toList());
        context.put("rows", sections.stream().map(ReportSection::context).toList());
        context.put("parts", parts(sections));
        context.put("map", map(own));
        context.put("unchecked", unchecked.stream().map(Report::entry).toList());
        context.put("manifest", facts());
        return context;
    }

    private static Map<String, Object> entry(Unchecked unchecked) {
        return Map.of(
                "part", unchecked.part().words(),
                "what", unchecked.what(),
                "why", unchecked.why());
    }

    /** A variant is the same claim: its controls are shown once, with the claim's own plan. */
    private static List<Result> controls(Result result, List<Result> controls) {
        return controls.stream()
                .filter(control -> result.variant().isEmpty()
                        && control.claim().id().equals(result.claim().id()))
                .toList();
    }

    private static long count(List<Result> results, Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** What did not hold: {@code 2 inconclusive, 1 failed.} */
    private static String others(List<Result> own) {
        String words = Arrays.stream(Verdict.values())
                .filter(verdict -> verdict != Verdict.HELD && count(own, verdict) > 0)
                .map(verdict -> count(own, verdict) + " " + LemmaPages.words(verdict))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? null : "Not held: " + words + ".";
    }

    private List<Map<String, Object>> parts(List<ReportSection> sections) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            List<Map<String, Object>> ofPart = sections.stream()
                    .filter(section -> section.result().claim().description().part() == part)
                    .map(ReportSection::context)
                    .toList();
            if (!ofPart.isEmpty()) {
                parts.add(Map.of(
                        "words",
                        part.words(),
                        "figures",
                        figures.map(folder -> FigureCard.of(part, folder)).orElse(List.of()),
                        "sections",
                        ofPart));
            }
        }
        return parts;
    }

    private String map(List<Result> own) {
        List<String> ids = own.stream().map(result -> result.claim().id()).toList();
        List<LemmaPage> known =
                pages.stream().filter(page -> ids.containsAll(page.claims())).toList();
        return known.isEmpty() ? null : FigureCard.data(LemmaMap.svg(known, results));
    }

    private String page(Result result) {
        return pages.stream()
                .filter(page -> page.claims().contains(result.claim().id()))
                .map(page -> "proofs/lemmas/" + page.file().getFileName())
                .findFirst()
                .orElse(null);
    }

    /** The command for one claim: the words of the whole that are not names of claims or folders. */
    private String again(Result result) {
        List<String> words = List.of(String.valueOf(manifest.get("command")).split(" ", -1));
        List<String> kept =
                new ArrayList<>(List.of("./rmed", "verify", result.claim().id()));
        words.stream()
                .filter(word -> word.contains("=") && !word.startsWith("out=") && !word.startsWith("threads="))
                .forEach(kept::add);
        if (!result.variant().isEmpty()) {
            kept.add(result.variant());
        }
        if (words.contains("--profile")) {
            kept.add("--profile " + words.get(words.indexOf("--profile") + 1));
        }
        if (words.contains("--outside")) {
            kept.add("--outside");
        }
        return String.join(" ", kept) + " --controls --details";
    }

    private List<Map<String, Object>> facts() {
        return manifest.entrySet().stream()
                .filter(fact -> !fact.getKey().equals("claims"))
                .map(fact -> Map.<String, Object>of("key", fact.getKey(), "value", String.valueOf(fact.getValue())))
                .toList();
    }
}
