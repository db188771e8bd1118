package org.rmed.theory.gauge;

import java.util.List;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * How far E is from parallel to A: error_spread = max_j |E_j / A_j - b| / |b| with b the mean of E_j / A_j. And error_rise =
 * max_j (|E_j(t)| - |E_j(t-1)|) / |A_j|, NaN at t = 0. Each is followed by its j.
 */
public record ErrorDirection() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of("error_spread", "error_spread_j", "error_rise", "error_rise_j");
    }

    @Override
    public Reader attach(Setup setup) {
        double[] target = setup.problem().target();
        double[] last = new double[target.length];
        return (t, network) -> read(t, network, target, last);
    }

    private static double[] read(long t, Network network, double[] target, double[] last) {
        double[] error = network.error();
        double mean = 0;
        Extremum rise = Extremum.largest();
        for (int j = 0; j < target.length; j++) {
            mean += error[j] / target[j] / target.length;
            rise.take((StrictMath.abs(error[j]) - last[j]) / StrictMath.abs(target[j]), j);
            last[j] = StrictMath.abs(error[j]);
        }
        Extremum spread = Extremum.largest();
        for (int j = 0; j < target.length; j++) {
            spread.take(StrictMath.abs(error[j] / target[j] - mean), j);
        }
        Extremum rose = t == 0 ? Extremum.none() : rise;
        return new double[] {spread.value() / StrictMath.abs(mean), spread.first(), rose.value(), rose.first()};
    }
}
