package org.rmed.theory.uniformity;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.rmed.theory.Finding;
import org.rmed.theory.Outcome;
import org.rmed.theory.Words;

/** Findings for statements that hold with a probability: the share of runs inside a bound, and the run that is worst. */
final class Shares {

    /** What is demanded of a statement "with high probability". */
    static final double HIGH = 0.8;

    /** False alarms of a share, for {@link org.rmed.theory.Evidence}. */
    static final String FALSE_ALARM =
            "a true share as demanded or more is called failed in less than 1 of 200 draws (99% Clopper-Pearson interval)";

    private Shares() {}

    /**
     * The share of runs whose measure is at most their own bound. The note names the worst run by its ratio to its bound.
     *
     * @param what the inequality in words, such as {@code Lbar(T_2) <= eta d^4}
     * @param measure NaN where the run did not get so far: then it is outside
     */
    static Finding atMost(
            String what,
            Ensemble.Cell cell,
            ToDoubleFunction<Outcome> measure,
            ToDoubleFunction<Outcome> bound,
            double demanded) {
        return atMost(what, cell, measure, bound, demanded, run -> "");
    }

    /** The same; what the place function says of the worst run follows its seed. */
    static Finding atMost(
            String what,
            Ensemble.Cell cell,
            ToDoubleFunction<Outcome> measure,
            ToDoubleFunction<Outcome> bound,
            double demanded,
            Function<Outcome, String> place) {
        Outcome worst = Ensemble.worst(cell.runs(), run -> measure.applyAsDouble(run) / bound.applyAsDouble(run));
        double[] inside =
                Ensemble.each(cell.runs(), run -> measure.applyAsDouble(run) <= bound.applyAsDouble(run) ? 1 : 0);
        return share(what, cell, measure, inside, worst, bound, demanded, place.apply(worst));
    }

    /** The share of runs whose measure is at least a bound; NaN is outside. */
    static Finding atLeast(
            String what, Ensemble.Cell cell, ToDoubleFunction<Outcome> measure, double bound, double demanded) {
        Outcome worst = Ensemble.worst(cell.runs(), run -> -measure.applyAsDouble(run));
        double[] inside = Ensemble.each(cell.runs(), run -> measure.applyAsDouble(run) >= bound ? 1 : 0);
        return share(what, cell, measure, inside, worst, run -> bound, demanded, "");
    }

    private static Finding share(
            String what,
            Ensemble.Cell cell,
            ToDoubleFunction<Outcome> measure,
            double[] inside,
            Outcome worst,
            ToDoubleFunction<Outcome> bound,
            double demanded,
            String place) {
        return Ensemble.share("share of runs with " + what, cell.where(), inside, demanded)
                .withNote(String.format(
                        Locale.ROOT,
                        "median %s, worst %s against %s, seed=%s%s",
                        Words.number(Ensemble.median(Ensemble.each(cell.runs(), measure))),
                        Words.number(measure.applyAsDouble(worst)),
                        Words.number(bound.applyAsDouble(worst)),
                        worst.settings().text("seed"),
                        place));
    }

    /** A phase time, or NaN, so that what is read up to it is NaN too. */
    static double time(Outcome run, String phase) {
        return run.trajectory().phases().time(phase).orElse(Double.NaN);
    }

    /** The largest reading between two times; NaN if one of them was not reached. */
    static double largest(Outcome run, double from, double to, String column) {
        return from <= to ? run.readings().largest(from, to, column) : Double.NaN;
    }

    /** The smallest reading between two times; NaN likewise. */
    static double smallest(Outcome run, double from, double to, String column) {
        return from <= to ? run.readings().smallest(from, to, column) : Double.NaN;
    }

    /** A trajectory column at a phase time, NaN if it was not reached. */
    static double at(Outcome run, String phase, String column) {
        double t = time(run, phase);
        return t >= 0 ? run.trajectory().value(run.trajectory().at(t), column) : Double.NaN;
    }

    /** Where a reading first exceeds a bound: {@code ; first at t=104, i=3}. Empty if it never does. */
    static String first(Outcome run, double from, double to, String column, double bound, String... coordinates) {
        OptionalDouble t =
                from <= to ? run.readings().first(from, to, column, x -> !(x <= bound)) : OptionalDouble.empty();
        if (t.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("; first at t=" + Words.steps(t.getAsDouble()));
        for (String coordinate : coordinates) {
            // the name ends in the coordinate's letter, as in sign_1_i
            text.append(", ")
                    .append(coordinate.substring(coordinate.length() - 1))
                    .append('=');
            text.append(Words.steps(run.readings().at(t.getAsDouble(), coordinate)));
        }
        return text.toString();
    }
}
