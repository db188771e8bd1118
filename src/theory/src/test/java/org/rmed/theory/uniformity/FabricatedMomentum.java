package org.rmed.theory.uniformity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Supplier;
import org.rmed.theory.Claim;
import org.rmed.theory.Evidence;
import org.rmed.theory.Fabricated;
import org.rmed.theory.Outcome;
import org.rmed.theory.Scope;
import org.rmed.theory.Verdict;
import org.rmed.theory.gauge.LayerSizes;

/** A run of SGD+M made up number by number: every column of the gauge is 0 until it is set. */
final class FabricatedMomentum {

    private static final List<String> COLUMNS =
            MomentumPlans.phases(Scope.FULL).gauge().columns();

    /** s = 1/256; beta is 1/2 and eta 0.002, h ||A|| about 0.008, unless the words say another. */
    static final String WORDS = "optimizer=sgdm engine=dense d=4 alpha=4";

    private final String words;
    private final double[][] rows;
    private final Map<String, Double> phases = new LinkedHashMap<>();
    private double[] atFirstEnd = new double[0];

    private FabricatedMomentum(String words, int end) {
        this.words = words;
        this.rows = new double[end + 1][COLUMNS.size()];
    }

    /** With T_1 = 3, T_2 = 8, T_3 = 9 and an end at t = 10. */
    static FabricatedMomentum run() {
        return lasting(10, "").phase("T_1", 3).phase("T_2", 8).phase("T_3", 9);
    }

    /** Without phases. */
    static FabricatedMomentum lasting(int end, String more) {
        String eta = more.contains(" eta=") ? "" : " eta=0.002";
        String beta = more.contains(" beta=") ? "" : " beta=0.5";
        return new FabricatedMomentum(WORDS + eta + beta + more, end);
    }

    FabricatedMomentum phase(String name, double t) {
        phases.put(name, t);
        return this;
    }

    FabricatedMomentum without(String phase) {
        phases.remove(phase);
        return this;
    }

    /** One value. */
    FabricatedMomentum set(String column, int t, double value) {
        rows[t][COLUMNS.indexOf(column)] = value;
        return this;
    }

    /** The same value at all t. */
    FabricatedMomentum fill(String column, double value) {
        return fill(column, 0, value);
    }

    /** The same value from t on. */
    FabricatedMomentum fill(String column, int from, double value) {
        for (int t = from; t < rows.length; t++) {
            set(column, t, value);
        }
        return this;
    }

    FabricatedMomentum secondLayerAtT1(double[] vector) {
        atFirstEnd = vector.clone();
        return this;
    }

    Outcome outcome() {
        Fabricated made = Fabricated.run(words).row(0, 1).row(rows.length - 1, 0);
        phases.forEach(made::phase);
        made.gauged(COLUMNS.toArray(String[]::new)).vector(LayerSizes.AT_T1, atFirstEnd);
        Arrays.stream(rows).map(double[]::clone).forEach(made::reading);
        return made.outcome();
    }

    /** What the claim makes of 24 such runs: as many as can show a share of 0.8. */
    static Evidence judge(Claim claim, FabricatedMomentum run) {
        return claim.judge(Collections.nCopies(24, run.outcome()));
    }

    /** Held with the number inside, failed with the number outside, and failed with none. */
    static void edge(
            Claim claim,
            Supplier<FabricatedMomentum> good,
            ObjDoubleConsumer<FabricatedMomentum> put,
            double inside,
            double outside) {
        assertEquals(Verdict.HELD, with(claim, good, put, inside).verdict(), "inside, " + inside);
        Evidence failed = with(claim, good, put, outside);
        assertEquals(Verdict.FAILED, failed.verdict(), "outside, " + outside);
        assertEquals(Verdict.FAILED, with(claim, good, put, Double.NaN).verdict(), "NaN");
    }

    /** The same about an upper bound. */
    static void atMost(
            Claim claim, Supplier<FabricatedMomentum> good, ObjDoubleConsumer<FabricatedMomentum> put, double bound) {
        double gap = Math.abs(bound) * 1e-6;
        edge(claim, good, put, bound - gap, bound + gap);
    }

    /** The same about a lower bound. */
    static void atLeast(
            Claim claim, Supplier<FabricatedMomentum> good, ObjDoubleConsumer<FabricatedMomentum> put, double bound) {
        double gap = Math.abs(bound) * 1e-6;
        edge(claim, good, put, bound + gap, bound - gap);
    }

    /** Held as it is, failed without the phase time. */
    static void needs(Claim claim, Supplier<FabricatedMomentum> good, String phase) {
        assertEquals(Verdict.HELD, judge(claim, good.get()).verdict());
        assertEquals(Verdict.FAILED, judge(claim, good.get().without(phase)).verdict(), "without " + phase);
    }

    private static Evidence with(
            Claim claim, Supplier<FabricatedMomentum> good, ObjDoubleConsumer<FabricatedMomentum> put, double value) {
        FabricatedMomentum run = good.get();
        put.accept(run, value);
        return judge(claim, run);
    }

    /** Numbers of the fabricated start, worked out here once more. */
    record Start(double s, double norm, double most, double least, double c1, double c1Norm) {

        static Start of(Outcome run) {
            double[] a = Arrays.stream(run.target()).map(Math::abs).sorted().toArray();
            double[] c = Arrays.stream(run.growingDirection())
                    .map(Math::abs)
                    .sorted()
                    .toArray();
            return new Start(
                    run.scale(),
                    Math.sqrt(Arrays.stream(a).map(x -> x * x).sum()),
                    a[a.length - 1],
                    a[0],
                    c[c.length - 1],
                    Math.sqrt(Arrays.stream(c).map(x -> x * x).sum()));
        }

        /** q(T_1). */
        double learned() {
            return s * c1Norm * c1Norm / (c1 * c1) / norm;
        }

        /** max C1^2 / s. */
        double decayed() {
            return c1 * c1 / s;
        }

        /** The larger root of x^2 - (1 + beta + eta ||A||) x + beta = 0. */
        double growth(double eta, double beta) {
            double sum = 1 + beta + eta * norm;
            return (sum + Math.sqrt(sum * sum - 4 * beta)) / 2;
        }

        /** phi_+(t) without its dying part. */
        double mode(double eta, double beta, double t) {
            double x = growth(eta, beta);
            return (1 + eta * norm - beta / x) / (x - beta / x) * Math.pow(x, t);
        }
    }

    /** The start of {@link #WORDS}. */
    static final Start START = Start.of(run().outcome());
}
