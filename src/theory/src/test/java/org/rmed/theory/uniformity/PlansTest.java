package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.trajectory.Observer;
import org.rmed.spec.Settings;
import org.rmed.theory.Claim;
import org.rmed.theory.Gauge;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Outcome;
import org.rmed.theory.Plan;
import org.rmed.theory.Profile;
import org.rmed.theory.Scope;
import org.rmed.theory.Unchecked;

/**
 * Catches a plan that begins outside the hypotheses, a control that is a run of the plan, an override that does not reach
 * every run, and a gauge that the judge's runs do without.
 */
class PlansTest {

    private static final int SEEDS = 25;

    private static final Scope SMALL =
            new Scope(List.of(), OptionalInt.of(SEEDS), Profile.STANDARD, List.of("labelNoise=0"));

    static Stream<Claim> claims() {
        return Uniformity.claims().stream();
    }

    /** As many runs at each d as there are seeds, or a multiple where there are several configurations; none twice. */
    @ParameterizedTest
    @MethodSource("claims")
    void everySeedAtEveryDimension(Claim claim) {
        for (Plan plan : Stream.concat(Stream.of(claim.plan(SMALL)), claim.controls(SMALL).stream())
                .toList()) {
            assertFalse(plan.words().isEmpty());
            var counts = plan.runs().stream()
                    .collect(Collectors.groupingBy(run -> run.text("d"), TreeMap::new, Collectors.counting()));
            counts.forEach((d, count) -> assertEquals(0, count % SEEDS, plan.words() + " at d=" + d));
            assertEquals(plan.runs().size(), new HashSet<>(overrides(plan)).size(), plan.words());
        }
    }

    @ParameterizedTest
    @MethodSource("claims")
    void controlsAreOtherRuns(Claim claim) {
        Set<String> planned = new HashSet<>(overrides(claim.plan(SMALL)));
        List<Plan> controls = claim.controls(SMALL);
        assertFalse(controls.isEmpty());
        for (Plan control : controls) {
            assertNotEquals(claim.plan(SMALL).words(), control.words());
            boolean sameGauge = control.gauge().equals(claim.plan(SMALL).gauge());
            assertTrue(!sameGauge || overrides(control).stream().anyMatch(run -> !planned.contains(run)));
        }
    }

    /** The user's words come last, at every d. */
    @ParameterizedTest
    @MethodSource("claims")
    void overridesReachEveryRun(Claim claim) {
        Scope narrowed = new Scope(List.of(9, 11), OptionalInt.of(SEEDS), Profile.STANDARD, List.of("p=3"));
        Plan plan = claim.plan(narrowed);
        assertTrue(plan.runs().stream().allMatch(run -> run.text("p").equals("3")));
        assertEquals(
                Set.of("9", "11"),
                plan.runs().stream().map(run -> run.text("d")).collect(Collectors.toSet()));
    }

    /** At the smallest d of the plan, before the first step. */
    @ParameterizedTest
    @MethodSource("claims")
    void beginInsideTheHypotheses(Claim claim) {
        assertFalse(claim.hypotheses().isEmpty());
        List<Outcome> starts = starts(claim.plan(SMALL));
        for (Hypothesis hypothesis : claim.hypotheses()) {
            Hypothesis.Standing worst = hypothesis.worst(starts);
            assertNotEquals(Status.VIOLATED, worst.status(), worst.words());
            if (claim.id().contains("-literal")) {
                assertEquals(Status.LITERAL, worst.status(), worst.words());
            }
        }
    }

    private static List<Outcome> starts(Plan plan) {
        int least = plan.runs().stream()
                .mapToInt(run -> run.integer("d", 1, 10_000_000))
                .min()
                .orElseThrow();
        return plan.runs().stream()
                .filter(run -> run.text("seed").equals("1") && run.integer("d", 1, 10_000_000) == least)
                .map(run -> Outcome.of(run.with("steps", 0), plan.gauge(), Observer.NONE))
                .toList();
    }

    private static List<String> overrides(Plan plan) {
        return plan.runs().stream().map(Settings::overrides).toList();
    }

    /** Each variant of a claim too, at the smallest d of the profile thorough. */
    @ParameterizedTest
    @MethodSource("claims")
    void variantsBeginInsideTheHypotheses(Claim claim) {
        for (String words : claim.variants()) {
            List<Outcome> starts =
                    starts(claim.plan(new Scope(List.of(), OptionalInt.empty(), Profile.THOROUGH, List.of(words))));
            for (Hypothesis hypothesis : claim.hypotheses()) {
                Hypothesis.Standing worst = hypothesis.worst(starts);
                assertNotEquals(Status.VIOLATED, worst.status(), words + ": " + worst.words());
            }
        }
    }

    /** Random objects of fixed laws, one literal configuration, or a law whose own lag leaves room for one configuration only. */
    private static final Set<String> ONE_CONFIGURATION = Set.of(
            "theorem1-sgdm-literal",
            "theorem1-adam-literal",
            "adam-literal-stepped",
            "adam-ratio-law",
            "lemma29",
            "lemma21",
            "lemma33",
            "lemma34",
            "median-concentration",
            "lemma35");

    @ParameterizedTest
    @MethodSource("claims")
    void theOthersAreCheckedInFurtherConfigurations(Claim claim) {
        assertTrue(ONE_CONFIGURATION.contains(claim.id()) || !claim.variants().isEmpty(), claim.id());
    }

    /** Theorem 1 is proved for positive A; by symmetry its laws hold for any signs, and that is checked. */
    @ParameterizedTest
    @ValueSource(
            strings = {"theorem1-sgdm", "theorem1-adam", "corollary1", "chi-square-law", "logistic-law", "quadratic-law"
            })
    void mainClaimsAreCheckedForMixedSigns(String id) {
        Claim claim = claims().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        assertTrue(claim.variants().contains("target=mixed"));
    }

    /** Lemmas 1 to 35, in a claim of that number or in several that begin with it. */
    @ParameterizedTest
    @MethodSource("numbered")
    void everyNumberedStatementHasAClaim(String id) {
        assertTrue(claims().map(Claim::id).anyMatch(one -> one.equals(id) || one.startsWith(id + "-")), id);
    }

    static Stream<String> numbered() {
        return Stream.of(
                        numbered("lemma", 35),
                        numbered("definition", 6),
                        numbered("condition", 2),
                        numbered("corollary", 2),
                        numbered("theorem", 2))
                .flatMap(all -> all);
    }

    private static Stream<String> numbered(String word, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(n -> word + n);
    }

    @Test
    void whatIsNotCheckedHasAReason() {
        assertFalse(Uniformity.unchecked().isEmpty());
        for (Unchecked unchecked : Uniformity.unchecked()) {
            assertFalse(unchecked.what().isBlank());
            assertTrue(unchecked.why().length() > 20, unchecked.what());
        }
    }

    /** A claim's judge reads what the plan's gauge writes; a control is looked at in the same way or not at all. */
    @ParameterizedTest
    @MethodSource("claims")
    void controlsHaveAGaugeWherePlansHave(Claim claim) {
        boolean looks = claim.plan(SMALL).gauge() != Gauge.NONE;
        claim.controls(SMALL).forEach(control -> assertEquals(looks, control.gauge() != Gauge.NONE));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void saidInWords(Claim claim) {
        var description = claim.description();
        assertTrue(description.statement().length() > 40, description.statement());
        assertFalse(description.title().isEmpty());
        assertTrue(description.source().contains("Jiang, Malik and Li (2023)"), description.source());
        assertFalse(claim.variants().contains(""));
    }
}
