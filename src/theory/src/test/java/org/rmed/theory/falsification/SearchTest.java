package org.rmed.theory.falsification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rmed.theory.Claim;
import org.rmed.theory.Evidence;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Profile;
import org.rmed.theory.Result;
import org.rmed.theory.Scope;
import org.rmed.theory.Verdict;
import org.rmed.theory.Verification;

/**
 * Catches a search that misses a planted violation or stops short of its edge, that mixes up the two sides of the
 * hypotheses, that finds something in a true claim, depends on the number of threads or on the clock other than by being
 * cut, counts what could not be run, or ends with an error in a corner.
 */
class SearchTest {

    /** Keys that would only make runs long. */
    private static final List<String> SHORT = List.of("alpha=1", "eta=0.1*s");

    private static final Scope ANY_D = new Scope(List.of(), OptionalInt.empty(), Profile.STANDARD, SHORT);
    private static final Scope AT_16 = new Scope(List.of(16), OptionalInt.empty(), Profile.STANDARD, SHORT);

    private final List<Trial> seen = new ArrayList<>();

    private Report search(Claim claim, Scope asked, int candidates, int threads) {
        seen.clear();
        Budget budget = Budget.from(Duration.ofDays(1), OptionalInt.of(candidates), () -> 0);
        return new Search(claim, asked, budget, threads, () -> false, seen::add).run();
    }

    private static String smallest(Side side) {
        return side.smallest().map(Trial::words).orElse("");
    }

    /** Both edges are where they were planted: xi on the grid of two digits just above 0.01, d = 11 just below 12. */
    @Test
    void violationsAreShrunkToTheEdgeOnTheirSide() {
        Planted claim = Planted.adam(
                runs -> runs.stream().anyMatch(run -> Planted.xi(run) > 0.01 || run.dimension() < 12),
                run -> run.dimension() >= 14);
        Report report = search(claim, ANY_D, 70, 2);
        assertEquals("d=16 seeds=24 alpha=1 eta=0.1*s xi=0.011", smallest(report.inside()));
        assertEquals("d=11 seeds=24 alpha=1 eta=0.1*s", smallest(report.outside()));
        assertTrue(report.falsified());
        assertEquals(96, report.inside().confirmation().orElseThrow().trials());
        assertTrue(report.inside().judged() >= 15 && report.outside().judged() >= 15, "each side gets its share");
    }

    /** Taking d back to 16 would leave the side: outside, d = 13 next to the hypothesis' edge has to stay. */
    @Test
    void shrinkingStaysOnItsSide() {
        Planted claim = Planted.adam(runs -> Planted.xi(runs.get(0)) > 0.001, run -> run.dimension() >= 14);
        Report report = search(claim, ANY_D, 70, 2);
        assertEquals("d=16 seeds=24 alpha=1 eta=0.1*s xi=0.0011", smallest(report.inside()));
        assertEquals("d=13 seeds=24 alpha=1 eta=0.1*s xi=0.0011", smallest(report.outside()));
    }

    @Test
    void violationOutsideDoesNotFalsify() {
        Planted claim = Planted.adam(
                runs -> runs.stream().anyMatch(run -> Planted.xi(run) > 0.01), run -> Planted.xi(run) <= 0.002);
        Report report = search(claim, AT_16, 40, 2);
        assertFalse(report.falsified());
        assertEquals("d=16 seeds=24 alpha=1 eta=0.1*s xi=0.011", smallest(report.outside()));
        assertEquals(
                "d=16, xi=0.0110",
                report.outside()
                        .smallest()
                        .orElseThrow()
                        .standings(Status.VIOLATED)
                        .get(0)
                        .words());
        assertTrue(report.inside().closest().isPresent());
    }

    /** Two keys are needed, and their product decides: no single one is left over, none too many. */
    @Test
    void violationOfTwoKeysKeepsBoth() {
        Planted claim = Planted.adam(
                runs -> runs.stream()
                        .anyMatch(run -> Planted.xi(run) > 0.001
                                && run.settings().text("target").equals("constant")),
                run -> true);
        Report report = search(claim, AT_16, 80, 2);
        assertEquals("d=16 seeds=24 alpha=1 eta=0.1*s xi=0.0011 target=constant", smallest(report.inside()));
        assertEquals(2, report.inside().smallest().orElseThrow().changes());
    }

