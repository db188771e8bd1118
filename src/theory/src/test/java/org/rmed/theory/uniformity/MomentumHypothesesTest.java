package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;

/** Catches a hypothesis at another place than where the claims stop to say something. */
class MomentumHypothesesTest {

    private static Standing standing(String name, String words) {
        return MomentumHypotheses.ALL.stream()
                .filter(hypothesis -> hypothesis.name().equals(name))
                .findFirst()
                .orElseThrow()
                .assess()
                .apply(Fabricated.run(words).outcome());
    }

    /** 16^-(alpha/4 - 1/2) = 0.6 at alpha = 2.737. */
    @Test
    void lemma1MustSaySomething() {
        assertEquals(Status.LITERAL, alpha("12").status());
        assertEquals(Status.RELAXED, alpha("11.99").status());
        assertEquals(Status.RELAXED, alpha("2.74").status());
        assertEquals(Status.VIOLATED, alpha("2.73").status());
        String words = alpha("3").words();
        assertTrue(words.startsWith("alpha=3.00, literal >= 12.0, relaxed d^-(alpha/4 - 1/2)=0.500"), words);
    }

    private static Standing alpha(String alpha) {
        return standing("alpha (of Lemma 1)", "d=16 optimizer=sgdm alpha=" + alpha);
    }

    @Test
    void heavyBallWithSomeMomentum() {
        assertEquals(
                Status.LITERAL,
                standing("heavy ball", "d=16 optimizer=sgdm beta=0.1").status());
        assertEquals(
                Status.VIOLATED,
                standing("heavy ball", "d=16 optimizer=sgdm beta=0.09").status());
        assertEquals(
                Status.VIOLATED,
                standing("heavy ball", "d=16 optimizer=nesterov").status());
        assertEquals(
                Status.VIOLATED, standing("heavy ball", "d=16 optimizer=adam").status());
    }

    @Test
    void heavyBallWithoutWeightDecay() {
        Standing decay = standing("heavy ball", "d=16 optimizer=sgdm weightDecay=1e-9");
        assertEquals(Status.VIOLATED, decay.status());
        assertEquals("optimizer=sgdm, beta=0.900, literal sgdm with beta >= 0.100 and weightDecay=0", decay.words());
    }

    /** sqrt(eps/d) = 1/d against A_min / 2 = 1/2 for a constant target, p = 1. */
    @Test
    void endMustLieBeyondT1() {
        assertEquals(
                Status.LITERAL,
                standing("eps", "d=2 optimizer=sgdm target=constant p=1").status());
        assertEquals(
                Status.VIOLATED,
                standing("eps", "d=2 optimizer=sgdm target=constant p=0.99").status());
    }

    /** eta^(3/2) / d^(alpha/2 + 1). */
    @Test
    void noiseMustBeTheTheoremsOwn() {
        double literal = 1e-3 / Math.pow(16, 2.5);
        String words = "d=16 optimizer=sgdm alpha=3 eta=0.01 sigma=";
        assertEquals(
                Status.LITERAL,
                standing("noise (of appendix C)", words + literal * (1 - 1e-9)).status());
        assertEquals(
                Status.VIOLATED,
                standing("noise (of appendix C)", words + literal * (1 + 1e-9)).status());
        assertEquals(
                Status.VIOLATED,
                standing("noise (of appendix C)", "d=16 optimizer=sgdm alpha=3 eta=0.01 batch=1000")
                        .status());
    }
}
