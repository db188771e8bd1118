package org.rmed.theory.gauge;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.linear.simulation.Setup;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.Optimizer;
import org.rmed.spec.UsageException;
import org.rmed.theory.Gauge;

/**
 * Lemma 32 at t = 0: the bias-corrected average
 *
 * <pre>b_t = (1 - beta)/(1 - beta^(t+1)) sum_(tau &lt;= t) beta^tau a_(t-tau),   |a| &lt;= M,</pre>
 *
 * with the memories of the run's optimizer, cut after H = ceil( ln( M / (eps (1 - beta)) ) / (1 - beta) ) terms, for eps / M =
 * 0.1, 0.01, 1e-4 and t from H + 1 to 3 H. Four sequences: uniform, random signs, M only where it is cut, and M everywhere.
 *
 * <p>Columns: the largest change over eps; the largest change over tail + rounding, with the tail M (beta^(H+1) - beta^(t+1))/(1 -
 * beta^(t+1)), which is the most it can be, and rounding 4 (t + 4) 2^-53 M; the smallest (change + rounding) over the tail for M
 * everywhere, which attains it; the largest |a| / M; then the trials of the
 * first three, counted from 0 in the order memories, eps, t, sequences.
 *
 * @param bounded whether |a| &lt;= M; if not, a grows like beta^(-2 tau) into the past, as when gradients die out faster than the
 *     average forgets
 */
public record TruncatedAverages(boolean bounded) implements Gauge {

    private static final double[] ACCURACIES = {0.1, 0.01, 1e-4};
    private static final int TIMES = 4;
    private static final int SEQUENCES = 4;

    /** The extremes so far. */
    private record Seen(Extremum overEps, Extremum overTail, Extremum attained, Extremum size) {

        Seen() {
            this(Extremum.largest(), Extremum.largest(), Extremum.smallest(), Extremum.largest());
            overEps.take(0, Extremum.NOWHERE);
            overTail.take(0, Extremum.NOWHERE);
            size.take(0, Extremum.NOWHERE);
        }

        double[] row() {
            return new double[] {
                overEps.value(),
                overTail.value(),
                attained.value(),
                size.value(),
                overEps.first(),
                overTail.first(),
                attained.first()
            };
        }
    }

    @Override
    public List<String> columns() {
        return List.of(
                "over_eps", "over_tail", "attained", "size", "over_eps_trial", "over_tail_trial", "attained_trial");
    }

    @Override
    public Reader attach(Setup setup) {
        double[] memories = memories(setup.optimizer());
        UniformRandomProvider source = Draws.of(setup, "lemma32/").open("sequences");
        Seen seen = new Seen();
        return (t, network) -> {
            for (int k = 0; t == 0 && k < memories.length; k++) {
                for (int a = 0; a < ACCURACIES.length; a++) {
                    look(source, memories[k], ACCURACIES[a], (k * ACCURACIES.length + a) * TIMES * SEQUENCES, seen);
                }
            }
            return seen.row();
        };
    }

    /** beta1 and beta2, or beta. */
    private static double[] memories(Optimizer optimizer) {
        if (optimizer instanceof Adam adam) {
            return new double[] {adam.beta1(), adam.beta2()};
        }
        if (optimizer.momentum() > 0) {
            return new double[] {optimizer.momentum()};
        }
        throw new UsageException("optimizer=" + optimizer.name()
                + " keeps no average that Lemma 32 could cut; use optimizer=adam, or sgdm with beta > 0");
    }

    /** The smallest H for which the lemma promises a change of at most eps. */
    static int terms(double beta, double accuracy) {
        return (int) StrictMath.ceil(StrictMath.log(1 / (accuracy * (1 - beta))) / (1 - beta));
    }

    private void look(UniformRandomProvider source, double beta, double accuracy, int firstTrial, Seen seen) {
        int cut = terms(beta, accuracy);
        double most = StrictMath.exp(20 * source.nextDouble() - 10);
        int trial = firstTrial;
        for (int t : new int[] {cut + 1, cut + 2, 2 * cut, 3 * cut}) {
            double all = StrictMath.pow(beta, t + 1);
            double tail = most * (StrictMath.pow(beta, cut + 1) - all) / (1 - all);
            double rounding = 4 * (t + 4) * 0x1p-53 * most;
            for (int kind = 0; kind < SEQUENCES; kind++) {
                double[] past = past(source, kind, t, cut, beta);
                seen.size.take(largest(past), trial);
                double change = most * StrictMath.abs(average(past, beta, t, t) - average(past, beta, t, cut));
                seen.overEps.take(change / (accuracy * most), trial);
                seen.overTail.take(change / (tail + rounding), trial);
                if (kind == SEQUENCES - 1) {
                    seen.attained.take((change + rounding) / tail, trial);
                }
                trial++;
            }
        }
    }

    /** a_(t-tau) / M for tau = 0, ..., t. */
    private double[] past(UniformRandomProvider source, int kind, int t, int cut, double beta) {
        double[] past = new double[t + 1];
        for (int tau = 0; tau <= t; tau++) {
            past[tau] = switch (kind) {
                case 0 -> 2 * source.nextDouble() - 1;
                case 1 -> source.nextBoolean() ? 1 : -1;
                case 2 -> tau > cut ? 1 : 0;
                default -> 1;
            };
            past[tau] *= bounded ? 1 : StrictMath.pow(beta, -2.0 * tau);
        }
        return past;
    }

    /** b_t from its first terms, tau <= last. */
    private static double average(double[] past, double beta, int t, int last) {
        double sum = 0;
        for (int tau = last; tau >= 0; tau--) {
            sum = sum * beta + past[tau];
        }
        return sum * (1 - beta) / (1 - StrictMath.pow(beta, t + 1));
    }

    private static double largest(double[] past) {
        double largest = 0;
        for (double a : past) {
            largest = StrictMath.max(largest, StrictMath.abs(a));
        }
        return largest;
    }
}
