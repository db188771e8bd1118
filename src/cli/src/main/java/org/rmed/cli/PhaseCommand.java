package org.rmed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.rmed.lab.figure.FigureWriter.Format;
import org.rmed.lab.phase.Coordinate;
import org.rmed.lab.phase.PhaseDiagram;
import org.rmed.lab.phase.PhaseDiagrams;
import org.rmed.lab.phase.PhaseFigure;
import org.rmed.lab.phase.PhaseResult;
import org.rmed.lab.phase.PhaseRun;
import org.rmed.lab.phase.Watch;
import org.rmed.lab.store.Provenance;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.sweep.CellResult;
import org.rmed.lab.sweep.Cells;
import org.rmed.lab.sweep.Grid;
import org.rmed.lab.sweep.GridWords;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Nearest;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a phase diagram. */
@Command(
        name = "phase",
        header = "Run a phase diagram, refined along its boundaries.",
        description = {
            "Run a phase diagram: a coarse grid first, then more cells where neighbours disagree, until the",
            "boundary is located. Writes points.csv, boundary.csv and the figure to out/<hash> (or out=DIR);",
            "stopped or killed, or asked for a smaller width, it goes on where it was."
        },
        footer = {"", "Example: rmed phase adam-scale width=0.01", "         rmed phase all --figures figures"},
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class PhaseCommand implements Callable<Integer> {

    private static final double LEAST_WIDTH = 1e-4;
    private static final double MOST_WIDTH = 10;
    private static final List<String> KEYS = List.of("seeds", "width", "threads", "out");

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME|key=value",
            description = "Diagrams ('--list' names them), or all; seeds=N; width=W (to which boundaries are"
                    + " located: in decades on a logarithmic axis, else in its unit); threads=N, out=DIR.")
    private List<String> words = List.of();

    @Option(names = "--figures", paramLabel = "DIR", description = "Also draw the figure, SVG and PNG, in this folder.")
    private Path figures;

    @Option(names = "--pdf", description = "There too as PDF.")
    private boolean pdf;

    @Option(names = "--list", description = "List the diagrams and stop.")
    private boolean list;

    @Override
    public Integer call() throws IOException {
        if (list || words.isEmpty()) {
            list();
            return ExitCode.HELD;
        }
        List<PhaseDiagram> diagrams = diagrams();
        Map<String, String> keys = keys();
        if (diagrams.size() > 1 && keys.containsKey("out")) {
            throw new UsageException("out=" + keys.get("out") + " holds one diagram, and " + diagrams.size()
                    + " are asked for; leave it out, or name one");
        }
        int threads = GridWords.threads(keys.get("threads"));
        Interruption.await();
        for (PhaseDiagram diagram : diagrams) {
            int code = run(diagram, keys.getOrDefault("out", Settings.AUTO), threads);
            if (code != ExitCode.HELD) {
                return code;
            }
        }
        return ExitCode.HELD;
    }

    /** Those named, each with the seeds asked for. */
    private List<PhaseDiagram> diagrams() {
        List<String> names = words.stream().filter(word -> !word.contains("=")).toList();
        String seeds = keys().get("seeds");
        String width = keys().get("width");
        if (names.isEmpty()) {
            throw new UsageException("no phase diagram is named; name one or several, or all ('rmed phase --list')");
        }
        return (names.equals(List.of("all"))
                        ? PhaseDiagrams.all().stream()
                        : names.stream().distinct().map(PhaseDiagrams::named))
                .map(diagram -> seeds == null ? diagram : diagram.over(diagram.x(), diagram.y(), Grid.seeds(seeds)))
                .map(diagram -> width == null ? diagram : diagram.resolvedTo(width(width)))
                .toList();
    }

    private static double width(String word) {
        try {
            return Setup.defaults().with("alpha", word).real("alpha", LEAST_WIDTH, MOST_WIDTH);
        } catch (UsageException e) {
            throw new UsageException(
                    "width=" + word + " must be a number in [" + LEAST_WIDTH + ", " + MOST_WIDTH + "]", e);
        }
    }

    private int run(PhaseDiagram diagram, String out, int threads) throws IOException {
        // locked before the manifest is written: a process at work there has one
        try (Cells cells = PhaseRun.cells(ResultFolder.prepare(out, hash(diagram)), diagram)) {
            ResultFolder folder = ResultFolder.open(out, hash(diagram), command(diagram), facts(diagram, threads));
            try {
                return run(diagram, folder, cells, threads);
            } catch (IOException | RuntimeException e) {
                folder.fail(e);
                throw e;
            }
        }
    }

    private int run(PhaseDiagram diagram, ResultFolder folder, Cells cells, int threads) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(diagram.name() + ": " + diagram.title());
        Optional<PhaseResult> result;
        try (Rounds rounds = new Rounds(out)) {
            result = PhaseRun.in(folder, cells, diagram, threads, Interruption::requested, rounds);
        }
        folder.finish(result.isPresent() ? "COMPLETED" : "INTERRUPTED");
        if (result.isEmpty()) {
            out.println("interrupted; what is finished is kept in " + folder.path() + ". The same command goes on");
            out.flush();
            return ExitCode.CLAIM_FAILED;
        }
        for (String sentence : PhaseFigure.numbers(result.get())) {
            Lines.wrapped(sentence, 96).forEach(out::println);
        }
        for (Path into : figures == null ? List.of(folder.path()) : List.of(folder.path(), figures)) {
            PhaseFigure.write(
                            result.get(),
                            into,
                            into.equals(figures) && !pdf
                                    ? EnumSet.of(Format.SVG, Format.PNG)
                                    : EnumSet.allOf(Format.class),
                            command(diagram))
                    .forEach(out::println);
        }
        out.flush();
        return ExitCode.HELD;
    }

    /** The words that repeat it. */
    private String command(PhaseDiagram diagram) {
        StringBuilder command = new StringBuilder("rmed phase " + diagram.name());
        keys().forEach((key, value) -> {
            if (key.equals("seeds") || key.equals("width")) {
                command.append(' ').append(key).append('=').append(value);
            }
        });
        return command.toString();
    }

    /** A finer lattice over the same ranges finds the cells of a coarser one in the same folder. */
    private static String hash(PhaseDiagram diagram) {
        return Setup.defaults()
                .with(
                        "out",
                        diagram.name()
                                + range(diagram.x())
                                + range(diagram.y())
                                + diagram.seeds()
                                + Provenance.version())
                .hash(Set.of());
    }

    private static String range(Coordinate axis) {
        return " " + axis.key() + " " + axis.low() + " " + axis.high() + " " + axis.logarithmic() + " ";
    }

    private static Map<String, Object> facts(PhaseDiagram diagram, int threads) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("diagram", diagram.name());
        facts.put("x", diagram.x().toString());
        facts.put("y", diagram.y().toString());
        facts.put("seeds", diagram.seeds());
        facts.put("threads", threads);
        return facts;
    }

    private Map<String, String> keys() {
        TreeMap<String, String> keys = new TreeMap<>();
        for (String word : words.stream().filter(word -> word.contains("=")).toList()) {
            int equals = word.indexOf('=');
            String key = word.substring(0, equals);
            if (!KEYS.contains(key)) {
                throw new UsageException("'" + word + "' is not understood" + Nearest.suggestion(key, KEYS)
                        + " (a diagram takes seeds=N, width=W, threads=N and out=DIR)");
            }
            if (keys.put(key, word.substring(equals + 1)) != null) {
                throw new UsageException("key '" + key + "' is given twice; keep one");
            }
        }
        return keys;
    }

    private void list() {
        PrintWriter out = spec.commandLine().getOut();
        for (PhaseDiagram diagram : PhaseDiagrams.all()) {
            out.println(diagram.name());
            Lines.wrapped(diagram.title(), 96).forEach(line -> out.println("    " + line));
        }
        out.flush();
    }

    /** A bar for each round. */
    private static final class Rounds implements Watch, AutoCloseable {

        private final PrintWriter out;
        private SweepProgress progress;

        Rounds(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void begin(int round, long cells) {
            close();
            progress = new SweepProgress(cells, 0);
            out.println("round " + round + ": " + cells + " cells");
            out.flush();
        }

        @Override
        public void finished(CellResult cell) {
            progress.finished(cell);
        }

        @Override
        public void close() {
            if (progress != null) {
                progress.close();
            }
        }
    }
}
