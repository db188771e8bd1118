package org.rmed.transformer.tensor;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * libtorch warns, once a process and on standard error, that second derivatives may leak memory. They would if gradients
 * were kept with their recording, which is not done here ({@link Torch#trim}); so the warning is provoked at the start,
 * while standard error leads nowhere.
 */
final class GraphWarning {

    private static final int STANDARD_ERROR = 2;
    private static final int WRITE_ONLY = 1;

    private GraphWarning() {}

    /** Lets libtorch give its warning unheard. Does nothing on Windows. */
    static void provoke(NDManager manager) {
        if (Platform.isWindows()) {
            return;
        }
        NativeLibrary c = NativeLibrary.getInstance("c");
        int saved = call(c, "dup", STANDARD_ERROR);
        int nowhere = call(c, "open", "/dev/null", WRITE_ONLY);
        if (saved < 0 || nowhere < 0) {
            return;
        }
        call(c, "dup2", nowhere, STANDARD_ERROR);
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        try (NDManager work = manager.newSubManager()) {
            PtNDArray x = (PtNDArray) work.ones(new Shape(1));
            JniUtils.attachGradient(x, true);
            JniUtils.backward(JniUtils.mul(x, x), (PtNDArray) work.ones(new Shape(1)), false, true);
        } finally {
            JniUtils.setGradMode(before);
            call(c, "dup2", saved, STANDARD_ERROR);
            call(c, "close", saved);
            call(c, "close", nowhere);
        }
    }

    private static int call(NativeLibrary library, String name, Object... arguments) {
        return library.getFunction(name).invokeInt(arguments);
    }
}
