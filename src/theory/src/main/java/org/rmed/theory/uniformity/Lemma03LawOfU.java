package org.rmed.theory.uniformity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Words;
import org.rmed.theory.gauge.Extremum;
import org.rmed.theory.gauge.LayerSizes;
import org.rmed.theory.law.KolmogorovSmirnov;

/** Lemma 3: the common direction u of SGD+M is that of i.i.d. Gaussians, half of W2(0) up to a small part. */
final class Lemma03LawOfU extends MomentumClaim {

    /** Share of true laws the test rejects. */
    private static final double LEVEL = 1e-4;

    /** Of the distance from C1 that is left to leading order. */
    private static final double LEFT = 1.5;

    Lemma03LawOfU() {
        super(
                "lemma3",
                "Lemma 3: the entries of u are i.i.d. Gaussian",
                "u_i = X_i + Y_i with X_i = w2_i(0)/2 times x1^T_1, i.i.d. Gaussian, and with high probability |Y_i| at most"
                        + " d^-(alpha/4 - 1/2) |X_i|. Tested on W2(T_1) / x1^T_1 of the run: its law, its distance from C1, its Y.",
                "Jiang, Malik and Li (2023), Lemma 3 (working exponent)",
                Kind.FINITE_D_LAW,
                "1 in 10^4 for each test of the law (2 tests); a share of 0.8 or more is called failed in less than 1 of 200 draws");
    }

    @Override
    List<Finding> findings(String where, List<Outcome> runs) {
        return List.of(
                law(where, runs),
                share(
                        "share of runs with all |Y_i| <= d^-(alpha/4 - 1/2) |X_i|",
                        where,
                        runs,
                        run -> offHalf(run).value() / run.rankOneBound(),
                        run -> place(run, offHalf(run), offHalf(run).value() / run.rankOneBound() <= 1)),
                // what is left is W2 W1, q/2 of the size, and the decaying mode, C2 max C1^2 / s
                atMost(
                        "largest max|u_i - C1_i| / max|C1| over q(T_1) + max C1^2 / s",
                        where,
                        runs,
                        Lemma03LawOfU::offStart,
                        LEFT,
                        run -> place(run, fromStart(run), offStart(run) <= LEFT)));
    }

    /** Entries of all runs together: given A they are independent with variance (s^2 + s^4) / 4. */
    private static Finding law(String where, List<Outcome> runs) {
        double[] entries = runs.stream()
                .flatMapToDouble(outcome -> {
                    double s = outcome.scale();
                    double deviation = s / 2 * StrictMath.sqrt(1 + s * s);
                    return Arrays.stream(direction(new MomentumRun(outcome))).map(u -> u / deviation);
                })
                .toArray();
        if (entries.length == 0 || DoubleStream.of(entries).anyMatch(Double::isNaN)) {
            return Finding.exact("p-value of the law of u_i", where, Double.NaN, Relation.AT_LEAST, LEVEL);
        }
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        KolmogorovSmirnov.Result test = KolmogorovSmirnov.oneSample(entries, normal::cumulativeProbability);
        return Finding.exact(
                        "p-value of the law of u_i, normal of variance (s^2 + s^4)/4",
                        where,
                        test.pValue(),
                        Relation.AT_LEAST,
                        LEVEL)
                .withNote(entries.length + " entries; distance " + Words.number(test.statistic()));
    }

    /** u / x1^T_1: W2(T_1) over the growing mode there, which also has the start at rest in it; empty if T_1 was not reached. */
    private static double[] direction(MomentumRun run) {
        double[] u = run.run().readings().vector(LayerSizes.AT_T1).clone();
        double mode = growingMode(run);
        Arrays.setAll(u, i -> u[i] / mode);
        return u;
    }

    /** phi_+(t) = a x^t, a = (1 + eta ||A|| - beta/x) / (x - beta/x); the other root's share is below beta^t. */
    static double growingMode(MomentumRun run) {
        double x = run.law().growth();
        double y = run.beta() / x;
        double a = (1 + run.eta() * run.run().targetNorm() - y) / (x - y);
        return a * StrictMath.pow(x, run.firstEnd());
    }

    /** max |u_i / (w2_i(0)/2) - 1|. */
    private static Extremum offHalf(MomentumRun run) {
        double[] u = direction(run);
        Arrays.setAll(u, i -> u[i] / (run.run().secondLayer()[i] / 2) - 1);
        return Extremum.largest(u);
    }

    /** max |u_i - C1_i|. */
    private static Extremum fromStart(MomentumRun run) {
        double[] u = direction(run);
        Arrays.setAll(u, i -> u[i] - run.run().growingDirection()[i]);
        return Extremum.largest(u);
    }

    private static double offStart(MomentumRun run) {
        return fromStart(run).value() / run.startMost() / (run.learned() + run.decayed());
    }

    /** In words; empty without T_1. */
    private static String place(MomentumRun run, Extremum worst, boolean inside) {
        return worst.first() == Extremum.NOWHERE
                ? ""
                : Extremes.words(!inside, run.firstEnd()) + ", i=" + Words.steps(worst.first());
    }
}
