package org.rmed.transformer.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmed.optimizer.AdamW;
import org.rmed.optimizer.ElementwiseUpdate;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.SgdMomentum;
import org.rmed.spec.UsageException;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.network.Weights;
import org.rmed.transformer.tensor.Autograd;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * An optimizer at work on a network's tensors: its state and its count of steps, both 0 at first. Equal to the scalar
 * updates of {@link org.rmed.optimizer} up to a few roundings per step. To switch optimizers in mid-run is to make
 * another one.
 *
 * <p>A step needs at most two temporary tensors, of one parameter at a time.
 */
public final class TensorOptimizer implements AutoCloseable {

    private final Optimizer optimizer;
    private final double decay;
    private final TensorUpdate update;
    private final Scope scope;
    private final Map<String, List<Tensor>> state = new LinkedHashMap<>();
    private long steps;

    /**
     * Without a decay of its own beyond the optimizer's.
     *
     * @param weights what it will move; only names and shapes are read
     * @param scope its state is put in a scope within this one
     */
    public TensorOptimizer(Optimizer optimizer, WeightSet weights, Scope scope) {
        this(optimizer, 0, weights, scope);
    }

    /**
     * With L2 decay: each step sees g + decay W in place of the gradient g, for all parameters and every optimizer (Jiang,
     * Malik and Li 2023, appendix A.7: 0.001 for SGD+M and Adam alike).
     *
     * @param decay at least 0
     * @param weights what it will move; only names and shapes are read
     * @param scope its state is put in a scope within this one
     * @throws UsageException if the decay is negative or the optimizer has one of its own as well
     */
    public TensorOptimizer(Optimizer optimizer, double decay, WeightSet weights, Scope scope) {
        if (!(decay >= 0 && decay < Double.POSITIVE_INFINITY)) {
            throw new UsageException("decay=" + decay + " must be at least 0 and finite");
        }
        double own = decayOf(optimizer);
        if (decay > 0 && own > 0) {
            throw new UsageException("decay=" + decay + " of the gradient and weightDecay=" + own + " of "
                    + optimizer.name() + " would both pull at the weights; set one of them to 0");
        }
        this.optimizer = Floor.under(optimizer, scope.precision());
        this.decay = decay;
        this.update = TensorUpdate.of(this.optimizer);
        this.scope = scope.inner();
        for (String name : weights.names()) {
            List<Tensor> slots = new ArrayList<>();
            for (int k = 0; k < update.slots().size(); k++) {
                slots.add(this.scope.zeros(weights.get(name).shape()));
            }
            state.put(name, slots);
        }
    }

    /** What it does; in 32 bits, with xi at least 1e-16. */
    public Optimizer optimizer() {
        return optimizer;
    }

    /** Steps taken since it was made, or since the run that it was restored from began. */
    public long steps() {
        return steps;
    }

    /**
     * Takes step t.
     *
     * @param t its own count of steps, {@link #steps}
     * @param eta the learning rate of this step, in place of the optimizer's
     * @param weights all parameters that it was made for. Modified.
     * @param gradients of the same names and shapes. Not modified.
     * @throws IllegalArgumentException if t is another step, or a shape does not fit
     * @throws UsageException if eta is negative, infinite or NaN
     */
    public void step(long t, double eta, Weights weights, Weights gradients) {
        if (t != steps) {
            throw new IllegalArgumentException(
                    "step " + t + " of " + optimizer.name() + ", which has taken " + steps + " steps");
        }
        if (!(eta >= 0 && eta < Double.POSITIVE_INFINITY)) {
            throw new UsageException("eta=" + eta + " at step " + t + " must be at least 0 and finite");
        }
        update.begin(t, eta);
        Autograd.silent(() -> {
            state.forEach((name, slots) -> move(name, slots, weights.get(name), gradients.get(name)));
            return null;
        });
        steps++;
    }

    private void move(String name, List<Tensor> slots, Tensor weights, Tensor gradient) {
        if (!Arrays.equals(weights.shape(), gradient.shape())) {
            throw new IllegalArgumentException(name + " has shape " + Arrays.toString(weights.shape())
                    + ", its gradient " + Arrays.toString(gradient.shape()));
        }
        try (Scope work = scope.inner()) {
            Tensor w = weights.detached(work);
            Tensor g = gradient.detached(work);
            if (decay > 0) {
                g = w.times(decay).addInPlace(g);
            }
            update.apply(w, slots.stream().map(slot -> slot.detached(work)).toList(), g);
        }
    }

