package org.rmed.theory.gauge;

import java.util.List;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * Columns that have flipped and columns that have not. Column j is flipped from the first t on at which
 * sign(A_j) E_j >= -sqrt(eta d) (Definition 6; the column that sets T_1 counts from T_1 on).
 *
 * <pre>
 *   flipped           how many
 *   flipped_error     max over flipped j of |E_j| / sqrt(eta d), at flipped_j; 0 and -1 while there is none
 *   unflipped_1_min   min over i and unflipped j of |W1[i,j]| sqrt(d); +infinity when all have flipped
 *   weight_1_max      max over all i, j of |W1[i,j]| sqrt(d)
 *   weight_2_min, weight_2_max   of |w2_i| sqrt(d)
 * </pre>
 */
public record FlippedColumns() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of(
                "flipped",
                "flipped_error",
                "flipped_j",
                "unflipped_1_min",
                "weight_1_max",
                "weight_2_min",
                "weight_2_max");
    }

    @Override
    public Reader attach(Setup setup) {
        int d = setup.problem().dimension();
        boolean[] flipped = new boolean[d];
        double threshold = StrictMath.sqrt(setup.optimizer().eta() * d);
        return (t, network) -> read(network, flipped, threshold);
    }

    /** Notes the flips of this state first. */
    private static double[] read(Network network, boolean[] flipped, double threshold) {
        int d = flipped.length;
        double[] error = network.error();
        double count = 0;
        double worst = 0;
        double where = -1;
        for (int j = 0; j < d; j++) {
            flipped[j] |= StrictMath.signum(network.target()[j]) * error[j] >= -threshold;
            count += flipped[j] ? 1 : 0;
            if (flipped[j] && !(StrictMath.abs(error[j]) <= worst)) {
                worst = StrictMath.abs(error[j]);
                where = j;
            }
        }
        double root = StrictMath.sqrt(d);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double[] row : network.firstLayer()) {
            for (int j = 0; j < d; j++) {
                double size = StrictMath.abs(row[j]);
                least = flipped[j] ? least : StrictMath.min(least, size);
                most = StrictMath.max(most, size);
            }
        }
        double least2 = Double.POSITIVE_INFINITY;
        double most2 = 0;
        for (double w : network.secondLayer()) {
            least2 = StrictMath.min(least2, StrictMath.abs(w));
            most2 = StrictMath.max(most2, StrictMath.abs(w));
        }
        return new double[] {count, worst / threshold, where, least * root, most * root, least2 * root, most2 * root};
    }
}
