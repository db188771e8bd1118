package org.rmed.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Python script that takes the steps in a process of its own, on one thread, and waits in between. It is asked one line
 * at a time ({@code restart ETA}, {@code nanos STEPS}, {@code w2}) and answers with one line; the first line it says is
 * its name. The interpreter is the environment variable PYTHON, else python3.
 */
final class PythonContestant implements Contestant {

    private static final Map<String, String> ONE_THREAD =
            Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1", "MKL_NUM_THREADS", "1");

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final String name;

    /**
     * Starts the script.
     *
     * @param script resource, such as {@code numpy_adam.py}
     * @param folder the problem's, see {@link org.rmed.linear.ProblemFolder}
     * @throws IOException if there is no such interpreter, or the script ends at once: the message says why
     */
    PythonContestant(String script, Path folder, String... options) throws IOException {
        Path file = folder.resolve(script);
        try (InputStream source = PythonContestant.class.getResourceAsStream("/" + script)) {
            Files.write(file, source.readAllBytes());
        }
        Path complaints = folder.resolve(script + ".err");
        List<String> numbers = Stream.of(Workload.BETA1, Workload.BETA2, Workload.XI)
                .map(String::valueOf)
                .toList();
        List<String> command = Stream.of(
                        Stream.of(interpreter(), file.toString(), folder.toString()),
                        numbers.stream(),
                        Stream.of(options))
                .flatMap(words -> words)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaints.toFile());
        builder.environment().putAll(ONE_THREAD);
        this.process = builder.start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.name = answers.readLine();
        if (name == null) {
            List<String> lines = Files.readAllLines(complaints);
            throw new IOException(interpreter() + ": " + (lines.isEmpty() ? "no answer" : lines.get(lines.size() - 1)));
        }
    }

    static String interpreter() {
        return System.getenv().getOrDefault("PYTHON", "python3");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void restart(double eta) {
        ask("restart " + eta);
    }

    @Override
    public long nanos(int steps) {
        return Long.parseLong(ask("nanos " + steps));
    }

    @Override
    public double[] secondLayer() {
        return Arrays.stream(ask("w2").split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private String ask(String question) {
        try {
            questions.write(question);
            questions.newLine();
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException(name + " ended instead of answering '" + question + "'");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
