package org.rmed.theory.gauge;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.ErrorOracle;
import org.rmed.linear.engine.Network;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.simulation.Setup;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.theory.Gauge;

/**
 * Lemma 31, in two ways. Beside the run, trials: T = {@value #STEPS} steps of d^2 + d independent entries each, the largest
 * |entry| / sigma of every trial in the vectors {@code gaussian} and {@code other}. In the run, with the noise that its own
 * optimizer is told at t, the gradients' |Delta g| over their bounds
 *
 * <pre>M2 sigma sqrt(2 d^3 T) (1 + d^2 M1 M2)   and   d M1 sigma sqrt(2 d^3 T) (1 + d^2 M1 M2)</pre>
 *
 * with M1, M2 the largest |W1[i,j]|, |w2_i| at t, T the run's steps and the last state's. Columns: both, the noise of the error in
 * units of sigma sqrt(||W2 W1||^2 + 1), sigma, and the variance of {@code other} over sigma^2.
 *
 * @param other law of the second vector
 */
public record BatchNoise(NoiseLaw other) implements Gauge {

    /** T of the trials. */
    public static final int STEPS = 20;

    private static final int MOST_TRIALS = 40;
    private static final int MOST_NUMBERS = 100_000;

    @Override
    public List<String> columns() {
        return List.of("g1", "g2", "noise", "sigma", "variance");
    }

    /** sqrt(2 d^3 T): Lemma 31's bound in units of sigma. */
    public static double bound(double d, double steps) {
        return StrictMath.sqrt(2 * d * d * d * steps);
    }

    @Override
    public Reader attach(Setup setup) {
        double sigma = sigma(setup);
        ErrorOracle oracle = setup.oracle();
        Streams streams = Draws.of(setup, setup.settings().text("batch").equals("0") ? "sigma/" : "batch/");
        int d = setup.problem().dimension();
        Map<String, double[]> trials =
                Map.of("gaussian", trials(NoiseLaw.GAUSSIAN, streams, d), "other", trials(other, streams, d));
        return new Reader() {
            @Override
            public double[] read(long t, Network network) {
                return look(t, network, oracle, sigma, bound(d, setup.steps() + 1));
            }

            @Override
            public Map<String, double[]> vectors() {
                return trials;
            }
        };
    }

    /**
     * The smallest sigma with Var(Lambda~[i,j]), Var(A~_j) <= sigma^2: the setting, or for batches of B standard Gaussian inputs
     * sigma^2 B = max( Var x_j^2 = 2, Var y x_j = ||A||^2 + A_j^2 + labelNoise^2 ).
     *
     * @throws UsageException if there is no noise, or it is that of batches of a finite sample
     */
    static double sigma(Setup setup) {
        int batch = setup.settings().integer("batch", 0, 1 << 28);
        double sigma = setup.settings().real("sigma", 0, 1e6);
        if (batch == 0 && sigma == 0) {
            throw new UsageException("sigma=0 and batch=0 make no noise; Lemma 31 needs one of them above 0");
        }
        if (batch == 0) {
            return sigma;
        }
        TwoLayerProblem problem = setup.problem();
        if (problem.sample().isPresent()) {
            throw new UsageException("data=sample with batch=" + batch
                    + " has a variance that depends on the sample; Lemma 31 is checked with data=population");
        }
        double label = setup.settings().real("labelNoise", 0, 1e6);
        double largest = problem.largestTarget();
        double squares = LossAndGradient.dot(problem.target(), problem.target()) + largest * largest + label * label;
        return StrictMath.sqrt(StrictMath.max(2, squares) / batch);
    }

    private static double[] trials(NoiseLaw law, Streams streams, int d) {
        int numbers = d * d + d;
        int trials = StrictMath.max(1, StrictMath.min(MOST_TRIALS, MOST_NUMBERS / (STEPS * numbers)));
        double[] entries = new double[numbers];
        double[] largest = new double[trials];
        for (int k = 0; k < trials; k++) {
            var source = streams.open(law.name(), k);
            for (int t = 0; t < STEPS; t++) {
                law.fill(source, bound(d, STEPS), entries);
                largest[k] = StrictMath.max(largest[k], Vectors.largest(entries));
            }
        }
        return largest;
    }

    private double[] look(long t, Network network, ErrorOracle oracle, double sigma, double bound) {
        double[] error = network.error();
        int d = error.length;
        double[] product = error.clone();
        Vectors.add(product, 1, network.target());
        double[] noise = oracle.answer(t, product, error).clone();
        Vectors.add(noise, -1, error);
        double m1 = 0;
        double g2 = 0;
        for (double[] row : network.firstLayer()) {
            m1 = StrictMath.max(m1, Vectors.largest(row));
            g2 = StrictMath.max(g2, StrictMath.abs(Vectors.dot(row, noise)));
        }
        double m2 = Vectors.largest(network.secondLayer());
        double common = sigma * bound * (1 + (double) d * d * m1 * m2);
        double squares = Arrays.stream(product).map(p -> p * p).reduce(1, Double::sum);
        return new double[] {
            Vectors.largest(noise) / common, // max |w2_i noise_j| = M2 max |noise_j|
            g2 / (d * m1 * common),
            Vectors.largest(noise) / (sigma * StrictMath.sqrt(squares)),
            sigma,
            other.variance()
        };
    }
}
