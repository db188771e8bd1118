package org.rmed.theory.gauge;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.linear.Hessian;
import org.rmed.linear.simulation.Setup;
import org.rmed.random.Streams;
import org.rmed.statistic.DiagonalUniformity;
import org.rmed.theory.Gauge;

/**
 * Networks W1 = u v^T + R1, W2 = c u^T + R2 with relative residuals up to delta, drawn at t = 0 in the run's d: how much of
 * Lemma 30's bracket the ratio of R_med,k to max u^2 / median u^2 takes up,
 *
 * <pre>| ln( R_med,k median u^2 / max u^2 ) | / ( 2 ln( (1 + delta)/(1 - delta) ) ).</pre>
 *
 * For each delta in {@code DELTAS} three: residuals uniform in +-delta; those that push the largest |u_i| out and all others in;
 * and the reverse. The second takes up all of the bracket if u has one largest entry.
 *
 * <p>Columns: the largest share for each layer, the share of the pushed ones alone, and the largest relative residual over its
 * delta; then the trials of the first three, 0 to 20: 3k for the reverse of the kth delta, 3k + 1 for its random residuals, 3k + 2
 * for the pushed.
 *
 * @param excess residuals are drawn up to so many times delta; 1 is the lemma's
 */
public record RankOneInstances(double excess) implements Gauge {

    /** The extremes so far. */
    private record Seen(Extremum first, Extremum second, Extremum pushed, Extremum residual) {

        Seen() {
            this(Extremum.largest(), Extremum.largest(), Extremum.smallest(), Extremum.largest());
            first.take(0, Extremum.NOWHERE);
            second.take(0, Extremum.NOWHERE);
            pushed.take(1, Extremum.NOWHERE);
            residual.take(0, Extremum.NOWHERE);
        }

        double[] row() {
            return new double[] {
                first.value(),
                second.value(),
                pushed.value(),
                residual.value(),
                first.first(),
                second.first(),
                pushed.first()
            };
        }
    }

    private static final double[] DELTAS = {0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.49};

    @Override
    public List<String> columns() {
        return List.of(
                "bracket_1", "bracket_2", "pushed", "residual", "bracket_1_trial", "bracket_2_trial", "pushed_trial");
    }

    @Override
    public Reader attach(Setup setup) {
        Streams streams = Draws.of(setup, "lemma30/");
        int d = setup.problem().dimension();
        Seen seen = new Seen();
        return (t, network) -> {
            for (int k = 0; t == 0 && k < DELTAS.length; k++) {
                UniformRandomProvider source = streams.open("instance", k);
                for (int push = -1; push <= 1; push++) {
                    look(source, d, k, push, seen);
                }
            }
            return seen.row();
        };
    }

    /** @param push 0: random residuals; 1: the largest out, the others in; -1: the reverse */
    private void look(UniformRandomProvider source, int d, int k, int push, Seen seen) {
        double delta = DELTAS[k];
        int trial = 3 * k + push + 1;
        double[] u = Streams.gaussian(source, 1, 1, d)[0];
        double[] v = Streams.gaussian(source, 1, 1, d)[0];
        int largest = 0;
        for (int i = 1; i < d; i++) {
            largest = StrictMath.abs(u[i]) > StrictMath.abs(u[largest]) ? i : largest;
        }
        double[] w2 = new double[d];
        double[][] w1 = new double[d][d];
        for (int i = 0; i < d; i++) {
            double outward = i == largest ? push : -push;
            w2[i] = 3 * u[i] * (1 + residual(source, delta, push == 0, outward, seen));
            for (int j = 0; j < d; j++) {
                w1[i][j] = u[i] * v[j] * (1 + residual(source, delta, push == 0, outward, seen));
            }
        }
        double limit = DiagonalUniformity.rMed(Hessian.firstLayerDiagonal(u));
        double width = 2 * StrictMath.log((1 + delta) / (1 - delta));
        double first = share(DiagonalUniformity.rMed(Hessian.firstLayerDiagonal(w2)), limit, width);
        double second = share(DiagonalUniformity.rMed(Hessian.secondLayerDiagonal(w1)), limit, width);
        seen.first.take(first, trial);
        seen.second.take(second, trial);
        if (push == 1) {
            seen.pushed.take(StrictMath.min(first, second), trial);
        }
    }

    private static double share(double ratio, double limit, double width) {
        return StrictMath.abs(StrictMath.log(ratio / limit)) / width;
    }

    private double residual(UniformRandomProvider source, double delta, boolean random, double outward, Seen seen) {
        double residual = excess * delta * (random ? 2 * source.nextDouble() - 1 : outward);
        seen.residual.take(StrictMath.abs(residual) / delta, Extremum.NOWHERE);
        return residual;
    }
}
