package org.rmed.transformer.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import org.rmed.spec.UsageException;

/** Where numbers are computed: {@code device=cpu}, {@code device=gpu} or {@code device=gpu1}. */
public final class Processor {

    private final Device device;

    private Processor(Device device) {
        this.device = device;
    }

    /** The machine's own processor. */
    public static Processor cpu() {
        Torch.start();
        return new Processor(Device.cpu());
    }

    /**
     * The processor of a word.
     *
     * @param word cpu, gpu, or gpuN with N counted from 0
     * @throws UsageException if the word is none of these, or this build or machine has no such GPU
     */
    public static Processor named(String word) {
        if (word.equals("cpu")) {
            return cpu();
        }
        if (!word.matches("gpu[0-9]{0,2}")) {
            throw new UsageException("device=" + word + " is not known; it must be cpu, gpu, or gpu0, gpu1, ...");
        }
        Torch.start();
        int index = word.length() == 3 ? 0 : Integer.parseInt(word.substring(3));
        int gpus = Engine.getEngine(Torch.ENGINE).getGpuCount();
        boolean built = Torch.hasCuda();
        if (!built || index >= gpus) {
            throw new UsageException("device=" + word + ": "
                    + (built
                            ? "libtorch sees " + gpus + " GPUs here"
                            : "this build's libtorch is for the processor only (" + Torch.version()
                                    + "); see 'GPU' in src/transformers/README.md")
                    + "; use device=cpu" + (built && gpus > 0 ? ", or gpu0 to gpu" + (gpus - 1) : ""));
        }
        return new Processor(Device.gpu(index));
    }

    Device device() {
        return device;
    }

    /** {@code cpu} or {@code gpu0}. */
    @Override
    public String toString() {
        return device.isGpu() ? "gpu" + device.getDeviceId() : "cpu";
    }
}
