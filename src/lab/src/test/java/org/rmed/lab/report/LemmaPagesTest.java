package org.rmed.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.spec.UsageException;
import org.rmed.theory.Claim;
import org.rmed.theory.Part;
import org.rmed.theory.Result;
import org.rmed.theory.Verdict;

/** Catches verdicts that land on the wrong page, text around the marks that is lost, and pages that are silently skipped. */
class LemmaPagesTest {

    private static final Claim ONE = Sample.claim("lemma1", Part.ADAM);
    private static final Claim TWO = Sample.claim("lemma2", Part.MOMENTUM);

    @TempDir
    private Path temp;

    @BeforeEach
    void pages() throws IOException {
        Files.createDirectories(temp.resolve("lemmas"));
        Files.writeString(temp.resolve("README.md"), "before\n<!-- list: begin -->\nold\n<!-- list: end -->\nafter\n");
        Files.writeString(temp.resolve("lemmas/01-a.md"), Sample.text("lemma1", ""));
        Files.writeString(temp.resolve("lemmas/02-b.md"), Sample.text("lemma2, lemma1", "lemma1"));
    }

    private String read(String name) throws IOException {
        return Files.readString(temp.resolve(name));
    }

    @Test
    void everyPageGetsItsVerdictsBetweenTheMarks() throws IOException {
        LemmaPages.write(
                temp,
                List.of(
                        Sample.result(ONE, Verdict.HELD, Sample.SHARE),
                        Sample.control(ONE, Verdict.FAILED),
                        Sample.control(ONE, Verdict.HELD),
                        Sample.result(TWO, Verdict.INCONCLUSIVE)));
        String first = read("lemmas/01-a.md");
        assertTrue(first.startsWith(Sample.text("lemma1", "").substring(0, 100)), first);
        assertTrue(
                first.contains("| `lemma1` | held | relaxed | 24, dense | the reason of lemma1 | 1 of 2 fail |"),
                first);
        assertTrue(first.contains("Control of `lemma1`, the control: control's reason."), first);
        assertTrue(first.contains("./rmed verify lemma1 --controls --details"), first);
        assertFalse(first.contains("old") || first.contains("lemma2"), first);
        assertTrue(first.endsWith("<!-- verdict: end -->\n"), first);
        String second = read("lemmas/02-b.md");
        assertTrue(second.contains("| `lemma2` | inconclusive |") && second.contains("| `lemma1` | held |"), second);
        assertTrue(second.contains("the reason of lemma2 | not run |"), second);
        String list = read("README.md");
        assertTrue(list.startsWith("before\n") && list.endsWith("<!-- list: end -->\nafter\n"), list);
        assertTrue(list.contains("""
                        ### SGD with momentum

                        | page | claims | verdict |
                        |---|---|---|
                        | [Title: of lemma2, lemma1, shown](lemmas/02-b.md) | `lemma2`, `lemma1` | inconclusive |

                        ### Adam

                        | page | claims | verdict |
                        |---|---|---|
                        | [Title: of lemma1, shown](lemmas/01-a.md) | `lemma1` | held |
                        """), list);
        assertTrue(read("map.svg").contains("href=\"lemmas/02-b.md\""));
        LemmaPages.write(temp, List.of(Sample.result(ONE, Verdict.HELD), Sample.result(TWO, Verdict.HELD)));
        assertFalse(read("lemmas/02-b.md").contains("inconclusive"), "the old verdict is gone");
    }

    @Test
    void aPageWithoutAVerdictIsRefused() {
        UsageException refusal = assertThrows(
                UsageException.class, () -> LemmaPages.write(temp, List.of(Sample.result(ONE, Verdict.HELD))));
        assertEquals(
                "no verdict on 'lemma2', which a page is about; verify every claim to write the pages",
                refusal.getMessage());
    }

