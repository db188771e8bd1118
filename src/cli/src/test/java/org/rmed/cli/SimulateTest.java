package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.npy.NpyFile;

/**
 * Catches a trajectory file that is off by one step, rounded, or different for another number of threads, another folder
 * or a problem that made the way over NumPy files; and results that do not say how they came about.
 */
class SimulateTest {

    @TempDir
    private Path temp;

    private Path simulate(String name, String words) {
        Path folder = temp.resolve(name);
        Console.line("simulate " + words + " out=" + folder).done();
        return folder;
    }

    private static List<String> rows(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("trajectory.csv"));
    }

    private static double loss(double[] target, double[] w2, double[][] w1) {
        double sum = 0;
        for (double e : error(target, w2, w1)) {
            sum += e * e;
        }
        return sum / 2;
    }

    private static double[] error(double[] target, double[] w2, double[][] w1) {
        double[] error = new double[target.length];
        for (int j = 0; j < error.length; j++) {
            for (int i = 0; i < error.length; i++) {
                error[j] += w2[i] * w1[i][j];
            }
            error[j] -= target[j];
        }
        return error;
    }

    /** Losses by hand, from the exported start: W = W - eta gradient, 1/2 ||W2 W1 - A||^2. */
    @Test
    void rowTIsTheStateBeforeStepT() throws IOException {
        String words = "d=3 alpha=0.5 optimizer=gd eta=0.05 steps=4 every=1";
        Path start = temp.resolve("start");
        Console.line("export " + words + " out=" + start).done();
        double[] target = NpyFile.read(start.resolve("A.npy")).values();
        double[] w2 = NpyFile.read(start.resolve("w2.npy")).values();
        double[][] w1 = NpyFile.read(start.resolve("W1.npy")).rows();

        List<String> rows = rows(simulate("run", words));
        assertTrue(rows.get(0).startsWith("t,loss,r_med_1,r_med_2"), rows.get(0));
        assertEquals(6, rows.size(), "header, states 0 to 4");
        for (int t = 0; t <= 4; t++) {
            String[] cells = rows.get(t + 1).split(",");
            assertEquals(t, Integer.parseInt(cells[0]));
            double byHand = loss(target, w2, w1);
            // a few dozen additions and products of numbers of size 1, in another order
            assertEquals(byHand, Double.parseDouble(cells[1]), 1e-14 * (1 + byHand));
            double[] error = error(target, w2, w1);
            double[] before = w2.clone();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    w2[i] -= 0.05 * error[j] * w1[i][j];
                }
            }
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    w1[i][j] -= 0.05 * before[i] * error[j];
                }
            }
        }
    }

    /** A file written with fewer digits would not give back numbers of 16 or 17 digits. */
    @Test
    void numbersHaveFullPrecision() throws IOException {
        long long16 = rows(simulate("run", "d=5 steps=50 every=1")).stream()
                .skip(1)
                .map(row -> row.split(",")[1].replaceAll("E.*|[^0-9]", "").replaceFirst("^0*", ""))
                .filter(digits -> digits.length() >= 16)
                .count();
        // nine of ten shortest decimals have 16 or 17 digits
        assertTrue(long16 > 30, long16 + " of 51 losses have 16 digits or more");
    }

    /** 67 rows are split unevenly among 2 and 3 threads. */
    @ParameterizedTest
    @ValueSource(strings = {"adam", "sgdm"})
    void bytesDoNotDependOnThreadsOrFolder(String optimizer) throws IOException {
        String words = "d=67 alpha=1 steps=20 every=3 statistics=all final=true optimizer=" + optimizer;
        Path one = simulate("one", words);
        for (int threads = 1; threads <= 3; threads++) {
            Path other = simulate("threads" + threads, words + " threads=" + threads);
            for (String file : new String[] {"trajectory.csv", "events.jsonl", "final/w2.npy", "final/W1.npy"}) {
                assertEquals(-1, Files.mismatch(one.resolve(file), other.resolve(file)), file);
            }
        }
        Path seed = simulate("seed", words + " seed=2");
        assertNotEquals(-1, Files.mismatch(one.resolve("trajectory.csv"), seed.resolve("trajectory.csv")));
    }

    /** eta=auto depends on s, which the files do not hold: the export prints the command that gives it. */
    @ParameterizedTest
    @ValueSource(strings = {"data=population", "data=sample samples=40 labelNoise=0.1", "alpha=1.3 target=mixed"})
    void exportedProblemGivesTheSameTrajectory(String words) throws IOException {
        Path problem = temp.resolve("problem");
        String[] printed = Console.line("export d=32 " + words + " out=" + problem)
                .done()
                .out()
                .split("rmed simulate ");
        Path direct = simulate("direct", "d=32 steps=300 every=7 " + words);
        Path over = simulate("over", printed[1].replace("...", "").strip() + " steps=300 every=7");
        assertEquals(-1, Files.mismatch(direct.resolve("trajectory.csv"), over.resolve("trajectory.csv")));
    }

    /** The default folder of a problem that was read is named by what was read. */
    @Test
    void anotherProblemUnderTheSamePathIsAnotherRun() throws IOException {
        Path problem = temp.resolve("problem");
        Console.line("export d=2 out=" + problem).done();
        String words = "simulate problem=" + problem + " steps=2 out=" + temp.resolve("run");
        Console.line(words).done();
        Console.line(words).done();
        Files.delete(problem.resolve("manifest.json"));
        Console.line("export d=2 seed=2 out=" + problem).done();
        Console.line(words).refused(ExitCode.USAGE, "holds the results of another run");
    }

    @Test
    void finalWeightsCanBeLoadedAndRunOn() throws IOException {
        String words = "d=4 alpha=1 optimizer=gd eta=0.01 every=1";
        Path first = simulate("first", words + " steps=5 final=true").resolve("final");
        assertArrayEquals(new int[] {4}, NpyFile.read(first.resolve("w2.npy")).shape());
        assertArrayEquals(
                new int[] {4, 4}, NpyFile.read(first.resolve("W1.npy")).shape());
        Console.line("export " + words + " out=" + temp.resolve("start")).done();
        Files.copy(temp.resolve("start").resolve("A.npy"), first.resolve("A.npy"));
        String[] there = rows(simulate("next", "problem=" + first + " optimizer=gd eta=0.01 every=1 steps=3"))
                .get(4)
                .split(",");
        String[] through = rows(simulate("through", words + " steps=8")).get(9).split(",");
        assertEquals("3", there[0]);
        assertEquals("8", through[0]);
        // gradient descent has no memory: five steps and three are eight
        assertEquals(through[1], there[1]);
    }

    @Test
    void summaryEventsAndManifestAgree() throws IOException {
        Path folder = temp.resolve("run");
        String out =
                Console.line("simulate d=16 alpha=1.5 out=" + folder).done().out();
        List<String> events = Files.readAllLines(folder.resolve("events.jsonl"));
        String end = events.get(events.size() - 1);
        assertTrue(end.matches("\\{\"event\":\"COMPLETED\",\"t\":[0-9]+}"), end);
        String t = end.replaceAll("[^0-9]", "");
        assertTrue(out.contains("COMPLETED at t=" + t), out);
        assertTrue(rows(folder).get(rows(folder).size() - 1).startsWith(t + ","));
        String manifest = Files.readString(folder.resolve("manifest.json"));
        for (String fact : new String[] {
            "\"status\" : \"COMPLETED\"",
            "\"command\" : \"rmed simulate alpha=1.5 d=16 out=",
            "\"jdk\" : ",
            "\"cpu\" : "
        }) {
            assertTrue(manifest.contains(fact), manifest);
        }
        assertEquals(
                1, events.stream().filter(event -> event.contains("\"T_1\"")).count());
    }

    @Test
    void noStepIsARunOfOneRow() throws IOException {
        assertEquals(2, rows(simulate("none", "d=4 steps=0")).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void smallestNetworksRun(int d) throws IOException {
        assertEquals(12, rows(simulate("small", "d=" + d + " steps=10 every=1")).size());
    }

    /** Divergence is a result: exit code 0, the status says it, rows before it are finite. */
    @Test
    void divergenceIsAResult() throws IOException {
        Path folder = temp.resolve("diverged");
        String out = Console.line("simulate d=4 eta=3 optimizer=sgdm unstable=true every=1 out=" + folder)
                .done()
                .out();
        assertTrue(out.contains("DIVERGED at t=") && out.contains("Lower eta"), out);
        assertTrue(Files.readString(folder.resolve("manifest.json")).contains("\"status\" : \"DIVERGED\""));
        assertFalse(Files.readString(folder.resolve("trajectory.csv")).matches("(?s).*(NaN|Infinity).*"));
    }

    /** The last weights of an earlier run of the same settings do not stand beside the rows of a later one. */
    @Test
    void earlierFinalWeightsAreForgotten() {
        String words = "d=2 steps=2";
        Path folder = simulate("run", words + " final=true");
        assertTrue(Files.exists(folder.resolve("final/w2.npy")));
        simulate("run", words);
        assertFalse(Files.exists(folder.resolve("final/w2.npy")));
    }
}