    @Test
    void ownConfigurationThatFailsIsTheSmallest() {
        Report report = search(Planted.adam(runs -> true, run -> true), ANY_D, 25, 2);
        assertEquals("d=16 seeds=24 alpha=1 eta=0.1*s", smallest(report.inside()));
    }

    @Test
    void trueClaimHasNoViolation() {
        Report report = search(Planted.adam(runs -> false, run -> Planted.xi(run) <= 0.01), AT_16, 30, 2);
        assertFalse(report.falsified());
        assertEquals("", smallest(report.outside()));
        assertEquals(0, report.inside().count(Trial.State.VIOLATION));
        assertEquals(0.5, report.inside().closest().orElseThrow().room(), 0, "value 0.5 under its bound 1");
        assertEquals(30, report.tried());
    }

    /** What chance does with few seeds, it does not do with many: such a violation is shown, but counts for nothing. */
    @Test
    void violationThatMoreSeedsDoNotConfirmDoesNotCount() {
        Planted claim = Planted.adam(runs -> runs.size() < 50 && Planted.xi(runs.get(0)) > 0.01, run -> true);
        Report report = search(claim, AT_16, 40, 2);
        assertFalse(report.falsified());
        assertTrue(report.inside().unconfirmed().isPresent());
    }

    @Test
    void sameCandidatesGiveTheSameResultWithAnyThreads() {
        Planted claim = Planted.adam(runs -> Planted.xi(runs.get(0)) > 0.01, run -> run.dimension() >= 14);
        search(claim, ANY_D, 25, 1);
        List<String> one = lines();
        search(claim, ANY_D, 25, 3);
        assertEquals(one, lines());
        search(claim, ANY_D, 15, 2);
        assertEquals(one.subList(0, 15), lines(), "a smaller budget cuts the same sequence");
    }

    private List<String> lines() {
        return seen.stream()
                .map(trial -> trial.words() + " " + trial.state() + " " + trial.reason())
                .toList();
    }

    /** A second passes with every look at the clock. */
    @Test
    void budgetOfTimeCutsTheSequence() {
        Planted claim = Planted.adam(runs -> false, run -> Planted.xi(run) <= 0.01);
        search(claim, AT_16, 12, 1);
        List<String> whole = lines();
        seen.clear();
        AtomicLong clock = new AtomicLong();
        Budget budget =
                Budget.from(Duration.ofSeconds(6000), OptionalInt.empty(), () -> clock.addAndGet(1_000_000_000L));
        new Search(claim, AT_16, budget, 1, () -> false, seen::add).run();
        assertTrue(seen.size() >= 1 && seen.size() < 12, seen.size() + " candidates in 6000 looks");
        assertEquals(whole.subList(0, seen.size()), lines());
        assertTrue(clock.get() < 7e12, "the search went on for " + clock.get() / 1e9 + " s");
    }

    @Test
    void noTimeMeansNoCandidate() {
        AtomicLong clock = new AtomicLong();
        Budget budget = Budget.from(Duration.ofSeconds(1), OptionalInt.empty(), () -> clock.addAndGet(2_000_000_000L));
        Report report =
                new Search(Planted.adam(runs -> true, run -> true), AT_16, budget, 1, () -> false, seen::add).run();
        assertEquals(0, report.tried());
        assertFalse(report.falsified());
    }

    @Test
    void interruptionEndsTheSearch() {
        Budget budget = Budget.from(Duration.ofDays(1), OptionalInt.empty(), () -> 0);
        Planted claim = Planted.adam(runs -> false, run -> true);
        Report report = new Search(claim, AT_16, budget, 2, () -> seen.size() >= 3, seen::add).run();
        assertEquals(3, report.tried());
    }

    @Test
    void whatTheUserFixedStays() {
        Scope asked = new Scope(
                List.of(8, 9),
                OptionalInt.of(30),
                Profile.STANDARD,
                List.of("alpha=1", "beta1=0.5", "eta=0.1*s", "xi=1e-4"));
        search(Planted.adam(runs -> false, run -> true), asked, 25, 2);
        assertEquals(6, seen.size(), "two dimensions, three targets, and then nothing is left");
        for (Trial trial : seen) {
            assertTrue(
                    trial.words().matches("d=[89] seeds=30 alpha=1 beta1=0.5 eta=0.1\\*s xi=1e-4( target=.*)?"),
                    trial.words());
        }
    }

