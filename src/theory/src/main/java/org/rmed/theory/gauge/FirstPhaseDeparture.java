package org.rmed.theory.gauge;

import java.util.List;
import java.util.Optional;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;
import org.rmed.theory.law.FirstPhase;
import org.rmed.theory.law.LogisticLaw;

/**
 * W2 against the explicit form of Lemma 4 of Jiang, Malik and Li (2023), with the exact modes of heavy ball ({@link FirstPhase})
 * and with the paper's, P_i = C1_i x1^t + C2_i x2^t, x = 1 +- h ||A||.
 *
 * <ul>
 *   <li>departure = max |w2_i - exact_i| / max |exact_i|;
 *   <li>remainder = max |w2_i - exact_i| / x^t, x the exact growth factor;
 *   <li>paper_remainder = max |w2_i - P_i| / x1^t, the paper's r3;
 *   <li>common_factor = f, the least-squares factor of W2 = f P;
 *   <li>coordinate_difference = max |w2_i - f P_i| / max |f P_i|.
 * </ul>
 *
 * Each maximum is followed by its i, as {@link Extremum} has it. A method without momentum of its own is held against gradient
 * descent. All NaN where the exact modes oscillate.
 */
public record FirstPhaseDeparture() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of(
                "departure",
                "departure_i",
                "remainder",
                "remainder_i",
                "paper_remainder",
                "paper_remainder_i",
                "common_factor",
                "coordinate_difference",
                "coordinate_difference_i");
    }

    @Override
    public Reader attach(Setup setup) {
        double norm = setup.problem().targetNorm();
        double eta = setup.optimizer().eta();
        double beta = setup.optimizer().momentum();
        double[] c1 = setup.problem().growingDirection();
        double[] start = setup.problem().secondLayer().clone();
        double root = 1 - StrictMath.sqrt(beta);
        Optional<FirstPhase> law =
                eta * norm < root * root ? Optional.of(new FirstPhase(c1, start, norm, eta, beta)) : Optional.empty();
        // ||C1||^2 plays no part in the growth factor
        double growth = new LogisticLaw(norm, norm / 2, eta, beta).growth();
        double drive = eta * norm / (1 - beta);
        return (t, network) -> law.map(exact -> read(t, network.secondLayer(), exact, growth, drive))
                .orElseGet(() -> nothing());
    }

    private double[] nothing() {
        return columns().stream()
                .mapToDouble(column -> column.endsWith("_i") ? Extremum.NOWHERE : Double.NaN)
                .toArray();
    }

    private static double[] read(long t, double[] w2, FirstPhase law, double growth, double drive) {
        double[] exact = law.weights(t);
        double plus = StrictMath.pow(1 + drive, t);
        double minus = StrictMath.pow(1 - drive, t);
        double[] c1 = law.growing();
        double[] paper = law.w2Initial();
        for (int i = 0; i < paper.length; i++) {
            paper[i] = c1[i] * plus + (paper[i] - c1[i]) * minus;
        }
        double factor = Vectors.dot(w2, paper) / Vectors.dot(paper, paper);
        Extremum beyond = distance(w2, 1, exact);
        Extremum beyondPaper = distance(w2, 1, paper);
        Extremum difference = distance(w2, factor, paper);
        return new double[] {
            beyond.value() / Vectors.largest(exact),
            beyond.first(),
            beyond.value() / StrictMath.pow(growth, t),
            beyond.first(),
            beyondPaper.value() / plus,
            beyondPaper.first(),
            factor,
            difference.value() / StrictMath.abs(factor * Vectors.largest(paper)),
            difference.first()
        };
    }

    /** max |x_i - factor y_i|. */
    private static Extremum distance(double[] x, double factor, double[] y) {
        double[] difference = x.clone();
        Vectors.add(difference, -factor, y);
        return Extremum.largest(difference);
    }
}
