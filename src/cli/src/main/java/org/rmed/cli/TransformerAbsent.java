package org.rmed.cli;

import java.util.List;
import java.util.stream.Stream;
import org.rmed.spec.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stands for the command of the module src/transformers where that is not there, so that the program lists it. */
@Command(
        name = "transformer",
        header = "The paper's experiments on transformers (a module of its own, built on first use).")
final class TransformerAbsent implements Runnable {

    @Parameters(arity = "0..*", hidden = true)
    private List<String> words = List.of();

    @Override
    public void run() {
        throw new UsageException("this program was built without the module src/transformers; start it as './rmed "
                + String.join(
                        " ",
                        Stream.concat(Stream.of("transformer"), words.stream()).toList())
                + "', which builds that first, or build it with mvn -Ptransformers package");
    }
}
