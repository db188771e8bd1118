package org.rmed.theory.falsification;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Result;

/**
 * A candidate that was run.
 *
 * @param candidate what was run
 * @param words the command line that repeats it: {@code d=8 seeds=24 xi=0.03}
 * @param changes number of keys changed
 * @param distance from the claim's own configuration, in shares of the axes
 * @param state what it showed
 * @param result as of {@code rmed verify}; empty where the runs were refused
 * @param reason why, in one line
 */
public record Trial(
        Candidate candidate,
        String words,
        int changes,
        double distance,
        State state,
        Optional<Result> result,
        String reason) {

    /** What a candidate showed. */
    public enum State {
        /** The claim fails there. */
        VIOLATION,
        /** It holds there. */
        HELD,
        /** An interval has its bound inside. */
        OPEN,
        /** The runs diverged, ended too early, or were refused: nothing can be said. */
        LOST
    }

    /** Few changes before many, then near before far, then small before large. */
    static final Comparator<Trial> SIZE = Comparator.comparingInt(Trial::changes)
            .thenComparingDouble(Trial::distance)
            .thenComparingInt(trial -> trial.candidate().d());

    /** Whether a hypothesis is violated. */
    public boolean outside() {
        return result.map(judged -> judged.weakest() == Hypothesis.Status.VIOLATED)
                .orElse(false);
    }

    /** The hypotheses that are met, or violated, like this. */
    public List<Hypothesis.Standing> standings(Hypothesis.Status status) {
        return result.map(Result::standings).orElse(List.of()).stream()
                .filter(standing -> standing.status() == status)
                .toList();
    }

    /** The finding nearest to its bound; empty where nothing was judged. */
    public Optional<Finding> nearest() {
        return result.flatMap(Result::evidence)
                .flatMap(evidence -> evidence.findings().stream().min(Comparator.comparingDouble(Trial::room)));
    }

    /** The room that the nearest finding leaves; infinite where nothing was judged. */
    public double room() {
        return nearest().map(Trial::room).orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * The distance of the measured value to its bound, relative to the bound (absolute where that is 0); negative on the
     * wrong side. Not of the interval's end: with all of the fewest runs on the right side that is next to the bound always.
     */
    static double room(Finding finding) {
        double room = finding.relation() == Relation.AT_LEAST
                ? finding.measured() - finding.bound()
                : finding.bound() - finding.measured();
        double size = StrictMath.abs(finding.bound());
        return Double.isNaN(room) ? Double.NEGATIVE_INFINITY : size > 0 ? room / size : room;
    }
}
