package org.rmed.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;
import org.rmed.theory.uniformity.Uniformity;

/** Catches a claim that cannot be found by its name, a prefix that names too much, and a scope that is not applied. */
class RegistryAndScopeTest {

    private final Registry registry = new Registry(Uniformity.claims());

    private List<String> ids(String... words) {
        return registry.named(List.of(words)).stream().map(Claim::id).toList();
    }

    @Test
    void noWordAndAllNameEveryClaim() {
        assertEquals(registry.all().stream().map(Claim::id).toList(), ids());
        assertEquals(ids(), ids("all"));
        assertEquals(ids().size(), new HashSet<>(ids()).size());
    }

    @Test
    void aPrefixEndsAtADash() {
        assertEquals(
                List.of("theorem1-sgdm", "theorem1-sgdm-literal", "theorem1-adam", "theorem1-adam-literal"),
                ids("theorem1"));
        assertEquals(List.of("corollary1"), ids("corollary1"));
        assertThrows(UsageException.class, () -> ids("theorem"));
    }

    @Test
    void aClaimNamedTwiceIsCheckedOnce() {
        assertEquals(List.of("theorem1-adam", "theorem1-adam-literal"), ids("theorem1-adam", "theorem1-adam-literal"));
    }

    @Test
    void anUnknownClaimSuggestsTheNearest() {
        UsageException error = assertThrows(UsageException.class, () -> ids("theorm1"));
        assertTrue(error.getMessage().contains("did you mean 'theorem1'?"), error.getMessage());
    }

    @Test
    void twoClaimsOfOneNameAreRefused() {
        Claim claim = Uniformity.claims().get(0);
        assertThrows(IllegalArgumentException.class, () -> new Registry(List.of(claim, claim)));
    }

    @Test
    void everyClaimSaysWhatItIs() {
        for (Claim claim : registry.all()) {
            assertTrue(claim.description().statement().length() > 40, claim.id());
            assertTrue(claim.description().source().contains("Jiang, Malik and Li (2023)"), claim.id());
            assertTrue(!claim.hypotheses().isEmpty(), claim.id());
            assertTrue(!claim.controls(Scope.FULL).isEmpty(), claim.id());
            assertTrue(claim.plan(Scope.FULL).runs().size() >= Scope.FEWEST_SEEDS, claim.id());
        }
    }

    @Test
    void aGridHasEveryDimensionAndSeedOnce() {
        List<Settings> grid = Scope.FULL.grid(List.of(4, 8), 30, "optimizer=sgdm");
        assertEquals(60, new HashSet<>(grid).size());
        assertTrue(grid.stream().allMatch(settings -> settings.text("optimizer").equals("sgdm")));
        assertEquals("8", grid.get(59).text("d"));
        assertEquals("30", grid.get(59).text("seed"));
    }

    @Test
    void aScopeReplacesDimensionsSeedsAndKeysButNotThoseOfControls() {
        Scope scope = new Scope(List.of(5), OptionalInt.of(24), Profile.STANDARD, List.of("alpha=3"));
        List<Settings> grid = scope.grid(List.of(4, 8), 30, "alpha=1");
        assertEquals(24, grid.size());
        assertTrue(grid.stream()
                .allMatch(s -> s.text("d").equals("5") && s.text("alpha").equals("3")));
        List<Settings> controls = scope.ofControls().grid(List.of(4, 8), 30, "alpha=1");
        assertEquals(48, controls.size());
        assertTrue(controls.stream().allMatch(s -> s.text("alpha").equals("1")));
    }

    /** Few seeds where a run costs much, and a number that the user gives holds everywhere. */
    @Test
    void seedsBecomeFewerWhereDimensionsAreLarge() {
        int[] dimensions = {1000, 10_000, 100_000, 1_000_000};
        Scope quick = new Scope(List.of(), OptionalInt.empty(), Profile.QUICK, List.of());
        Scope given = new Scope(List.of(), OptionalInt.of(50), Profile.QUICK, List.of());
        assertArrayEquals(new int[] {60, 60, 24, 4}, seeds(Scope.FULL, dimensions));
        assertArrayEquals(new int[] {60, 24, 4, 1}, seeds(quick, dimensions));
        assertArrayEquals(new int[] {50, 50, 50, 50}, seeds(given, dimensions));
    }

