package org.rmed.theory.gauge;

import java.util.List;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * Signs and sizes of the weights, with s_i = sign(w2_i(0)) (Lemmas 17 and 22 of Jiang, Malik and Li 2023):
 *
 * <ul>
 *   <li>{@code flipped}: how many w2_i have another sign than s_i;
 *   <li>{@code astray}: how many W1[i,j] have another sign than w2_i(0) sign(A_j), 0 counting as another;
 *   <li>{@code w1_min, w1_max, w2_min, w2_max}: of |W1[i,j]| and |w2_i|.
 * </ul>
 */
public record SignsAndSizes() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of("flipped", "astray", "w1_min", "w1_max", "w2_min", "w2_max");
    }

    @Override
    public Reader attach(Setup setup) {
        double[] start = setup.problem().secondLayer().clone();
        double[] target = setup.problem().target();
        return (t, network) -> read(network, start, target);
    }

    private static double[] read(Network network, double[] start, double[] target) {
        int flipped = 0;
        int astray = 0;
        double[] first = {Double.POSITIVE_INFINITY, 0};
        double[] second = {Double.POSITIVE_INFINITY, 0};
        for (int i = 0; i < start.length; i++) {
            double w = network.secondLayer()[i];
            if (!(w * start[i] > 0)) {
                flipped++;
            }
            widen(second, w);
            double[] row = network.firstLayer()[i];
            for (int j = 0; j < row.length; j++) {
                if (!(row[j] * StrictMath.signum(start[i]) * StrictMath.signum(target[j]) > 0)) {
                    astray++;
                }
                widen(first, row[j]);
            }
        }
        return new double[] {flipped, astray, first[0], first[1], second[0], second[1]};
    }

    private static void widen(double[] range, double value) {
        double size = Math.abs(value);
        range[0] = Math.min(range[0], size);
        range[1] = Math.max(range[1], size);
    }
}
