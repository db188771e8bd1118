package org.rmed.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.lab.figure.Figure;
import org.rmed.lab.figure.Figures;
import org.rmed.theory.Claim;
import org.rmed.theory.Finding;
import org.rmed.theory.Part;
import org.rmed.theory.Result;
import org.rmed.theory.Unchecked;
import org.rmed.theory.Verdict;

/** Catches a report that needs the network, leaves a claim out, counts wrongly, or lets a text become markup. */
class ReportTest {

    private static final Claim ONE = Sample.claim("lemma1", Part.ADAM);
    private static final Claim TWO = Sample.claim("lemma2", Part.MAIN);
    private static final Map<String, Object> MANIFEST = Map.of(
            "command",
            "rmed verify lemma1 lemma2 alpha=2 seeds=24 out=x threads=1 --profile thorough --controls",
            "rmed",
            "0.1.0",
            "commit",
            "c0ffee");

    @TempDir
    private Path temp;

    private String html(Result... results) {
        return new Report(
                        List.of(results),
                        MANIFEST,
                        List.of(new Unchecked(Part.ADAM, "what is not", "why not")),
                        List.of(Sample.page("01-a.md", "lemma1", ""), Sample.page("09-z.md", "lemma9", "")),
                        Optional.of(temp))
                .html();
    }

    @Test
    void everyClaimHasItsRowItsSectionAndItsCommand() {
        Result varied = new Result(
                ONE, false, "alpha=3", "p", List.of(), Optional.empty(), Verdict.INCONCLUSIVE, "r", 5, "dense", 1);
        String html = html(
                Sample.result(ONE, Verdict.HELD, Sample.SHARE),
                varied,
                Sample.control(ONE, Verdict.FAILED),
                Sample.result(TWO, Verdict.FAILED, Sample.SHARE));
        assertTrue(html.contains("1 of 3 claims held; 1 of 1 controls failed, as they must"), html);
        assertTrue(html.contains("Not held: 1 failed, 1 inconclusive."), html);
        for (String anchor : List.of("lemma1", "lemma1alpha-3", "lemma2")) {
            assertTrue(html.contains("<details id=\"" + anchor + "\">"), anchor);
            assertTrue(html.contains("<a href=\"#" + anchor + "\">"), anchor);
        }
        assertTrue(
                html.contains("./rmed verify lemma1 alpha&#x3D;2 seeds&#x3D;24 --profile thorough --controls --details")
                        || html.contains(
                                "./rmed verify lemma1 alpha=2 seeds=24 --profile thorough --controls --details"),
                html);
        assertTrue(html.indexOf("id=\"lemma2\"") < html.indexOf("id=\"lemma1\""), "parts in the paper's order");
        assertTrue(
                html.contains("page: proofs&#x2F;lemmas&#x2F;01-a.md") || html.contains("page: proofs/lemmas/01-a.md"));
        assertTrue(html.contains("what is not") && html.contains("why not") && html.contains("c0ffee"));
        assertEquals(1, html.split("dependency graph of the statements", -1).length - 1);
    }

    /** Every address in it is inside the page. */
    @Test
    void needsNothingElse() throws IOException {
        Files.writeString(temp.resolve("r-med-against-t.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Files.writeString(
                temp.resolve("r-med-against-t.md"),
                "# A title\n\nA caption with `code`.\n\n```sh\nrmed figures x\n```\n");
        String html = html(Sample.result(TWO, Verdict.HELD, Sample.SHARE));
        assertTrue(html.contains("A caption with code.") && html.contains("rmed figures x"), html);
        assertFalse(
                Pattern.compile("(src|href)\\s*=\\s*[\"'](?!data:|#)")
                        .matcher(html)
                        .find(),
                html);
        assertFalse(
                Pattern.compile("url\\(|@import|fetch\\(|XMLHttp").matcher(html).find(), html);
    }

    @Test
    void textIsNoMarkup() {
        String html = html(Sample.result(ONE, Verdict.HELD, Sample.SHARE));
        assertTrue(html.contains("share &lt;of&gt; runs") && html.contains("24 &amp; more"), html);
        assertFalse(html.contains("share <of> runs"), html);
    }

    @Test
    void withoutControlsPagesOrFindingsThereIsStillAReport() {
        String html = new Report(
                        List.of(Sample.result(ONE, Verdict.HYPOTHESIS_VIOLATED)),
                        MANIFEST,
                        List.of(),
                        List.of(),
                        Optional.empty())
                .html();
        assertTrue(html.contains("0 of 1 claims held.</b>"), html);
        assertTrue(html.contains("– hypothesis violated"), html);
        assertFalse(html.contains("What rests on what") || html.contains("<h4>Findings"), html);
    }

    /** The chart: a mark left of the bound, one right of it, the diamond of a sharp value, and a row without a place. */
    @Test
    void theChartPutsMeasuredAgainstItsBound() {
        Finding below =
                Finding.exact("a", "d=1", 0.01, Finding.Relation.AT_MOST, 1).withSharp(0.1);
        Finding above = Finding.exact("b", "d=2", 10, Finding.Relation.AT_MOST, 1);
        Finding slope = Finding.exact("c", "d=3", 0.2, Finding.Relation.AT_LEAST, 0);
        String svg = EvidenceChart.svg(List.of(below, above, slope));
        double[] marks = Pattern.compile("<circle cx=\"([0-9.]+)\"")
                .matcher(svg)
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .toArray();
        // 444 units for eight decades from x = 110: the bound, 0 decades, at 443; 55.5 a decade
        assertEquals("[332.0, 498.5]", Arrays.toString(marks));
        assertEquals(1, svg.split("l4,-5", -1).length - 1);
        assertTrue(svg.contains("no ratio: see the table"), svg);
        assertEquals("", EvidenceChart.svg(List.of(slope)), "nothing to draw");
    }

    @Test
    void theFiguresOfThePartsExist() {
        List<String> known = Figures.all().stream().map(Figure::name).toList();
        for (Part part : Part.values()) {
            FigureCard.names(part).forEach(name -> assertTrue(known.contains(name), name));
        }
    }
}
