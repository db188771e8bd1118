package org.rmed.theory.uniformity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rmed.theory.Description;
import org.rmed.theory.Finding;
import org.rmed.theory.Gauge;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Scope;
import org.rmed.theory.Words;
import org.rmed.theory.gauge.Extremum;
import org.rmed.theory.gauge.GradientMemory;
import org.rmed.theory.gauge.PhaseQuantities;
import org.rmed.theory.gauge.SignsAndSizes;
import org.rmed.theory.gauge.Together;

/** Lemma 17: by t_inc every W1[i,j] has the sign of w2_i(0), and no w2_i has changed its own. */
final class Lemma17Alignment implements FirstPhaseClaim {

    /** Steps until t_inc. */
    private static final int STEPS = 1000;

    /** What "with high probability" is tested against: 24 of 24 runs just show it. */
    private static final double HIGH_PROBABILITY = 0.8;

    /** Omega(1) of min |w2_i(t_inc)| d^(3 alpha/2). Chosen: 1 is missed with probability 0.8 d^(1 - alpha/2), this ten times less. */
    private static final double SMALLEST = 0.1;

    /** Theta~(1) of |W1[i,j](t_inc)| d^(3 alpha/2 + 1). Chosen; measured 0.96 to 1.04. */
    private static final double FACTOR = 2;

    /** Theta(1) of Lbar(t_inc) / Lbar(0). Chosen; measured 1 to six digits. */
    private static final double LOSS = 0.9;

    /** A small delta of Conditions 1 and 2 at t_inc. Chosen; sharp H / t_inc. */
    private static final double DELTA = 0.5;

    private static final String ROOM = "t_inc (of this lemma)";

    /** |W1(0)| over |W1(t_inc)| is d^(1 - alpha/2) times a normal number: with up to 5 of these it stays within a half. */
    private static final double MOST_START = 0.1;

    @Override
    public Description description() {
        return new Description(
                "lemma17",
                Part.ADAM,
                "Lemma 17: W1 takes the signs of W2 before any of those changes",
                "W.h.p. at t_inc = d^-(3 alpha/2 + 1) / eta: no w2_i has changed its sign, sign(W1[i,j]) = sign(w2_i(0)), |w2_i| >="
                        + " Omega(d^(-3 alpha/2)), |W1[i,j]| = Theta~(d^-(3 alpha/2 + 1)), Lbar = Theta(d), Conditions 1 and 2 hold.",
                "Jiang, Malik and Li (2023), Lemma 17 in working form; constants chosen",
                Kind.PROBABILITY);
    }

    @Override
    public List<Hypothesis> hypotheses() {
        return Stream.concat(Assumptions.ADAM.stream(), Stream.of(new Hypothesis(ROOM, Lemma17Alignment::room)))
                .toList();
    }

    /** Between the start and t_inc: for W1 to outgrow W1(0), and for the memory to fit in. */
    private static Standing room(Outcome run) {
        double start = run.dimension() * StrictMath.sqrt(run.scale());
        double memories = AdamFirstPhase.planned(run) / GradientMemory.horizon(run.optimizer());
        return new Standing(
                ROOM,
                start <= MOST_START && memories >= 1 / DELTA ? Status.LITERAL : Status.VIOLATED,
                String.format(
                        Locale.ROOT,
                        "d^(1 - alpha/2)=%.3g, needs <= %.2g; t_inc/H=%.3g, needs >= %.2g",
                        start,
                        MOST_START,
                        memories,
                        1 / DELTA));
    }

    /** eta is so small that t_inc takes 1000 steps; alpha = 5 leaves a factor d^(3/2) between |W1(0)| and |W1(t_inc)|. */
    @Override
    public Plan plan(Scope scope) {
        return new Plan(
                "Adam, alpha=5, eta=d^-(3 alpha/2 + 1)/1000",
                scope.grid(AdamFirstPhase.DIMENSIONS, AdamFirstPhase.SEEDS, d -> new String[] {
                    "optimizer=adam",
                    "alpha=5",
                    "eta=" + StrictMath.pow(d, -8.5) / STEPS,
                    "engine=dense",
                    "steps=" + (STEPS + STEPS / 20),
                    "every=events"
                }),
                GAUGE);
    }

    private static final Gauge GAUGE = Together.of(new PhaseQuantities(), new GradientMemory(), new SignsAndSizes());

    @Override
    public List<Plan> controls(Scope scope) {
        return List.of(new Plan(
                "eta far above the initial weights: signs flip",
                scope.grid(
                        List.of(16),
                        AdamFirstPhase.SEEDS,
                        "optimizer=adam",
                        "scale=1e-7",
                        "eta=1e-3",
                        "engine=dense",
                        "until=second-phase-end",
                        "every=events"),
                GAUGE));
    }

    @Override
    public List<String> variants() {
        return List.of("beta1=0.5", "target=mixed");
    }

    @Override
    public String falseAlarm() {
        return "a true share of 0.8 or more is called failed in less than 1 of 200 draws (99% Clopper-Pearson interval)";
    }

