package org.rmed.transformer.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.optimizer.TensorOptimizer;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;
import org.rmed.transformer.tensor.TensorFile;
import org.rmed.transformer.tensor.Torch;

/**
 * A run in progress: weights, the state of the optimizer at work, and t steps taken. Batches and dropout of step t depend
 * on the streams and t alone; with a checkpoint a run goes on exactly where it was.
 *
 * @param <B> a batch as plain arrays
 */
public final class Training<B> implements AutoCloseable {

    private static final String WEIGHT = "weight:";
    private static final String STATE = "state:";
    private static final String TAKEN = "steps";

    /** Memory of {@link #smoothedLoss}: it feels about the last twenty steps. */
    private static final double MEMORY = 0.95;

    private final Task<B> task;
    private final Recipe recipe;
    private final Streams streams;
    private final Scope scope;
    private final WeightSet weights;
    private int stage;
    private long begun;
    private TensorOptimizer optimizer;
    private long t;
    private double smoothed = Double.NaN;

    /**
     * A run at its start.
     *
     * @param streams the seed, and where batches, dropout and initial weights come from
     */
    public Training(Task<B> task, Recipe recipe, Streams streams, Scope root) {
        this.task = task;
        this.recipe = recipe;
        this.streams = streams;
        this.scope = root.inner();
        this.weights = task.start(streams, scope);
        weights.names().forEach(name -> Autograd.leaf(weights.get(name), true));
        take(0);
    }

    private void take(int next) {
        if (optimizer != null) {
            optimizer.close();
        }
        stage = next;
        begun = t;
        optimizer = new TensorOptimizer(recipe.stages().get(next).optimizer(), recipe.decay(), weights, scope);
    }

    /** Whether the run is over. */
    public boolean finished() {
        boolean last = stage == recipe.stages().size() - 1;
        return t >= recipe.steps() || (recipe.after() > 0 && last && t >= begun + recipe.after());
    }

    /** Steps taken. */
    public long t() {
        return t;
    }

    /** The running mean of the losses of about twenty steps; NaN before the first. */
    public double smoothedLoss() {
        return smoothed;
    }

    /** The weights before step t. */
    public WeightSet weights() {
        return weights;
    }

    /** The optimizer that takes step t. */
    public TensorOptimizer optimizer() {
        return optimizer;
    }

    /**
     * Takes one step.
     *
     * @return the batch's mean loss before it, with dropout; if that is infinite or NaN the step is not taken
     */
    public double step() {
        if (stage + 1 < recipe.stages().size() && recipe.stages().get(stage + 1).due(t, smoothed)) {
            take(stage + 1);
        }
        Torch.seed(streams.open("dropout", t).nextLong());
        try (Scope work = scope.inner()) {
            double loss = Autograd.recording(() -> {
                Tensor value = task.network()
                        .loss(name -> weights.get(name).in(work), task.batch(t, streams), recipe.dropout(), work);
                double number = value.number();
                if (Double.isFinite(number)) {
                    Autograd.backward(value);
                }
                return number;
            });
            if (Double.isFinite(loss)) {
                double eta = recipe.schedule()
                        .eta(recipe.stages().get(stage).optimizer().eta(), t);
                optimizer.step(optimizer.steps(), eta, weights, name -> Autograd.gradient(weights.get(name), work));
                weights.names().forEach(name -> Autograd.clear(weights.get(name)));
                t++;
                smoothed = Double.isNaN(smoothed) ? loss : MEMORY * smoothed + (1 - MEMORY) * loss;
            }
            return loss;
        }
    }

    /** Writes all that the rest of the run depends on; an earlier checkpoint stays until this one is whole. */
    public void save(Path file) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        try (Scope work = scope.inner()) {
            all.put(
                    TAKEN,
                    work.wholes(
                            new long[] {t, optimizer.steps(), Double.doubleToRawLongBits(smoothed), stage, begun}, 5));
            weights.names().forEach(name -> all.put(WEIGHT + name, weights.get(name)));
            optimizer.state().forEach((name, tensor) -> all.put(STATE + name, tensor));
            TensorFile.write(file, all);
        }
    }

    /**
     * Goes on from a checkpoint.
     *
     * @throws UsageException if the file is damaged, or of another network or optimizer
     */
    public void restore(Path file) {
        try (Scope work = scope.inner()) {
            Map<String, Tensor> all = TensorFile.read(file, work);
            Tensor taken = all.get(TAKEN);
            if (taken == null || taken.size() != 5) {
                throw new UsageException(file + " is no checkpoint of rmed; remove it to begin this run anew");
            }
            long[] numbers = taken.toLongs();
            if (numbers[3] < 0 || numbers[3] >= recipe.stages().size()) {
                throw new UsageException(file + " is of a run with other stages; remove it to begin this run anew");
            }
            t = numbers[0];
            smoothed = Double.longBitsToDouble(numbers[2]);
            take((int) numbers[3]);
            begun = numbers[4];
            Map<String, Tensor> state = new LinkedHashMap<>();
            all.forEach((name, tensor) -> {
                if (name.startsWith(STATE)) {
                    state.put(name.substring(STATE.length()), tensor);
                }
            });
            optimizer.restore(numbers[1], state);
            put(file, all);
        }
    }

    private void put(Path file, Map<String, Tensor> all) {
        Autograd.silent(() -> {
            for (String name : weights.names()) {
                Tensor saved = all.get(WEIGHT + name);
                if (saved == null || saved.size() != weights.get(name).size()) {
                    throw new UsageException(file + " has no " + name + " of this network's shape; remove it to begin"
                            + " this run anew");
                }
                weights.get(name).setInPlace(saved);
            }
            return null;
        });
    }

    /** Frees its memory. */
    @Override
    public void close() {
        scope.close();
        Torch.trim();
    }
}
