package org.rmed.theory.gauge;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * Signs and sizes of the weights, with s_i = sign(w2_i(0)) (Lemmas 17 and 22 of Jiang, Malik and Li 2023):
 *
 * <ul>
 *   <li>{@code flipped}: how many w2_i have another sign than s_i, the first of them at {@code flipped_i};
 *   <li>{@code astray}: how many W1[i,j] have another sign than w2_i(0) sign(A_j), 0 counting as another, with the
 *       first at {@code astray_i, astray_j};
 *   <li>{@code w1_min, w1_max, w2_min, w2_max}: of |W1[i,j]| and |w2_i|, with their {@link Extremum places}.
 * </ul>
 */
public record SignsAndSizes() implements Gauge {

    @Override
    public List<String> columns() {
        return Stream.of(
                        Extremum.columns(2, "flipped"),
                        Extremum.columns(1, "astray", "w1_min", "w1_max"),
                        Extremum.columns(2, "w2_min", "w2_max"))
                .flatMap(names -> names)
                .toList();
    }

    @Override
    public Reader attach(Setup setup) {
        double[] start = setup.problem().secondLayer().clone();
        double[] target = setup.problem().target();
        return (t, network) -> read(network, start, target);
    }

    private static double[] read(Network network, double[] start, double[] target) {
        double flipped = 0;
        double astray = 0;
        // the first of those counted
        Extremum flip = Extremum.largest();
        Extremum stray = Extremum.largest();
        Extremum least1 = Extremum.smallest();
        Extremum most1 = Extremum.largest();
        Extremum least2 = Extremum.smallest();
        Extremum most2 = Extremum.largest();
        for (int i = 0; i < start.length; i++) {
            double w = network.secondLayer()[i];
            if (!(w * start[i] > 0)) {
                flipped++;
                flip.take(1, i);
            }
            least2.take(Math.abs(w), i);
            most2.take(Math.abs(w), i);
            double[] row = network.firstLayer()[i];
            for (int j = 0; j < row.length; j++) {
                if (!(row[j] * StrictMath.signum(start[i]) * StrictMath.signum(target[j]) > 0)) {
                    astray++;
                    stray.take(1, i, j);
                }
                least1.take(Math.abs(row[j]), i, j);
                most1.take(Math.abs(row[j]), i, j);
            }
        }
        return Stream.of(
                        DoubleStream.of(flipped, flip.first(), astray, stray.first(), stray.second()),
                        Extremum.numbers(1, least1, most1),
                        Extremum.numbers(2, least2, most2))
                .flatMapToDouble(numbers -> numbers)
                .toArray();
    }
}
