package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.theory.Claim;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;
import org.rmed.theory.Verdict;

/** Catches a run that lost a sign and counts against a bound that is for the others, or does not count at all. */
class KeptSignsClaimTest {

    private static final Claim CLAIM = new Lemma22CoarseGrowth();
    private static final double ETA = 0.01;
    private static final int BOUNDS = 8;

    /** T_P = 2, T_1 = 5; within every bound. */
    private static FirstPhaseRun run() {
        FirstPhaseRun run = new FirstPhaseRun(
                        "optimizer=adam d=4 beta1=0 scale=1e-6 target=constant eta=" + ETA, 2, 5, 8)
                .with("flipped", 0)
                .with("astray", 0)
                .with("low_1", 1)
                .with("low_2", 1);
        for (int layer = 1; layer <= 2; layer++) {
            run.with("out_" + layer + "_min", ETA)
                    .with("out_" + layer + "_max", ETA)
                    .with("w" + layer + "_max", 0.1);
        }
        return run;
    }

    private static Evidence judge(int lost, int all, String sign) {
        List<Outcome> runs = IntStream.range(0, all)
                .mapToObj(k -> k < lost ? run().at(2, sign, 1).outcome() : run().outcome())
                .toList();
        return CLAIM.judge(runs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flipped", "astray"})
    void oneOfManyCountsAgainstTheShare(String sign) {
        Evidence evidence = judge(1, 72, sign);
        assertEquals(Verdict.HELD, evidence.verdict());
        Finding share = evidence.findings().get(BOUNDS);
        assertEquals("71 of 72 runs", share.note());
        assertEquals(
                "largest of 71 runs, seed=1 at t=1",
                evidence.findings().get(0).note().substring(0, 33));
    }

    @Test
    void tooManyFailAndAllAreJudged() {
        Evidence evidence = judge(24, 72, "flipped");
        assertEquals(Verdict.FAILED, evidence.verdict());
        assertEquals(Finding.State.FAILS, evidence.findings().get(0).state());
        assertEquals(BOUNDS + 1, evidence.findings().size());
    }

    @Test
    void signsLostAtOtherTimesAreTheBoundsBusiness() {
        assertEquals(BOUNDS, CLAIM.judge(List.of(run().outcome())).findings().size());
        Evidence later = CLAIM.judge(List.of(run().at(4, "flipped", 1).outcome()));
        assertEquals(BOUNDS, later.findings().size());
        assertEquals(Verdict.FAILED, later.verdict());
    }
}
