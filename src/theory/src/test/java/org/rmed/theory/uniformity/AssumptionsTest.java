package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Outcome;
import org.rmed.theory.Runs;

/** Catches a hypothesis that calls a relaxed run literal, or lets a run outside the theorem pass as inside. */
class AssumptionsTest {

    private static Standing standing(List<Hypothesis> hypotheses, String name, String words) {
        Outcome run = Runs.of((words + " steps=0").split(" "));
        return hypotheses.stream()
                .filter(hypothesis -> hypothesis.name().startsWith(name))
                .findFirst()
                .orElseThrow()
                .assess()
                .apply(run);
    }

    @ParameterizedTest
    @CsvSource({
        "alpha, d=16 alpha=12, LITERAL",
        "alpha, d=16 alpha=11.9, RELAXED",
        "alpha, d=16 alpha=16 p=2, LITERAL",
        "alpha, d=16 alpha=12 p=2, RELAXED",
        "alpha, d=16 alpha=0.3, VIOLATED",
        "eta, d=16 alpha=12 eta=4e-32, LITERAL",
        "eta, d=16 alpha=12 eta=6e-32, RELAXED",
        "eta, d=16 alpha=2 eta=1e-4, RELAXED",
        "eta, d=16 alpha=2 eta=1e-2, VIOLATED",
        "A, d=16, LITERAL",
        "A, d=16 target=mixed, RELAXED",
        "batch, d=16, LITERAL",
        "batch, d=16 sigma=1e-3, RELAXED",
        "batch, d=16 sigma=0.1, VIOLATED",
        "batch, d=16 batch=100, VIOLATED",
        "batch, d=16 batch=100000, RELAXED",
    })
    void theoremOneForSgdm(String name, String words, Hypothesis.Status expected) {
        assertEquals(
                expected,
                standing(Assumptions.SGD, name, "optimizer=sgdm " + words).status());
    }

    @ParameterizedTest
    @CsvSource({
        "alpha, d=16 alpha=2.01, LITERAL",
        "alpha, d=16 alpha=2, RELAXED",
        "alpha, d=16 alpha=2.5 p=4, RELAXED",
        "alpha, d=16 alpha=1.4, RELAXED",
        "alpha, d=16 alpha=1.3, VIOLATED",
        "eta, d=16 alpha=2 eta=s^3, LITERAL",
        "eta, d=16 alpha=2 eta=1.01*s^3, RELAXED",
        "eta, d=16 alpha=2 eta=0.1*s, RELAXED",
        "eta, d=16 alpha=2 eta=0.2*s, VIOLATED",
        "beta2, d=16, LITERAL",
        "beta2, d=16 beta2=0.999, RELAXED",
        "xi, d=16, LITERAL",
        "xi, d=16 alpha=2 xi=3e-5, RELAXED",
        "xi, d=16 alpha=2 xi=1e-3, VIOLATED",
        "xi, d=16 alpha=2 xi=1, VIOLATED",
    })
    void theoremOneForAdam(String name, String words, Hypothesis.Status expected) {
        assertEquals(
                expected,
                standing(Assumptions.ADAM, name, "optimizer=adam " + words).status());
    }

    @ParameterizedTest
    @CsvSource({"sgdm,LITERAL,VIOLATED", "gd,RELAXED,VIOLATED", "adam,VIOLATED,LITERAL", "sign,VIOLATED,RELAXED"})
    void eachTheoremIsAboutItsOptimizer(String optimizer, Hypothesis.Status sgd, Hypothesis.Status adam) {
        String words = "optimizer=" + optimizer;
        assertEquals(sgd, standing(Assumptions.SGD, "optimizer", words).status());
        assertEquals(adam, standing(Assumptions.ADAM, "optimizer", words).status());
    }

    @ParameterizedTest
    @CsvSource({"amsgrad", "sign", "rmsprop"})
    void anAdaptiveRelativeIsARelaxedAdam(String optimizer) {
        assertEquals(
                Hypothesis.Status.RELAXED,
                standing(Assumptions.ADAM, "beta2", "optimizer=" + optimizer).status());
    }

    @ParameterizedTest
    @CsvSource({"sgdm,eta,SGD+M", "adam,xi,Adam"})
    void corollaryPutsEachHypothesisToTheRunsOfItsOptimizer(String optimizer, String name, String label) {
        Outcome run = Runs.of("d=8", "steps=0", "optimizer=" + optimizer);
        List<Hypothesis> concerned = Assumptions.both().stream()
                .filter(hypothesis -> hypothesis.concerns().test(run))
                .toList();
        assertTrue(concerned.stream().allMatch(hypothesis -> hypothesis.name().endsWith(label)));
        assertTrue(concerned.stream().anyMatch(hypothesis -> hypothesis.name().startsWith(name)));
    }
}
