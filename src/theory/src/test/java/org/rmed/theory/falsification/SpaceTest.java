package org.rmed.theory.falsification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.theory.Claim;
import org.rmed.theory.Profile;
import org.rmed.theory.Registry;
import org.rmed.theory.Scope;
import org.rmed.theory.uniformity.Uniformity;

/**
 * Catches a space that lacks a key of the claim's optimizer or has one that does nothing, a value that is not the one
 * printed, and an order of violations other than fewest keys, nearest, smallest d.
 */
class SpaceTest {

    private static Space space(String id, String... fixed) {
        Claim claim = new Registry(Uniformity.claims()).named(List.of(id)).get(0);
        return new Space(claim, new Scope(List.of(), OptionalInt.empty(), Profile.STANDARD, List.of(fixed)));
    }

    private static Set<String> keys(Space space) {
        return space.axes().stream().map(Axis::key).collect(Collectors.toCollection(TreeSet::new));
    }

    static List<Claim> claims() {
        return Uniformity.claims();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyClaimHasItsSpace(Claim claim) {
        Space space = new Space(claim, Scope.FULL);
        Set<String> keys = keys(space);
        assertTrue(keys.containsAll(Set.of("alpha", "eta", "target")), keys::toString);
        assertTrue(keys.contains("beta") || keys.contains("beta1"), keys::toString);
        for (int i = 0; i < 50; i++) {
            Candidate candidate = space.draw(new Streams(7).open("x", i));
            for (var move : candidate.moves().entrySet()) {
                double share = space.axis(move.getKey()).distance(move.getValue());
                assertTrue(share >= 0 && share <= 1, () -> move + " is beyond its axis");
            }
        }
    }

    @Test
    void axesAreTheKeysOfTheOptimizers() {
        assertEquals(Set.of("alpha", "eta", "beta", "target"), keys(space("theorem1-sgdm")));
        assertEquals(Set.of("alpha", "eta", "beta1", "xi", "target"), keys(space("theorem1-adam")));
        assertEquals(Set.of("alpha", "eta", "beta", "beta1", "xi", "target"), keys(space("corollary1")));
        assertEquals(Set.of("eta", "beta1", "target"), keys(space("adam-ratio-law", "xi=1e-3", "scale=0.01")));
    }

    /** ln 2 up its axis: twice the learning rate in the claim's units, half of 1 - beta1, s to a higher power. */
    @Test
    void coordinatesAreLogarithmsOfRatios() {
        double x = StrictMath.log(2);
        Space adam = space("theorem1-adam");
        Candidate own = Candidate.own(16);
        assertEquals(List.of("eta=0.2*s"), adam.words(own.with("eta", x)));
        assertEquals(List.of("eta=0.05*s"), adam.words(own.with("eta", -x)));
        assertEquals(List.of("eta=s"), adam.words(own.with("eta", StrictMath.log(10))));
        assertEquals(List.of("beta1=0.95"), adam.words(own.with("beta1", x)));
        assertEquals(List.of("beta1=0"), adam.words(own.with("beta1", -100)));
        assertEquals(List.of("alpha=3"), adam.words(own.with("alpha", x)));
        assertEquals(List.of("alpha=2"), adam.words(Candidate.own(2000).with("alpha", x)), "alpha is 1 above d=1000");
        assertEquals(
                List.of("xi=0.000002"),
                adam.words(own.with("xi", x)).stream()
                        .map(w -> w.replace("2e-6", "0.000002"))
                        .toList());
        assertEquals(List.of("target=constant"), adam.words(own.with("target", 1)));
        assertEquals(List.of("target=mixed"), adam.words(own.with("target", 2)));
        assertEquals(
                List.of("eta=0.00004"),
                new Space(
                                new Planted(runs -> true, run -> true, "optimizer=adam", "eta=2e-5"),
                                new Scope(List.of(), OptionalInt.empty(), Profile.STANDARD, List.of()))
                        .words(own.with("eta", x)).stream()
                                .map(w -> w.replace("4e-5", "0.00004"))
                                .toList());
    }

    /** eta=auto of SGD+M is 0.005 (1 - beta) / ||A||, so with other momentum the same multiple is another number. */
    @Test
    void learningRateIsRelativeToWhatTheOtherKeysMakeOfIt() {
        Space sgd = space("theorem1-sgdm");
        Candidate moved = Candidate.own(64).with("eta", StrictMath.log(4));
        double slow = value(sgd.words(moved));
        double fast = value(sgd.words(moved.with("beta", StrictMath.log(2))));
        assertEquals(0.5, fast / slow, 0.06, "both have two digits");
    }

    private static double value(List<String> words) {
        return words.stream()
                .filter(word -> word.startsWith("eta="))
                .mapToDouble(word -> Double.parseDouble(word.substring(4)))
                .findFirst()
                .orElseThrow();
    }

    /** Inside the claim's own range of d no d is a change; below it is one, the farther the larger. */
    @Test
    void changesAndDistances() {
        Space adam = space("theorem1-adam");
        assertEquals(Set.of(), adam.changes(Candidate.own(100)));
        assertEquals(0, adam.distance(Candidate.own(100)));
        assertEquals(Set.of("d"), adam.changes(Candidate.own(8)));
        assertEquals(StrictMath.log(2) / StrictMath.log(8), adam.distance(Candidate.own(8)), 1e-15);
        assertEquals(Set.of("d", "xi"), adam.changes(Candidate.own(8).with("xi", 1)));
        assertEquals(Candidate.own(16), adam.without(Candidate.own(8).with("xi", 1), Set.of("d", "xi")));
        assertFalse(adam.distance(Candidate.own(16).with("xi", 1))
                == adam.distance(Candidate.own(16).with("xi", 2)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0114,0.011",
        "0.0116,0.012",
        "3,3",
        "20,20",
        "1.04e-7,1e-7",
        "1.06e-7,1.1e-7",
        "0.00012,0.00012",
        "996,1000"
    })
    void valuesHaveTwoDigits(double value, String word) {
        assertEquals(word, Axis.rounded(value, 2));
    }

    @ParameterizedTest
    @CsvSource({"60s,60", "5m,300", "1h,3600", "090s,90"})
    void budgetsAreUnderstood(String word, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), Budget.time(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "s", "0s", "-5s", "1.5m", "1d", "60 s", "9999999s", "999999h"})
    void otherBudgetsAreRefused(String word) {
        String message =
                assertThrows(UsageException.class, () -> Budget.time(word)).getMessage();
        assertTrue(message.contains("--budget=" + word + " is not understood"), message);
        assertTrue(message.contains("60s, 5m, 1h"), message);
    }
}
