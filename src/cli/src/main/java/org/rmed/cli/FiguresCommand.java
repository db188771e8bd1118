package org.rmed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rmed.lab.figure.Figure;
import org.rmed.lab.figure.FigureWriter;
import org.rmed.lab.figure.FigureWriter.Format;
import org.rmed.lab.figure.Figures;
import org.rmed.lab.figure.Runs;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;
import org.rmed.theory.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the figures. */
@Command(
        name = "figures",
        header = "Run what the figures show and draw them.",
        description = "Run what the figures show and draw them: SVG, PNG and a caption each.",
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class FiguresCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Figures to draw; none = all.")
    private List<String> names = List.of();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "figures", description = "Folder (default: figures).")
    private Path out;

    @Option(names = "--pdf", description = "Write PDF too.")
    private boolean pdf;

    @Option(names = "--list", description = "List the figures and stop.")
    private boolean list;

    @Override
    public Integer call() throws IOException {
        List<Figure> figures = names.isEmpty() ? Figures.all() : Figures.named(names);
        if (list) {
            PrintWriter lines = spec.commandLine().getOut();
            for (Figure figure : figures) {
                lines.println(figure.name());
                Lines.wrapped(figure.title(), 96).forEach(line -> lines.println("    " + line));
            }
            return ExitCode.HELD;
        }
        Set<Format> formats = pdf ? EnumSet.allOf(Format.class) : EnumSet.of(Format.SVG, Format.PNG);
        requireFolder();
        Interruption.await();
        // each figure's runs are asked for twice: to be run, and to be drawn from the cache
        long runs = 2
                * figures.stream().mapToLong(figure -> figure.settings().size()).sum();
        try (Progress progress = new Progress("runs", runs);
                Verification verification = new Verification(
                        Runtime.getRuntime().availableProcessors(), Interruption::requested, progress::step)) {
            for (Figure figure : figures) {
                Runs seen = settings -> verification.run(settings, figure.gauge());
                seen.of(figure.settings()); // so that an interruption is seen before anything is drawn
                if (Interruption.requested()) {
                    spec.commandLine().getErr().println("rmed: interrupted; figures finished before are kept");
                    return ExitCode.ERROR;
                }
                List<Path> files =
                        FigureWriter.write(figure, figure.chart(seen), out, formats, "rmed figures " + figure.name());
                progress.aside(() -> files.forEach(spec.commandLine().getOut()::println));
            }
        }
        return ExitCode.HELD;
    }

    /** Not being able to write the figures should show before the runs. */
    private void requireFolder() {
        try {
            Files.createDirectories(out);
            if (!Files.isWritable(out)) {
                throw new AccessDeniedException(out.toString());
            }
        } catch (IOException e) {
            throw new UsageException(
                    "--out=" + out + " cannot be written (" + ResultFolder.reason(e)
                            + "); choose another folder with --out DIR",
                    e);
        }
    }
}
