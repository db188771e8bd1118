package org.rmed.transformer.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Catches: a derivative of the wrong order, a gradient that adds up unseen, a recording where none was asked for. */
class AutogradTest {

    private final Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE);

    @AfterEach
    void free() {
        scope.close();
    }

    /** f = sum x^3: f' = 3 x^2, f'' v = 6 x v. Sums of a few exact terms: 1e-14 is ample. */
    @Test
    void firstAndSecondDerivativesOfACubic() {
        Tensor x = Autograd.leaf(scope.reals(new double[] {1, -2, 0.5}, 3), true);
        Autograd.recording(() -> {
            Tensor f = x.times(x).times(x).sum();
            Autograd.backwardRecorded(f);
            Tensor g = Autograd.gradient(x, scope);
            assertArrayEquals(new double[] {3, 12, 0.75}, g.toDoubles(), 1e-14);
            Autograd.clear(x);
            Autograd.backward(g, scope.reals(new double[] {1, 10, 100}, 3), false);
            assertArrayEquals(
                    new double[] {6, -120, 300}, Autograd.gradient(x, scope).toDoubles(), 1e-13);
            return null;
        });
    }

    @Test
    void gradientsAddUpUntilCleared() {
        Tensor x = Autograd.leaf(scope.reals(new double[] {3}, 1), true);
        Autograd.recording(() -> {
            Autograd.backward(x.times(x).sum());
            Autograd.backward(x.times(x).sum());
            return null;
        });
        assertEquals(12, Autograd.gradient(x, scope).number());
        Autograd.clear(x);
        assertEquals(0, Autograd.gradient(x, scope).number());
    }

    @Test
    void silentComputationsHaveNoDerivative() {
        Tensor x = Autograd.leaf(scope.reals(new double[] {3}, 1), true);
        Tensor f = Autograd.silent(() -> x.times(x).sum());
        assertThrows(EngineException.class, () -> Autograd.backward(f));
    }

    @Test
    void aLeafThatNothingDependsOnHasNoGradient() {
        Tensor x = Autograd.leaf(scope.reals(new double[] {3}, 1), true);
        Tensor y = Autograd.leaf(scope.reals(new double[] {3}, 1), true);
        Autograd.recording(() -> {
            Autograd.backward(x.times(x).sum());
            return null;
        });
        assertTrue(Autograd.reached(x));
        assertFalse(Autograd.reached(y));
        assertArrayEquals(new double[] {0}, Autograd.gradient(y, scope).toDoubles());
        Autograd.clear(y);
    }
}
