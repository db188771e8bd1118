package org.rmed.benchmarks;

import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.engine.DenseEngine;

/** Ours. */
final class EngineContestant implements Contestant {

    private final TwoLayerProblem problem;
    private DenseEngine engine;

    EngineContestant(TwoLayerProblem problem) {
        this.problem = problem;
    }

    @Override
    public String name() {
        return "rmed, dense engine";
    }

    @Override
    public void restart(double eta) {
        close();
        engine = Workload.engine(problem, "adam", eta);
    }

    @Override
    public long nanos(int steps) {
        long start = Machine.threadNanos();
        for (int t = 0; t < steps; t++) {
            engine.step();
        }
        return Machine.threadNanos() - start;
    }

    @Override
    public double[] secondLayer() {
        return engine.secondLayer().clone();
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
