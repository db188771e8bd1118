package org.rmed.theory.gauge;

import java.util.List;
import java.util.Map;
import org.rmed.linear.engine.Network;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * What the phase definitions of SGD+M speak of, worked out from the weights alone: max |w2_i|, max |W1[i,j]|, max |(W2 W1)_j|,
 * max_j sign(A_j) E_j and ||E||^2, each maximum followed by its i, its i and j, or its j. The vector {@value #AT_T1} is W2 when Definition 1 first holds, empty if it never does.
 */
public record LayerSizes() implements Gauge {

    /** Name of the vector. */
    public static final String AT_T1 = "second_layer_at_T_1";

    @Override
    public List<String> columns() {
        return List.of(
                "largest_w2",
                "largest_w2_i",
                "largest_w1",
                "largest_w1_i",
                "largest_w1_j",
                "largest_product",
                "largest_product_j",
                "error_top",
                "error_top_j",
                "error_squared");
    }

    @Override
    public Reader attach(Setup setup) {
        return new SizeReader(setup.problem().target(), setup.problem().scale());
    }

    private static final class SizeReader implements Reader {

        private final double[] target;
        private final double threshold;
        private double[] atEnd = new double[0];

        SizeReader(double[] target, double scale) {
            this.target = target;
            this.threshold = StrictMath.sqrt(scale);
        }

        @Override
        public double[] read(long t, Network network) {
            double[] product = new double[target.length];
            for (int i = 0; i < product.length; i++) {
                Vectors.add(product, network.secondLayer()[i], network.firstLayer()[i]);
            }
            Extremum first = Extremum.largest(network.firstLayer());
            Extremum second = Extremum.largest(network.secondLayer());
            if (atEnd.length == 0 && StrictMath.max(first.value(), second.value()) >= threshold) {
                atEnd = network.secondLayer().clone();
            }
            Extremum top = Extremum.largest();
            double squares = 0;
            for (int j = 0; j < product.length; j++) {
                double error = product[j] - target[j];
                top.take(StrictMath.signum(target[j]) * error, j);
                squares += error * error;
            }
            Extremum most = Extremum.largest(product);
            return new double[] {
                second.value(),
                second.first(),
                first.value(),
                first.first(),
                first.second(),
                most.value(),
                most.first(),
                top.value(),
                top.first(),
                squares
            };
        }

        @Override
        public Map<String, double[]> vectors() {
            return Map.of(AT_T1, atEnd);
        }
    }
}
