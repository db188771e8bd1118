package org.rmed.lab.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.lab.scaling.Measurement.Verdict;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Observer;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;
import org.rmed.theory.Outcome;

/** Catches a law whose plan cannot be run, that shares a seed between points, or that reads the wrong number of a run. */
class ScalingLawsTest {

    private static final int SEEDS = 4;
    /** Laws share runs. */
    private static final Map<Settings, Outcome> DONE = new ConcurrentHashMap<>();

    static Stream<Law> laws() {
        return ScalingLaws.all().stream();
    }

    static Stream<Law> withControls() {
        return laws().filter(law -> law.control().isPresent());
    }

    /** The law at its three cheapest neighbouring points. */
    private static Law small(Law law) {
        List<Point> points = law.points();
        // times grow as s and eta fall, costs as d rises
        boolean cheapFirst = law.variable().equals("d") || law.variable().equals("1/s");
        int n = points.size();
        return law.at(cheapFirst ? points.subList(0, 3) : points.subList(n - 3, n))
                .withSeeds(SEEDS);
    }

    private static Measurement measured(Law law, Optional<String> control) {
        return Measurement.of(
                law,
                control,
                law.settings().stream()
                        .map(settings -> DONE.computeIfAbsent(settings, fresh -> Outcome.of(fresh, Observer.NONE)))
                        .toList());
    }

    /** With 4 seeds an interval is wide, and a law may be inconclusive; it must not be called inconsistent. */
    @ParameterizedTest
    @MethodSource("laws")
    void smallPlanRunsAndIsNotInconsistent(Law law) {
        Measurement measurement = measured(small(law), Optional.empty());
        assertTrue(measurement.fits().isPresent(), measurement::reason);
        assertTrue(measurement.verdict() != Verdict.INCONSISTENT, measurement::reason);
    }

    @ParameterizedTest
    @MethodSource("withControls")
    void controlIsFlagged(Law law) {
        Law wrong = law.controlled().orElseThrow();
        wrong = wrong.withSeeds(Math.min(20, wrong.seeds()));
        Measurement measurement = measured(wrong, law.control().map(Control::words));
        assertEquals(Verdict.INCONSISTENT, measurement.verdict(), measurement::reason);
        assertTrue(measurement.asExpected());
    }

    /** One control for each kind: both optimizers' uniformity, a time, a loss and the residual. */
    @Test
    void everyKindHasAControl() {
        Set<String> names = withControls().map(Law::name).collect(Collectors.toSet());
        assertTrue(
                names.containsAll(List.of(
                        "sgdm-ratio-d",
                        "sgdm-t1-s",
                        "sgdm-residual-s",
                        "adam-ratio-s",
                        "adam-t1-eta",
                        "adam-loss-eta")),
                names::toString);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void noSeedServesTwoPoints(Law law) {
        List<String> seeds =
                law.settings().stream().map(run -> run.text("seed")).toList();
        assertEquals(law.points().size() * law.seeds(), new HashSet<>(seeds).size());
    }

    /** A run of every point is accepted, so that nothing is refused half way. */
    @ParameterizedTest
    @MethodSource("laws")
    void everyPointCanBeRun(Law law) {
        for (Settings settings : law.withSeeds(1).settings()) {
            Setup.of(settings);
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void namesAndWordsAreComplete(Law law) {
        assertTrue(law.name().matches("(sgdm|adam)-[a-z0-9-]+"), law.name());
        assertTrue(law.name().startsWith(law.optimizer()), law.name());
        assertFalse(law.statement().isBlank());
        assertFalse(law.sharp().why().isBlank(), law.name());
        assertTrue(law.paper().isEmpty() || law.paper().get().source().matches("(Theorem|Lemma) .*"), law.name());
    }

    @Test
    void namesAreDistinct() {
        List<String> names = laws().map(Law::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size());
    }

    @Test
    void namedKeepsTheOrderAndRefusesTheRestWithTheNearest() {
        assertEquals(
                List.of("adam-t1-d", "sgdm-t1-s"),
                ScalingLaws.named(List.of("adam-t1-d", "sgdm-t1-s", "adam-t1-d")).stream()
                        .map(Law::name)
                        .toList());
        UsageException refusal = assertThrows(UsageException.class, () -> ScalingLaws.named(List.of("adam-t1-dd")));
        assertTrue(
                refusal.getMessage().contains("unknown law 'adam-t1-dd'; did you mean 'adam-t1-d'?"),
                refusal::getMessage);
    }

    @Test
    void tooFewPointsAndFallingOnesAreRefused() {
        Law law = ScalingLaws.all().get(0);
        List<Point> points = law.points();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> law.at(points.subList(0, 2)))
                .getMessage()
                .contains("has 2 points, a slope with an interval needs 3"));
        List<Point> falling = List.of(points.get(1), points.get(0), points.get(2));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> law.at(falling))
                .getMessage()
                .contains("does not exceed"));
        assertThrows(IllegalArgumentException.class, () -> law.withSeeds(0));
    }
}
