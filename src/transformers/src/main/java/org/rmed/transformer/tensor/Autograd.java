package org.rmed.transformer.tensor;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Derivatives by reverse accumulation, once or twice. Nothing is recorded outside {@link #recording}; gradients add up in
 * a leaf until {@link #clear}.
 */
public final class Autograd {

    private Autograd() {}

    /**
     * Runs a computation, recording it for derivatives. libtorch keeps this switch per thread.
     *
     * @throws MemoryExhausted if libtorch cannot get the memory for it
     */
    public static <T> T recording(Supplier<T> computation) {
        return switched(true, computation);
    }

    /** Runs a computation without recording it: an evaluation, or an update in place. */
    public static <T> T silent(Supplier<T> computation) {
        return switched(false, computation);
    }

    /** Makes a tensor one with respect to which derivatives are taken, or not. */
    public static Tensor leaf(Tensor tensor, boolean wanted) {
        JniUtils.attachGradient(tensor.array, wanted);
        return tensor;
    }

    /** First derivatives of a scalar, into the leaves; the recording is used up. */
    public static void backward(Tensor scalar) {
        backward(scalar, false);
    }

    /** First derivatives of a scalar, into the leaves, recorded themselves for second ones. */
    public static void backwardRecorded(Tensor scalar) {
        backward(scalar, true);
    }

    /**
     * The product of a direction and the derivative of a recorded tensor, into the leaves.
     *
     * @param keep whether the recording is needed again
     */
    public static void backward(Tensor recorded, Tensor direction, boolean keep) {
        JniUtils.backward(recorded.array, direction.array, keep, false);
    }

    /**
     * What has been added up in a leaf.
     *
     * @return a handle in the given scope on the leaf's own gradient, which {@link #clear} sets to zero too; zeros where
     *     no derivative has reached the leaf
     */
    public static Tensor gradient(Tensor leaf, Scope scope) {
        PtNDArray gradient = JniUtils.getGradient(leaf.array);
        return gradient == null ? scope.zeros(leaf.shape()) : scope.own(gradient);
    }

    /** Whether a derivative has reached the leaf since it became one. */
    public static boolean reached(Tensor leaf) {
        try (PtNDArray gradient = JniUtils.getGradient(leaf.array)) {
            return gradient != null;
        }
    }

    /** Sets the gradient of a leaf to zero. */
    public static void clear(Tensor leaf) {
        if (reached(leaf)) {
            JniUtils.zeroGrad(leaf.array);
        }
    }

    private static void backward(Tensor scalar, boolean recorded) {
        try (PtNDArray one = scalar.scope.filled(1).array) {
            JniUtils.backward(scalar.array, one, recorded, recorded);
        }
    }

    private static <T> T switched(boolean on, Supplier<T> computation) {
        Torch.start();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(on);
        try {
            return computation.get();
        } catch (EngineException e) {
            throw MemoryExhausted.of(e);
        } finally {
            JniUtils.setGradMode(before);
        }
    }
}
