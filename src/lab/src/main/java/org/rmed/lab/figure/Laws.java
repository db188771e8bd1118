package org.rmed.lab.figure;

import java.util.List;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.FirstPhase;
import org.rmed.theory.law.LearnedShare;
import org.rmed.theory.law.LogisticLaw;
import org.rmed.theory.law.PhaseTimeLaw;
import org.rmed.theory.law.Remainder;

/** The laws of a run: those of the weights it starts with and its learning rate. */
final class Laws {

    private Laws() {}

    /** q(t) of SGD+M. */
    static LearnedShare learned(Outcome run) {
        double squares = Vectors.dot(run.growingDirection(), run.growingDirection());
        return new LearnedShare(new LogisticLaw(
                run.targetNorm(),
                squares,
                run.optimizer().eta(),
                run.optimizer().momentum()));
    }

    /** What SGD+M leaves behind of its start; W1(0) is made again. */
    static Remainder remainder(Outcome run) {
        return new Remainder(firstPhase(run), Setup.of(run.settings()).problem().firstLayer(), run.target());
    }

    /** The phase times of its optimizer. */
    static List<PhaseTimeLaw> phaseTimes(Outcome run) {
        return run.optimizer().linearInGradient()
                ? PhaseTimeLaw.ofSgdm(firstPhase(run), run.target(), run.scale(), run.eps())
                : PhaseTimeLaw.ofAdam(
                        run.target(), run.secondLayer(), run.optimizer().eta(), run.scale());
    }

    private static FirstPhase firstPhase(Outcome run) {
        return new FirstPhase(
                run.growingDirection(),
                run.secondLayer(),
                run.targetNorm(),
                run.optimizer().eta(),
                run.optimizer().momentum());
    }
}