    @Override
    public List<Finding> findings(String where, List<Outcome> runs) {
        List<Finding> findings = new ArrayList<>();
        findings.add(share(
                "share of runs in which no w2_i changes its sign up to t_inc",
                where,
                runs,
                run -> run.readings().largest(0, time(run), "flipped") == 0,
                Lemma17Alignment::flip));
        Finding aligned = share(
                "share of runs whose W1 has the signs of w2(0) at t_inc",
                where,
                runs,
                run -> at(run, "astray") == 0,
                run -> place(run, "astray"));
        findings.add(aligned.withNote(alignment(runs) + missed(aligned)));
        findings.add(share(
                "share of runs with min |w2_i(t_inc)| >= 0.1 d^(-3 alpha/2)",
                where,
                runs,
                run -> at(run, "w2_min") >= SMALLEST * run.scale() * StrictMath.sqrt(run.scale()),
                run -> place(run, "w2_min")));
        findings.add(share(
                "share of runs with all |W1(t_inc)| within a factor 2 of d^-(3 alpha/2 + 1)",
                where,
                runs,
                run -> size(run, "w1_min") >= 1 / FACTOR && size(run, "w1_max") <= FACTOR,
                run -> place(run, size(run, "w1_max") <= FACTOR ? "w1_min" : "w1_max")));
        findings.add(share(
                "share of runs with Lbar(t_inc) >= 0.9 Lbar(0)",
                where,
                runs,
                run -> at(run, "loss") >= LOSS * run.readings().at(0, "loss"),
                run -> place(run, "loss")));
        Finding steady = share(
                "share of runs with Conditions 1 and 2 at t_inc, delta = 1/2",
                where,
                runs,
                run -> delta(run, 1) <= DELTA && delta(run, 2) <= DELTA,
                Lemma17Alignment::unsteady);
        findings.add(steady.withNote("median delta of W2 "
                + Words.number(Ensemble.median(Ensemble.each(runs, run -> delta(run, 2))))
                + ", sharp H / t_inc "
                + Words.number(Ensemble.median(
                        Ensemble.each(runs, run -> GradientMemory.horizon(run.optimizer()) / time(run))))
                + missed(steady)));
        return findings;
    }

    /** The note counts the runs, and names the first one that is not among them and where it fails. */
    private static Finding share(
            String what, String where, List<Outcome> runs, Predicate<Outcome> holds, Function<Outcome, String> place) {
        Predicate<Outcome> inside = run -> !Double.isNaN(time(run)) && holds.test(run);
        Finding share =
                Ensemble.share(what, where, Ensemble.each(runs, run -> inside.test(run) ? 1 : 0), HIGH_PROBABILITY);
        return runs.stream()
                .filter(inside.negate())
                .findFirst()
                .map(run -> share.withNote(share.note()
                        + MISSED
                        + run.settings().text("seed")
                        + (Double.isNaN(time(run)) ? " ends before t_inc" : place.apply(run))))
                .orElse(share);
    }

    private static final String MISSED = "; first missed by seed=";

    /** That part of a note which is replaced. */
    private static String missed(Finding share) {
        int begin = share.note().indexOf(MISSED);
        return begin < 0 ? "" : share.note().substring(begin);
    }

    private static String place(Outcome run, String column) {
        return " at t=" + Words.steps(time(run)) + Extremum.place(run.readings(), time(run), column);
    }

    /** The first w2_i that has changed its sign, and when. */
    private static String flip(Outcome run) {
        return run.readings().first(0, time(run), "flipped", count -> !(count == 0)).stream()
                .mapToObj(t -> " at t=" + Words.steps(t) + Extremum.place(run.readings(), t, "flipped"))
                .findFirst()
                .orElse("");
    }

    /** The gradient that has changed most, of W1 if its delta is too large. */
    private static String unsteady(Outcome run) {
        int layer = delta(run, 1) <= DELTA ? 2 : 1;
        boolean lost = at(run, "high_" + layer) - 1 > DELTA;
        return place(run, (lost ? "high_" : "low_") + layer) + " of W" + layer;
    }

    /** t_inc as planned; NaN where the run ends before. */
    private static double time(Outcome run) {
        double t = AdamFirstPhase.begun(run);
        return t <= run.trajectory().end() ? t : Double.NaN;
    }

    /** At t_inc. */
    private static double at(Outcome run, String column) {
        double t = time(run);
        return Double.isNaN(t) ? t : run.readings().at(t, column);
    }

    /** In units of eta t_inc as planned. */
    private static double size(Outcome run, String column) {
        return at(run, column) / (run.optimizer().eta() * AdamFirstPhase.planned(run));
    }

    private static double delta(Outcome run, int layer) {
        return StrictMath.max(1 - at(run, "low_" + layer), at(run, "high_" + layer) - 1);
    }

    private static String alignment(List<Outcome> runs) {
        double[] times = Ensemble.each(runs, run -> run.readings()
                .first(0, run.trajectory().end(), "astray", count -> count == 0)
                .orElse(Double.NaN));
        double[] shares = Ensemble.each(
                runs,
                run -> run.readings()
                                .first(0, run.trajectory().end(), "astray", count -> count == 0)
                                .orElse(Double.NaN)
                        * run.optimizer().eta()
                        / run.readings().at(0, "w2_min"));
        return "signs first agree at t=" + Words.number(Ensemble.median(times))
                + " (median); eta times that over min |w2(0)| at most " + Words.number(Ensemble.largest(shares));
    }
}
