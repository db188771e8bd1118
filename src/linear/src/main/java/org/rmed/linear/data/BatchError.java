package org.rmed.linear.data;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;

/**
 * A fresh batch of b samples each step: e = (1/b) (W2 W1 X_b - Y_b) X_b^T. Costs O(d b). Batches of a finite sample are
 * drawn without replacement within a batch; b = m gives the full gradient.
 */
public abstract sealed class BatchError implements ErrorOracle {

    private final double[] answer;
    private final int size;

    private BatchError(int d, int size) {
        this.answer = new double[d];
        this.size = size;
    }

    /** Batches of the population: inputs N(0, I), labels A . x + N(0, labelNoise^2). */
    public static BatchError ofPopulation(Streams streams, double[] target, double labelNoise, int size) {
        return new Fresh(streams, target, labelNoise, size);
    }

    /** Batches of a finite sample. */
    public static BatchError ofSample(Streams streams, Sample sample, int size) {
        if (size > sample.size()) {
            throw new UsageException("batch=" + size + " is larger than the sample; use batch <= " + sample.size()
                    + " (samples), or batch=0 for the full gradient");
        }
        return new Drawn(streams, sample, size);
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public double[] answer(long t, double[] product, double[] error) {
        Arrays.fill(answer, 0);
        accumulate(t, product);
        for (int j = 0; j < answer.length; j++) {
            answer[j] /= size;
        }
        return answer;
    }

    abstract void accumulate(long t, double[] product);

    final int size() {
        return size;
    }

    /** Adds (p . x - y) x to the answer. */
    final void add(double[] product, double[] input, double label) {
        double residual = -label;
        for (int j = 0; j < input.length; j++) {
            residual += product[j] * input[j];
        }
        for (int j = 0; j < input.length; j++) {
            answer[j] += residual * input[j];
        }
    }

    private static final class Fresh extends BatchError {

        private final Streams streams;
        private final double[] target;
        private final double labelNoise;
        private final double[] input;

        Fresh(Streams streams, double[] target, double labelNoise, int size) {
            super(target.length, size);
            this.streams = streams;
            this.target = target;
            this.labelNoise = labelNoise;
            this.input = new double[target.length];
        }

        @Override
        void accumulate(long t, double[] product) {
            UniformRandomProvider source = streams.open("batch", t);
            ZigguratSampler.NormalizedGaussian noise = ZigguratSampler.NormalizedGaussian.of(source);
            for (int k = 0; k < size(); k++) {
                Streams.gaussian(source, 1, input);
                double label = labelNoise * noise.sample();
                for (int j = 0; j < input.length; j++) {
                    label += target[j] * input[j];
                }
                add(product, input, label);
            }
        }
    }

    private static final class Drawn extends BatchError {

        private final Streams streams;
        private final Sample sample;

        Drawn(Streams streams, Sample sample, int size) {
            super(sample.inputs()[0].length, size);
            this.streams = streams;
            this.sample = sample;
        }

        @Override
        void accumulate(long t, double[] product) {
            int[] chosen = new PermutationSampler(streams.open("batch", t), sample.size(), size()).sample();
            for (int k : chosen) {
                add(product, sample.inputs()[k], sample.labels()[k]);
            }
        }
    }
}
