package org.rmed.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;

/** What a measurement depends on beside the program. */
final class Machine {

    private Machine() {}

    /**
     * Processor time of this thread in ns: on a quiet machine the time that passes; on a busy one it leaves out what other
     * programs took (but not that they share caches and memory).
     */
    static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Date, processor, number of processors, load, Java: one line. */
    static String described() {
        return String.format(
                Locale.ROOT,
                "%s, %s, %d processors, load %.1f at the start, Java %s (%s)%n",
                LocalDate.now(ZoneOffset.UTC),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.runtime.version"),
                System.getProperty("java.vendor"));
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch") + ", model unknown";
        }
    }
}
