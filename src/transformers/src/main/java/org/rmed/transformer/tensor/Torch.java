package org.rmed.transformer.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.nio.file.Path;

/** libtorch itself: started once a process, offline and without telemetry. */
public final class Torch {

    static final String ENGINE = "PyTorch";
    private static boolean started;

    private Torch() {}

    /**
     * Loads libtorch (3 to 4 s the first time, when it is unpacked into the cache; below 1 s afterwards), as
     * {@link #offline} says.
     */
    public static synchronized void start() {
        if (!started) {
            offline();
            Engine.getEngine(ENGINE);
            try (NDManager manager = NDManager.newBaseManager(Device.cpu(), ENGINE)) {
                GraphWarning.provoke(manager);
            }
            started = true;
        }
    }

    /**
     * Keeps every native library of DJL off the network, without loading one. Their cache is the folder DJL_CACHE_DIR if
     * that is set as a property or in the environment, else {@code target/djl} under the project's folder.
     */
    public static void offline() {
        // Before a library's first use: it would ask a cloud's metadata address and report to a telemetry address.
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
        if (System.getProperty("DJL_CACHE_DIR") == null && System.getenv("DJL_CACHE_DIR") == null) {
            Path root = Path.of(System.getProperty("rmed.root", "."));
            System.setProperty(
                    "DJL_CACHE_DIR",
                    root.resolve("target").resolve("djl").toAbsolutePath().toString());
        }
    }

    /** The versions of DJL and libtorch. */
    public static String version() {
        start();
        return "DJL " + Engine.getDjlVersion() + ", libtorch "
                + Engine.getEngine(ENGINE).getVersion();
    }

    /** libtorch's threads within one operation. */
    public static int threads() {
        start();
        return JniUtils.getNumThreads();
    }

    /** Sets {@link #threads}. Sums within an operation are split by threads: the last bits of results depend on it. */
    public static void threads(int number) {
        start();
        JniUtils.setNumThreads(number);
    }

    static boolean hasCuda() {
        return JniUtils.getFeatures().contains("CUDA");
    }

    /**
     * Seeds the generator that dropout draws from. Called with a number of its own before each step, so that a resumed run
     * draws what an uninterrupted one does.
     */
    public static void seed(long seed) {
        start();
        JniUtils.setSeed(seed);
    }

    /**
     * Gives freed memory back to the system. Second derivatives leave the C library's heap fragmented: 6 MB a graph
     * without this, nothing with it. Does nothing where the C library is not glibc.
     */
    public static void trim() {
        if (Platform.isLinux()) {
            try {
                NativeLibrary.getInstance("c").getFunction("malloc_trim").invokeInt(new Object[] {0});
            } catch (UnsatisfiedLinkError e) {
                // musl has no such function, and no such fragmentation
            }
        }
    }
}
