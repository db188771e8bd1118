package org.rmed.lab.figure;

import java.util.Arrays;
import java.util.List;
import org.rmed.linear.Hessian;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.statistic.DiagonalDominance.Norm;
import org.rmed.theory.Gauge;

/** r_i of Jiang, Malik and Li (2023), section 5, over all d^2 + d coordinates (l2): their mean R_OD, eq. (40), and quantiles. */
record RowRatios() implements Gauge {

    static final String MEAN = "mean";
    static final List<String> QUANTILES = List.of("least", "10%", "50%", "90%", "most");

    @Override
    public List<String> columns() {
        return List.of(MEAN, "least", "10%", "50%", "90%", "most");
    }

    @Override
    public Reader attach(Setup setup) {
        return (t, network) -> read(network);
    }

    private static double[] read(Network network) {
        double[] w2 = network.secondLayer();
        double[][] w1 = network.firstLayer();
        double[] ratios = Hessian.offDiagonalNorms(w2, w1, network.error(), Norm.L2);
        double[] diagonal = Hessian.diagonal(w2, w1);
        Arrays.setAll(ratios, i -> ratios[i] / diagonal[i]);
        double[] inner = Band.quantiles(ratios);
        return new double[] {
            Arrays.stream(ratios).average().orElseThrow(),
            Arrays.stream(ratios).min().orElseThrow(),
            inner[0],
            inner[1],
            inner[2],
            Arrays.stream(ratios).max().orElseThrow()
        };
    }
}