    /** A configuration that is refused whatever is moved: the search ends by itself and says why. */
    @Test
    void claimThatCannotBeRunEndsWithItsReason() {
        Planted claim = new Planted(runs -> true, run -> true, "optimizer=adam", "eta=1e3");
        Scope fixed = new Scope(List.of(16), OptionalInt.empty(), Profile.STANDARD, List.of("eta=900"));
        Report report = search(claim, fixed, 1000, 2);
        assertEquals(0, report.tried());
        assertFalse(report.falsified());
        Losses.Loss loss = report.leftOut().all().get(0);
        assertTrue(loss.example().startsWith("eta=900"), loss.example());
        assertTrue(loss.count() > 100, "counted together: " + loss);
    }

    @Test
    void costlyConfigurationsAreLeftOut() {
        Scope large = new Scope(List.of(16, 100_000), OptionalInt.empty(), Profile.STANDARD, SHORT);
        Report report = search(Planted.adam(runs -> false, run -> true), large, 2, 2);
        assertTrue(report.leftOut().all().get(0).example().startsWith("too costly"), "d=10^5 costs too much");
        assertTrue(seen.stream().allMatch(trial -> trial.words().startsWith("d=16 ")));
    }

    /** xi = 10 makes Adam slow: the steps that its law suggests end before the loss has fallen, which shows nothing. */
    @Test
    void runsThatEndTooEarlyAreNoViolation() {
        Scope slow =
                new Scope(List.of(16), OptionalInt.empty(), Profile.STANDARD, List.of("alpha=1", "eta=0.1*s", "xi=10"));
        Report report = search(Planted.adam(runs -> true, run -> false), slow, 3, 2);
        assertEquals(0, report.outside().judged());
        assertEquals(3, report.lost().total());
        assertTrue(report.lost().all().get(0).example().startsWith("steps=auto end with most of the loss"));
    }

    @Test
    void divergedRunsAreNoViolation() {
        Planted claim = new Planted(
                runs -> true, run -> true, "optimizer=gd", "eta=1e3", "unstable=true", "steps=500", "every=1e9");
        Report report =
                search(claim, new Scope(List.of(8), OptionalInt.empty(), Profile.STANDARD, List.of("eta=1e3")), 3, 2);
        assertEquals(0, report.inside().judged());
        assertEquals(report.tried(), report.lost().total());
        assertTrue(
                report.lost().all().get(0).example().startsWith("DIVERGED"),
                report.lost().all()::toString);
    }

    @Test
    void errorInAJudgeIsReportedAndTheSearchGoesOn() {
        Planted claim = Planted.adam(
                runs -> {
                    if (Planted.xi(runs.get(0)) > 0.001) {
                        throw new IllegalStateException("no phase");
                    }
                    return false;
                },
                run -> true);
        Report report = search(claim, AT_16, 30, 2);
        assertEquals(30, report.tried());
        List<String> reasons =
                report.lost().all().stream().map(Losses.Loss::example).toList();
        assertTrue(
                reasons.stream()
                        .anyMatch(reason -> reason.startsWith(
                                "internal error: java.lang.IllegalStateException: no phase, at d=16 ")),
                reasons::toString);
    }

    /** The words say all: a verification of them alone finds the same number to the last digit. */
    @Test
    void wordsOfAViolationRepeatIt() {
        Planted claim = Planted.adam(runs -> Planted.xi(runs.get(0)) > 0.01, run -> Planted.xi(run) <= 0.002);
        Trial trial = search(claim, AT_16, 40, 2).outside().smallest().orElseThrow();
        List<String> words = List.of(trial.words().split(" "));
        Scope scope = new Scope(List.of(16), OptionalInt.of(24), Profile.STANDARD, words.subList(2, words.size()));
        try (Verification verification = new Verification(1, () -> false, () -> {})) {
            Result again = verification.check(claim, scope, true);
            assertEquals(Verdict.FAILED, again.verdict());
            assertEquals(
                    trial.result().flatMap(Result::evidence).map(Evidence::findings),
                    again.evidence().map(Evidence::findings));
            assertEquals(
                    Verdict.HYPOTHESIS_VIOLATED,
                    verification.check(claim, scope).verdict());
        }
    }
}