    /**
     * The adaptive gradient at some coordinates of one parameter, what the coming step would subtract there divided by
     * eta (Jiang, Malik and Li 2023, section 4.3): m / (sqrt(v) + xi) for Adam, u for SGD+M, both with the given gradient
     * taken in; weight decay is left out. Changes nothing.
     *
     * @param places flat, row-major
     * @param gradient g at these places. Not modified.
     */
    public double[] adaptiveGradient(String name, long[] places, double[] gradient) {
        ElementwiseUpdate scalar = optimizer.withEta(1).update();
        double[] moved = new double[places.length];
        double[][] slots = Autograd.silent(() -> gathered(name, places));
        scalar.begin(steps);
        scalar.apply(moved, slots, gradient, 1, 0, places.length);
        Arrays.setAll(moved, i -> -moved[i]);
        return moved;
    }

    private double[][] gathered(String name, long[] places) {
        List<Tensor> slots = known(name);
        double[][] values = new double[slots.size()][];
        try (Scope work = scope.inner()) {
            Tensor wanted = work.wholes(places, places.length);
            for (int k = 0; k < values.length; k++) {
                Tensor flat = slots.get(k).detached(work);
                values[k] = flat.reshape(flat.size()).gather(wanted).toDoubles();
            }
        }
        return values;
    }

    /**
     * Its state, for a checkpoint, under names such as {@code v:encoder.0.query.weight}: the tensors themselves, to be
     * read before the next step.
     */
    public Map<String, Tensor> state() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        state.forEach((name, slots) -> {
            for (int k = 0; k < slots.size(); k++) {
                all.put(update.slots().get(k) + ":" + name, slots.get(k));
            }
        });
        return all;
    }

    /**
     * Goes on where another one of the same kind was.
     *
     * @param taken its {@link #steps}
     * @param saved its {@link #state}. Copied.
     * @throws UsageException if a name is missing or unknown, or a shape differs
     */
    public void restore(long taken, Map<String, Tensor> saved) {
        Map<String, Tensor> own = state();
        if (taken < 0 || !own.keySet().equals(saved.keySet())) {
            throw new UsageException("the saved state is not one of " + optimizer.name() + " for this network: "
                    + (taken < 0 ? "it has taken " + taken + " steps" : difference(own, saved))
                    + "; resume with the settings that the checkpoint was written with");
        }
        own.forEach((name, tensor) -> {
            if (!Arrays.equals(tensor.shape(), saved.get(name).shape())) {
                throw new UsageException("the saved " + name + " has shape "
                        + Arrays.toString(saved.get(name).shape()) + " where the network has "
                        + Arrays.toString(tensor.shape())
                        + "; resume with the settings that the checkpoint was written with");
            }
        });
        Autograd.silent(() -> {
            own.forEach((name, tensor) -> tensor.setInPlace(saved.get(name)));
            return null;
        });
        steps = taken;
    }

    private static String difference(Map<String, Tensor> own, Map<String, Tensor> saved) {
        return own.keySet().stream()
                .filter(name -> !saved.containsKey(name))
                .findFirst()
                .map(name -> "it has no " + name)
                .orElseGet(() -> "it has "
                        + saved.keySet().stream()
                                .filter(name -> !own.containsKey(name))
                                .findFirst()
                                .orElseThrow());
    }

    private List<Tensor> known(String name) {
        List<Tensor> slots = state.get(name);
        if (slots == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return slots;
    }

    private static double decayOf(Optimizer optimizer) {
        if (optimizer instanceof SgdMomentum sgdm) {
            return sgdm.weightDecay();
        }
        return optimizer instanceof AdamW adamW ? adamW.weightDecay() : 0;
    }

    /** Frees its state. */
    @Override
    public void close() {
        scope.close();
    }

    /** The precision of its state. */
    public Precision precision() {
        return scope.precision();
    }
}
