package org.rmed.theory.gauge;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * Lemma 33 at t = 0: for |e_n| &lt;= delta |g|, |e_d| &lt;= delta g^2, 0 &lt;= xi &lt;= delta |g| the distance of
 *
 * <pre>sign(g) (g + e_n) / ( sqrt(g^2 + e_d) + xi )</pre>
 *
 * from 1, at the corners of the perturbations and at {@value #RANDOM} random ones for every g, with g of either sign and sizes
 * 1e-12 to 1. Vectors, by delta = largest 2^-k: {@code delta}, the largest distance {@code deviation}, and the {@code trial} it
 * was found in: 28 for every g in turn, first the corners. Column: largest.
 *
 * @param largest delta, below 1
 */
public record PerturbedSigns(double largest) implements Gauge {

    private static final int HALVINGS = 16;
    private static final int GRADIENTS = 20;
    private static final int RANDOM = 20;

    @Override
    public List<String> columns() {
        return List.of("delta");
    }

    @Override
    public Reader attach(Setup setup) {
        UniformRandomProvider source = Draws.of(setup, "lemma33/").open("perturbations");
        double[] delta = new double[HALVINGS];
        double[] deviation = new double[HALVINGS];
        double[] trial = new double[HALVINGS];
        for (int k = 0; k < HALVINGS; k++) {
            delta[k] = StrictMath.scalb(largest, -k);
            Extremum worst = worst(source, delta[k]);
            deviation[k] = worst.value();
            trial[k] = worst.first();
        }
        return new Reader() {
            @Override
            public double[] read(long t, Network network) {
                return new double[] {largest};
            }

            @Override
            public Map<String, double[]> vectors() {
                return Map.of("delta", delta, "deviation", deviation, "trial", trial);
            }
        };
    }

    private static Extremum worst(UniformRandomProvider source, double delta) {
        Extremum worst = Extremum.largest();
        int trial = 0;
        for (int k = 0; k < GRADIENTS; k++) {
            double size = StrictMath.pow(10, -12 * source.nextDouble());
            double g = source.nextBoolean() ? size : -size;
            for (int corner = 0; corner < 8; corner++) {
                double numerator = (corner & 1) == 0 ? -delta : delta;
                double root = (corner & 2) == 0 ? -delta : delta;
                worst.take(distance(g, numerator, root, (corner & 4) == 0 ? 0 : delta), trial++);
            }
            for (int draw = 0; draw < RANDOM; draw++) {
                double numerator = delta * (2 * source.nextDouble() - 1);
                double root = delta * (2 * source.nextDouble() - 1);
                worst.take(distance(g, numerator, root, delta * source.nextDouble()), trial++);
            }
        }
        return worst;
    }

    /** For e_n = numerator |g|, e_d = root g^2 and xi in units of |g|. */
    private static double distance(double g, double numerator, double root, double xi) {
        double size = StrictMath.abs(g);
        double ratio = (g + numerator * size) / (StrictMath.sqrt(g * g + root * g * g) + xi * size);
        return StrictMath.abs(StrictMath.signum(g) * ratio - 1);
    }
}
