package org.rmed.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rmed.spec.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands for the command of the module src/transformers where that is not there, so that the program lists it. */
@Command(
        name = "transformer",
        header = "Run one of the paper's experiments on transformers.",
        description = {
            "Run one of the paper's experiments on transformers. They are in a module of their own, src/transformers,",
            "which ./rmed transformer builds on first use (it fetches about 240 MB)."
        },
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class TransformerAbsent implements Runnable {

    @Unmatched
    private final List<String> words = new ArrayList<>();

    @Override
    public void run() {
        throw new UsageException("this program was built without the module src/transformers; start it as './rmed "
                + String.join(
                        " ",
                        Stream.concat(Stream.of("transformer"), words.stream()).toList())
                + "', which builds that first, or build it with mvn -Ptransformers package");
    }
}
