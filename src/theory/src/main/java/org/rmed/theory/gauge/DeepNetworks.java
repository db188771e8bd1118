package org.rmed.theory.gauge;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.random.Streams;
import org.rmed.theory.Gauge;

/**
 * Lemma 29 on networks drawn at t = 0: depth 1 to {@value #DEEPEST}, every width 1 to d but at most {@value #WIDEST}, inputs not white. Every weight's first
 * and second central difference of the loss, with step 1, against the closed forms, in units of their rounding
 * ({@link DeepNetwork#unit}). The loss is a polynomial of degree two in each single weight, so there is no truncation error.
 *
 * <p>Columns: the largest of both; where the second is largest (network, layer, row, column, all from 0); how many second
 * derivatives were compared; how far the activation is from linear.
 *
 * @param activation between the layers; the closed forms are those of the linear network
 */
public record DeepNetworks(Activation activation) implements Gauge {

    private static final int NETWORKS = 8;
    private static final int DEEPEST = 5;
    private static final int MOST_SAMPLES = 7;

    /** Whatever d: each of up to 5 w^2 weights costs three passes. */
    public static final int WIDEST = 8;

    @Override
    public List<String> columns() {
        return List.of("gradient", "diagonal", "network", "layer", "row", "column", "compared", "nonlinearity");
    }

    @Override
    public Reader attach(Setup setup) {
        Streams streams = Draws.of(setup, "lemma29/");
        int widest = StrictMath.min(WIDEST, setup.problem().dimension());
        double[] row = new double[columns().size()];
        row[7] = activation.nonlinearity();
        return (long t, Network network) -> {
            for (int k = 0; t == 0 && k < NETWORKS; k++) {
                compare(draw(streams.open("network", k), k, widest), k, row);
            }
            return row.clone();
        };
    }

    /** Depth k mod 5 + 1, so that every depth is there. */
    private DeepNetwork draw(UniformRandomProvider source, int k, int widest) {
        int depth = 1 + k % DEEPEST;
        int[] widths = new int[depth + 1];
        for (int i = 0; i <= depth; i++) {
            widths[i] = 1 + source.nextInt(widest);
        }
        double[][][] layers = new double[depth][][];
        for (int i = 0; i < depth; i++) {
            layers[i] = Streams.gaussian(source, 1, widths[i + 1], widths[i]);
        }
        int samples = 1 + source.nextInt(MOST_SAMPLES);
        return new DeepNetwork(
                activation,
                layers,
                Streams.gaussian(source, 1, widths[0], samples),
                Streams.gaussian(source, 1, widths[depth], samples));
    }

    private static void compare(DeepNetwork deep, int k, double[] row) {
        double centre = deep.loss();
        for (int i = 0; i < deep.depth(); i++) {
            double[][] gradient = deep.gradient(i);
            double[][] diagonal = deep.diagonal(i);
            for (int j = 0; j < gradient.length; j++) {
                for (int l = 0; l < gradient[j].length; l++) {
                    double up = deep.loss(i, j, l, 1);
                    double unit = deep.unit(i, j, l);
                    double down = deep.loss(i, j, l, -1);
                    row[0] = StrictMath.max(row[0], StrictMath.abs((up - down) / 2 - gradient[j][l]) / unit);
                    double off = StrictMath.abs(up - 2 * centre + down - diagonal[j][l]) / unit;
                    row[6]++;
                    if (off > row[1] || Double.isNaN(off)) {
                        row[1] = off;
                        row[2] = k;
                        row[3] = i;
                        row[4] = j;
                        row[5] = l;
                    }
                }
            }
        }
    }
}
