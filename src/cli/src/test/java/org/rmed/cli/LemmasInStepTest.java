package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.lab.Rmed;
import org.rmed.lab.report.LemmaPage;
import org.rmed.theory.Claim;

/** Catches a claim without a page, a page without its claim, class or test, a test that no page names, and dead links. */
class LemmasInStepTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path TESTS = ROOT.resolve("src/theory/src/test/java");
    private static final List<LemmaPage> PAGES = LemmaPage.all(ROOT.resolve("proofs/lemmas"));
    private static final Map<String, Claim> CLAIMS = claims();

    /** Tests of one statement are called after it. */
    private static final Pattern OF_A_STATEMENT =
            Pattern.compile("(Lemma|Definition|Condition|Corollary|Theorem|Equation)[0-9]+.*Test");

    private static Map<String, Claim> claims() {
        Map<String, Claim> claims = new TreeMap<>();
        Rmed.claims().all().forEach(claim -> claims.put(claim.id(), claim));
        return claims;
    }

    static Stream<LemmaPage> pages() {
        return PAGES.stream();
    }

    @Test
    void everyClaimHasOnePage() {
        List<String> named = new ArrayList<>();
        PAGES.forEach(page -> named.addAll(page.claims()));
        assertEquals(List.copyOf(CLAIMS.keySet()), named.stream().sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageNamesWhatThereIs(LemmaPage page) throws ReflectiveOperationException {
        Path file = page.file().getFileName();
        Claim first = CLAIMS.get(page.claims().get(0));
        assertEquals(first.description().title(), page.title(), file + ": the title is its first claim's");
        for (String id : page.claims()) {
            Class<?> found = CLAIMS.get(id).getClass();
            assertEquals(page.code(), found.getName(), file + " names another class than that of " + id);
        }
        assertTrue(
                Files.exists(TESTS.resolve(page.test().replace('.', '/') + ".java")),
                () -> file + ": no " + page.test());
        for (String used : page.uses()) {
            assertTrue(CLAIMS.containsKey(used), () -> file + " uses '" + used + "', which is no claim");
            assertTrue(!page.claims().contains(used), () -> file + " uses itself");
        }
        for (String heading :
                List.of("Statement", "Hypotheses", "Symbols", "Proof", "What the check measures", "Verdict")) {
            assertTrue(page.text().contains("\n## " + heading + "\n"), () -> file + " has no section " + heading);
        }
        assertTrue(page.text().indexOf("\n# ") > 0, () -> file + " has no heading");
    }

    @Test
    void everyTestOfAStatementIsNamedByAPage() throws IOException {
        List<String> named = PAGES.stream().map(LemmaPage::test).toList();
        try (Stream<Path> files = Files.list(TESTS.resolve("org/rmed/theory/uniformity"))) {
            List<String> orphans = files.map(
                            file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> OF_A_STATEMENT.matcher(name).matches())
                    .map("org.rmed.theory.uniformity."::concat)
                    .filter(name -> !named.contains(name))
                    .toList();
            assertEquals(List.of(), orphans);
        }
    }

    /** A proof that rests on itself is none. */
    @Test
    void proofsDoNotGoInCircles() {
        Map<String, LemmaPage> byClaim = new TreeMap<>();
        PAGES.forEach(page -> page.claims().forEach(id -> byClaim.put(id, page)));
        Map<LemmaPage, Integer> depth = new java.util.IdentityHashMap<>();
        Function<LemmaPage, Integer> measure = new Function<>() {
            @Override
            public Integer apply(LemmaPage page) {
                Integer known = depth.get(page);
                if (known != null) {
                    assertTrue(known >= 0, () -> page.file().getFileName() + " rests on itself");
                    return known;
                }
                depth.put(page, -1);
                int most = page.uses().stream()
                        .mapToInt(id -> apply(byClaim.get(id)))
                        .max()
                        .orElse(0);
                depth.put(page, most + 1);
                return most + 1;
            }
        };
        PAGES.forEach(page -> assertTrue(measure.apply(page) >= 1));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void codeThatAPageNamesExists(LemmaPage page) {
        Pattern.compile("`(org\\.rmed(?:\\.[a-z]+)+\\.[A-Z][A-Za-z]+)")
                .matcher(page.text())
                .results()
                .map(match -> match.group(1))
                .distinct()
                .forEach(name -> assertTrue(
                        Stream.of("core", "linear", "theory", "lab")
                                .anyMatch(module -> Files.exists(ROOT.resolve(
                                        "src/" + module + "/src/main/java/" + name.replace('.', '/') + ".java"))),
                        () -> page.file().getFileName() + " names " + name + ", which does not exist"));
    }
}
