package org.rmed.lab.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Result;
import org.rmed.theory.Verdict;
import org.rmed.theory.Words;

/**
 * One claim in the report.
 *
 * @param result the claim on its plan, or on a variant
 * @param controls its controls
 * @param page path of its page, or null
 * @param again the command that repeats it
 */
record ReportSection(Result result, List<Result> controls, String page, String again) {

    private static final Map<Verdict, String> SIGNS = Map.of(
            Verdict.HELD, "✓",
            Verdict.FAILED, "✗",
            Verdict.INCONCLUSIVE, "?",
            Verdict.HYPOTHESIS_VIOLATED, "–");

    /** What the template names. */
    Map<String, Object> context() {
        Description description = result.claim().description();
        List<Finding> findings = result.evidence().map(Evidence::findings).orElse(List.of());
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("id", description.id());
        context.put("anchor", description.id() + result.variant().replaceAll("[^a-z0-9]+", "-"));
        context.put("variant", result.variant().isEmpty() ? null : result.variant());
        context.put("part", description.part().words());
        context.put("title", description.title());
        context.put("statement", description.statement());
        context.put("source", description.source());
        context.put("kind", description.kind().words());
        context.put("page", page);
        verdict(context, result.verdict(), result.asExpected());
        context.put("hypotheses", result.weakest().words());
        context.put("reason", result.reason());
        context.put("hasStandings", !result.standings().isEmpty());
        context.put(
                "standings",
                result.standings().stream().map(ReportSection::standing).toList());
        context.put("plan", result.plan());
        context.put("trials", result.trials());
        context.put("engines", result.engines());
        context.put("hasFindings", !findings.isEmpty());
        context.put("findings", findings.stream().map(ReportSection::finding).toList());
        context.put("chart", EvidenceChart.svg(findings));
        context.put("falseAlarm", result.evidence().map(Evidence::falseAlarm).orElse(""));
        context.put("hasControls", !controls.isEmpty());
        context.put("controlRows", controls.stream().map(ReportSection::control).toList());
        context.put(
                "controlsInShort",
                controls.isEmpty()
                        ? ""
                        : controls.stream().filter(Result::asExpected).count() + " of " + controls.size() + " fail");
        context.put("again", again);
        return context;
    }

    private static void verdict(Map<String, Object> context, Verdict verdict, boolean good) {
        String words = LemmaPages.words(verdict);
        context.put("verdict", words);
        context.put("class", good ? "held" : words.replace(' ', '-'));
        context.put("sign", SIGNS.get(verdict));
    }

    private static Map<String, Object> standing(org.rmed.theory.Hypothesis.Standing standing) {
        return Map.of(
                "hypothesis", standing.hypothesis(),
                "status", standing.status().words(),
                "words", standing.words());
    }

    private static Map<String, Object> control(Result control) {
        Map<String, Object> context = new LinkedHashMap<>();
        verdict(context, control.verdict(), control.asExpected());
        context.put("plan", control.plan());
        context.put("reason", control.reason());
        return context;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("sign", finding.holds() ? "✓" : finding.state() == Finding.State.OPEN ? "?" : "✗");
        context.put(
                "class", finding.holds() ? "held" : finding.state() == Finding.State.OPEN ? "inconclusive" : "failed");
        context.put("what", finding.what());
        context.put("where", finding.where());
        context.put("measured", Words.number(finding.measured()));
        context.put(
                "interval",
                finding.low() == finding.high()
                        ? ""
                        : "[" + Words.number(finding.low()) + ", " + Words.number(finding.high()) + "]");
        context.put("bound", finding.relation().sign() + " " + Words.number(finding.bound()));
        context.put("sharp", Double.isNaN(finding.sharp()) ? "" : Words.number(finding.sharp()));
        context.put("margin", Words.number(finding.margin()));
        context.put("note", finding.note());
        return context;
    }
}
