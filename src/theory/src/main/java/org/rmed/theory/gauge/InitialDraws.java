package org.rmed.theory.gauge;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.random.Streams;
import org.rmed.theory.Gauge;

/**
 * Further draws of the initial weights of a run's d and s, by the program's own initializer from streams of their own (Lemma 20 of
 * Jiang, Malik and Li 2023). Vectors with one number per draw, in units of s and s^2: {@code w2_min, w2_max} of |w2_i(0)| / s,
 * {@code w1_max} of |W1(0)[i,j]| / s^2; and {@code rare} = how many of the |w2_i(0)| are below s^(3/2). No columns.
 *
 * @param perDimension d times as many are drawn: the probabilities of interest are 1 - O(1/d), and d times as many tell them apart
 */
public record InitialDraws(int perDimension) implements Gauge {

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Reader attach(Setup setup) {
        Map<String, double[]> vectors = drawn(setup);
        return new Reader() {
            @Override
            public double[] read(long t, Network network) {
                return new double[0];
            }

            @Override
            public Map<String, double[]> vectors() {
                return vectors;
            }
        };
    }

    private Map<String, double[]> drawn(Setup setup) {
        double s = setup.problem().scale();
        Streams streams = new Streams(setup.settings().whole("seed", 0, 1L << 53))
                .within("lemma20/d=" + setup.problem().dimension());
        int draws = perDimension * setup.problem().dimension();
        double[] least = new double[draws];
        double[] most = new double[draws];
        double[] first = new double[draws];
        double[] rare = new double[draws];
        for (int k = 0; k < draws; k++) {
            TwoLayerProblem start = TwoLayerProblem.gaussian(
                    streams.within("draw=" + k), setup.problem().target(), s, Optional.empty());
            double[] sizes =
                    Arrays.stream(start.secondLayer()).map(StrictMath::abs).toArray();
            least[k] = Arrays.stream(sizes).min().orElseThrow() / s;
            most[k] = Arrays.stream(sizes).max().orElseThrow() / s;
            first[k] = Arrays.stream(start.firstLayer())
                            .flatMapToDouble(Arrays::stream)
                            .map(StrictMath::abs)
                            .max()
                            .orElseThrow()
                    / (s * s);
            rare[k] = Arrays.stream(sizes)
                    .filter(size -> size < s * StrictMath.sqrt(s))
                    .count();
        }
        return Map.of("w2_min", least, "w2_max", most, "w1_max", first, "rare", rare);
    }
}