    @Test
    void thoroughAddsTwiceTheLargestDimensionAndTriplesTheSeeds() {
        Scope thorough = new Scope(List.of(), OptionalInt.empty(), Profile.THOROUGH, List.of());
        assertArrayEquals(new int[] {180, 180, 24, 4}, seeds(thorough, new int[] {1000, 10_000, 100_000, 1_000_000}));
        assertEquals(List.of("16", "256", "512"), dimensions(thorough, 16, 256));
        assertEquals(List.of("16", "257"), dimensions(thorough, 16, 257), "twice that takes too long");
        assertEquals(List.of("16", "64"), dimensions(thorough.ofControls(), 16, 64));
        assertEquals(30, thorough.ofControls().grid(List.of(8), 30).size());
        Scope given = new Scope(List.of(5), OptionalInt.of(24), Profile.THOROUGH, List.of());
        assertEquals(24, given.grid(List.of(8), 30).size(), "what the user gives holds");
        assertEquals(List.of("5"), dimensions(given, 16, 64));
    }

    private static List<String> dimensions(Scope scope, Integer... own) {
        return scope.grid(List.of(own), 1).stream()
                .map(run -> run.text("d"))
                .distinct()
                .toList();
    }

    @Test
    void furtherOverridesComeLast() {
        Scope scope = Scope.FULL.variant("alpha=4 p=2").orElseThrow();
        assertEquals(List.of("alpha=4", "p=2"), scope.overrides());
        assertEquals("4", scope.grid(List.of(8), 24, "alpha=1").get(0).text("alpha"));
        assertTrue(scope.variant("xi=0.1 p=3").isEmpty(), "p is given already");
        assertEquals(
                List.of("alpha=4", "p=2", "pi=3"),
                scope.variant("pi=3").orElseThrow().overrides());
    }

    /** A claim with variants, and with one control. */
    private record Varied(String name, Part part, List<String> variants) implements Claim {

        @Override
        public Description description() {
            return new Description(name, part, "t", "s", "x", Kind.IDENTITY);
        }

        @Override
        public List<Hypothesis> hypotheses() {
            return List.of();
        }

        @Override
        public Plan plan(Scope scope) {
            return new Plan("plan", scope.grid(List.of(8), 24));
        }

        @Override
        public List<Plan> controls(Scope scope) {
            return List.of(new Plan("control", scope.grid(List.of(8), 24)));
        }

        @Override
        public Evidence judge(List<Outcome> outcomes) {
            throw new IllegalStateException("not run");
        }
    }

    /** Claims that share runs follow each other, in every configuration. */
    @Test
    void checksGoPartByPartAndVariantByVariant() {
        List<Claim> claims = List.of(
                new Varied("a", Part.ADAM, List.of("alpha=2", "p=2")),
                new Varied("b", Part.MAIN, List.of()),
                new Varied("c", Part.ADAM, List.of("p=2")));
        Scope thorough = new Scope(List.of(), OptionalInt.empty(), Profile.THOROUGH, List.of());
        assertEquals(
                List.of("a; ; ", "c; ; ", "a; alpha=2; ", "a; p=2; ", "c; p=2; ", "b; ; "),
                Check.of(claims, thorough, false).stream().map(Check::key).toList());
        assertEquals(
                List.of("a; ; ", "a; ; control", "c; ; ", "c; ; control", "b; ; ", "b; ; control"),
                Check.of(claims, Scope.FULL, true).stream().map(Check::key).toList());
        Scope fixed = new Scope(List.of(), OptionalInt.empty(), Profile.THOROUGH, List.of("p=1"));
        List<Check> checks = Check.of(claims, fixed, false);
        assertEquals(
                List.of("a; ; ", "c; ; ", "a; alpha=2; ", "b; ; "),
                checks.stream().map(Check::key).toList());
        assertEquals("2", checks.get(2).plan().runs().get(0).text("alpha"));
        assertEquals("1", checks.get(2).plan().runs().get(0).text("p"));
    }

    @Test
    void profilesHaveWords() {
        assertEquals(Profile.THOROUGH, Profile.named("thorough"));
        UsageException refusal = assertThrows(UsageException.class, () -> Profile.named("thorugh"));
        assertEquals(
                "unknown profile 'thorugh'; did you mean 'thorough'? (one of: quick, standard, thorough)",
                refusal.getMessage());
    }

    private static int[] seeds(Scope scope, int[] dimensions) {
        return Arrays.stream(dimensions).map(d -> scope.seedsAt(d, 60)).toArray();
    }

    @Test
    void tooFewSeedsAreRefusedBecauseTheIntervalCouldShowNothing() {
        assertThrows(UsageException.class, () -> new Scope(List.of(), OptionalInt.of(23), Profile.STANDARD, List.of()));
        // 24 is the least n with 0.005^(1/n) >= 0.8
        assertTrue(StrictMath.pow(0.005, 1.0 / 24) >= 0.8);
        assertTrue(StrictMath.pow(0.005, 1.0 / 23) < 0.8);
    }
}
