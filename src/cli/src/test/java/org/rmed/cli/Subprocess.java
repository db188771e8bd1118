package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A command in a process of its own: for signals and limits that only a process can have. */
final class Subprocess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path out;
    private final Path err;

    /**
     * Starts {@code rmed words}.
     *
     * @param folder for its output
     * @param before shell commands that prepare the process, such as {@code ulimit -f 100;}; may be empty
     * @param options of java
     */
    Subprocess(Path folder, String before, List<String> options, String words) throws IOException {
        out = folder.resolve("stdout");
        err = folder.resolve("stderr");
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                before + " exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.rmed.cli.Main"));
        command.addAll(List.of(words.split(" ")));
        process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    /** Waits until something has happened. */
    Subprocess until(BooleanSupplier happened) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!happened.getAsBoolean()) {
            assertTrue(process.isAlive(), () -> "it ended before: " + text(out) + text(err));
            assertTrue(System.nanoTime() < end, "it did not happen within " + PATIENCE_SECONDS + " s");
            Thread.sleep(20);
        }
        return this;
    }

    /**
     * Ctrl-C.
     *
     * @return the exit code it must lead to; where this test process was started with Ctrl-C ignored, as shells do in the
     *     background, its children ignore it too, and SIGTERM takes its place
     */
    int interrupt() throws IOException, InterruptedException {
        boolean ignored = Files.exists(Path.of("/proc/self/status"))
                && Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        String signal = ignored ? "TERM" : "INT";
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                .start()
                .waitFor();
        return ignored ? 143 : 130;
    }

    /** Its end. */
    Console end(long seconds) throws InterruptedException {
        assertTrue(process.waitFor(seconds, TimeUnit.SECONDS), "still running after " + seconds + " s");
        return new Console(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