    @Test
    void whatIsNoPageIsRefused() throws IOException {
        refused("lacks its front matter", "no front matter\n");
        refused(
                "lacks the lines '<!-- verdict: begin -->'",
                Sample.text("lemma1", "").replace("verdict: end", "x"));
        refused("has no 'test: ...'", Sample.text("lemma1", "").replace("test: a.BTest\n", ""));
        Files.delete(temp.resolve("lemmas/03-c.md"));
        Files.writeString(temp.resolve("README.md"), "no marks");
        assertTrue(assertThrows(UsageException.class, () -> LemmaPages.require(temp))
                .getMessage()
                .contains("lacks the lines '<!-- list: begin -->'"));
        assertTrue(assertThrows(UsageException.class, () -> LemmaPages.require(temp.resolve("absent")))
                .getMessage()
                .contains("no such file or folder"));
    }

    private void refused(String words, String text) throws IOException {
        Files.writeString(temp.resolve("lemmas/03-c.md"), text);
        UsageException refusal = assertThrows(UsageException.class, () -> LemmaPages.require(temp), words);
        assertTrue(refusal.getMessage().contains(words), refusal::getMessage);
    }

    @Test
    void frontMatterIsReadWhole() {
        LemmaPage page = Sample.page("x/07-y.md", "lemma7, lemma8", "lemma1,lemma2");
        assertEquals(List.of("lemma7", "lemma8"), page.claims());
        assertEquals(List.of("lemma1", "lemma2"), page.uses());
        assertEquals("Title: of lemma7, lemma8, shown", page.title());
        assertEquals("Lemma 7 (appendix C)", page.paper());
        assertEquals(List.of(), Sample.page("y.md", "a", "").uses());
    }

    /** An arrow from what is used to what uses it, a heading for each part, and signs beside colours. */
    @Test
    void theMapShowsPagesPartsArrowsAndVerdicts() {
        List<Result> results = List.of(Sample.result(ONE, Verdict.HELD), Sample.result(TWO, Verdict.FAILED));
        List<LemmaPage> pages =
                List.of(Sample.page("01.md", "lemma1", ""), Sample.page("02.md", "lemma2", "lemma1, lemma2"));
        String svg = LemmaMap.svg(pages, results);
        assertEquals(2, count(svg, "<a href="), svg);
        assertEquals(1, count(svg, "marker-end="), "a statement does not rest on itself\n" + svg);
        assertTrue(svg.contains(">✓ Lemma 7<") && svg.contains(">✗ Lemma 7<"), svg);
        assertTrue(svg.contains(">Adam<") && svg.contains(">SGD with momentum<"), svg);
        assertFalse(svg.contains(">Auxiliary lemmas<"), svg);
        assertEquals(svg, LemmaMap.svg(pages, results), "the same pages give the same map");
        LemmaGraph graph = new LemmaGraph(
                new java.util.LinkedHashMap<>(java.util.Map.of(pages.get(0), Part.ADAM, pages.get(1), Part.ADAM)));
        List<LemmaGraph.Point> arrow = graph.edges().get(0);
        LemmaGraph.Box from = graph.nodes().get(pages.get(0));
        LemmaGraph.Box to = graph.nodes().get(pages.get(1));
        assertEquals(from.y() + from.height(), arrow.get(0).y(), 1, "it leaves the lower edge of what is used");
        assertEquals(to.y(), arrow.get(arrow.size() - 1).y(), 1, "and ends at the upper edge of what uses it");
    }

    /** 3 uses 2 and 1, 2 uses 1: the arrow from 1 to 3 says nothing that the others do not. */
    @Test
    void arrowsThatFollowFromOthersAreLeftOut() {
        LemmaPage one = Sample.page("1.md", "lemma1", "");
        LemmaPage two = Sample.page("2.md", "lemma2", "lemma1");
        LemmaPage three = Sample.page("3.md", "lemma3", "lemma2, lemma1");
        LemmaPage four = Sample.page("4.md", "lemma4", "lemma1, lemma3");
        var direct = LemmaRoots.direct(List.of(four, three, two, one));
        assertEquals(java.util.Set.of(three), direct.get(four));
        assertEquals(java.util.Set.of(two), direct.get(three));
        assertEquals(java.util.Set.of(one), direct.get(two));
        assertEquals(java.util.Set.of(), direct.get(one));
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
