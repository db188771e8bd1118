package org.rmed.benchmarks;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.rmed.linear.TwoLayerProblem;

/**
 * DJL's own Adam on libtorch arrays in this process; gradients by their formula, which is cheaper than a graph. Its
 * hyper-parameters are floats, so its W2 differs from ours in the eighth digit.
 */
final class DjlContestant implements Contestant {

    private final TwoLayerProblem problem;
    private final NDManager manager;
    private final NDArray target;
    private NDArray w2;
    private NDArray w1;
    private Optimizer adam;

    DjlContestant(TwoLayerProblem problem) {
        // before the engine's first use: nothing is fetched or reported, one thread
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        this.problem = problem;
        this.manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        this.target = manager.create(problem.target());
    }

    @Override
    public String name() {
        return "DJL " + Engine.getDjlVersion() + ", libtorch "
                + Engine.getEngine("PyTorch").getVersion() + ", Optimizer.adam";
    }

    @Override
    public void restart(double eta) {
        JniUtils.setGradMode(true);
        int d = problem.dimension();
        double[] flat = Arrays.stream(problem.firstLayer())
                .flatMapToDouble(DoubleStream::of)
                .toArray();
        w1 = leaf(manager.create(flat, new Shape(d, d)));
        w2 = leaf(manager.create(problem.secondLayer(), new Shape(1, d)));
        JniUtils.setGradMode(false);
        adam = Optimizer.adam()
                .optLearningRateTracker(Tracker.fixed((float) eta))
                .optBeta1((float) Workload.BETA1)
                .optBeta2((float) Workload.BETA2)
                .optEpsilon((float) Workload.XI)
                .build();
    }

    /** The optimizer insists on clearing a gradient array of the weights: let there be one. */
    private static NDArray leaf(NDArray weights) {
        weights.setRequiresGradient(true);
        NDArray sum = weights.sum();
        JniUtils.backward((PtNDArray) sum, (PtNDArray) sum.onesLike(), false, false);
        return weights;
    }

    @Override
    public long nanos(int steps) {
        long start = Machine.threadNanos();
        for (int t = 0; t < steps; t++) {
            step();
        }
        return Machine.threadNanos() - start;
    }

    private void step() {
        try (NDManager temporary = manager.newSubManager()) {
            NDArray product = w2.matMul(w1);
            product.attach(temporary);
            NDArray error = product.subi(target);
            NDArray column = w2.transpose();
            column.attach(temporary);
            NDArray gradient1 = column.matMul(error);
            NDArray gradient2 = error.matMul(transposed(temporary));
            adam.update("W1", w1, gradient1);
            adam.update("W2", w2, gradient2);
        }
    }

    private NDArray transposed(NDManager temporary) {
        NDArray view = w1.transpose();
        view.attach(temporary);
        return view;
    }

    @Override
    public double[] secondLayer() {
        return w2.toDoubleArray();
    }

    @Override
    public void close() {
        manager.close();
    }
}
