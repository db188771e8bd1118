package org.rmed.theory.gauge;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.random.Streams;
import org.rmed.theory.Gauge;

/**
 * What Lemmas 34, 35 and the concentration of the median say of d numbers X_i ~ N(0, s^2), for the run's own W2(0) and for more
 * samples like it. Vectors, one number per sample: {@code largest} = max X_i^2 / s^2, {@code median} = median X_i^2 / s^2,
 * {@code inverse} = s sum_i 1/|X_i|. Columns, over all numbers: how far their variance, kurtosis and the product of neighbours
 * are from s^2, 3 and 0, in standard errors of independent Gaussians (sqrt(2/n), sqrt(24/n), sqrt(1/n)).
 *
 * @param law of the numbers
 */
public record GaussianSamples(SampleLaw law) implements Gauge {

    private static final int FEWEST = 50;
    private static final int MOST = 200;
    private static final int NUMBERS = 102_400;

    @Override
    public List<String> columns() {
        return List.of("variance", "kurtosis", "correlation");
    }

    @Override
    public Reader attach(Setup setup) {
        double s = setup.problem().scale();
        int d = setup.problem().dimension();
        int samples = StrictMath.max(FEWEST, StrictMath.min(MOST, NUMBERS / d));
        Moments moments = new Moments();
        double[] largest = new double[samples];
        double[] median = new double[samples];
        double[] inverse = new double[samples];
        Streams streams = Draws.of(setup, "gaussians/");
        for (int k = 0; k < samples; k++) {
            double[] values = new double[d];
            if (k == 0) {
                System.arraycopy(setup.problem().secondLayer(), 0, values, 0, d);
            } else {
                Streams.gaussian(streams.open("sample", k), s, values);
            }
            law.shape(s, values);
            moments.add(values, s);
            for (int i = 0; i < d; i++) {
                inverse[k] += s / StrictMath.abs(values[i]);
                values[i] = (values[i] / s) * (values[i] / s);
            }
            Arrays.sort(values);
            largest[k] = values[d - 1];
            median[k] = 0.5 * (values[(d - 1) / 2] + values[d / 2]);
        }
        double[] row = moments.deviations();
        return new Reader() {
            @Override
            public double[] read(long t, Network network) {
                return row.clone();
            }

            @Override
            public Map<String, double[]> vectors() {
                return Map.of("largest", largest, "median", median, "inverse", inverse);
            }
        };
    }

    /** Sums over all samples. */
    private static final class Moments {

        private double count;
        private double pairs;
        private double squares;
        private double fourths;
        private double products;

        void add(double[] values, double s) {
            for (int i = 0; i < values.length; i++) {
                double x = values[i] / s;
                squares += x * x;
                fourths += x * x * x * x;
                if (i > 0) {
                    products += x * values[i - 1] / s;
                }
            }
            count += values.length;
            pairs += values.length - 1;
        }

        double[] deviations() {
            double variance = squares / count;
            double kurtosis = fourths / count / (variance * variance);
            return new double[] {
                StrictMath.abs(variance - 1) / StrictMath.sqrt(2 / count),
                StrictMath.abs(kurtosis - 3) / StrictMath.sqrt(24 / count),
                pairs == 0 ? 0 : StrictMath.abs(products) / StrictMath.sqrt(pairs)
            };
        }
    }
}
