package org.rmed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.store.RunFacts;
import org.rmed.lab.store.TrajectoryFiles;
import org.rmed.linear.engine.Certificate;
import org.rmed.linear.simulation.EngineKind;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.simulation.Simulation;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Snapshot;
import org.rmed.linear.trajectory.Status;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.spec.Settings;
import org.rmed.theory.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one trajectory. */
@Command(
        name = "simulate",
        header = "Run one trajectory.",
        description = {
            "Run one trajectory of the two-layer linear network and write trajectory.csv, events.jsonl and",
            "manifest.json to out/<hash> (or out=DIR)."
        },
        footer = {
            "",
            "Example: rmed simulate optimizer=sgdm d=256 alpha=1.5 seed=3",
            "         rmed simulate problem=DIR optimizer=adam eta=1e-5 every=100 statistics=rank final=true"
        },
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "key=value", description = "Any key of 'rmed keys', which explains them all.")
    private List<String> words = List.of();

    @Override
    public Integer call() throws IOException {
        Settings settings = Setup.defaults().withArguments(words);
        Setup setup = Setup.of(settings);
        try (Simulation simulation = new Simulation(setup)) {
            Map<String, Object> facts = RunFacts.of(setup, simulation.network().name());
            ResultFolder folder = ResultFolder.open(
                    settings.text("out"),
                    RunFacts.hash(settings, facts),
                    "rmed simulate " + settings.overrides(),
                    facts);
            Interruption.await();
            try {
                Trajectory trajectory = run(simulation, setup, folder);
                Certificate certificate = simulation.network().certificate();
                folder.note("engineError", certificate.error());
                folder.note("engineRank", certificate.rank());
                folder.note("engineErrorMeasure", certificate.measure());
                folder.finish(trajectory.status().name());
                summary(setup, trajectory, folder, spec.commandLine().getOut());
                engine(setup, certificate, spec.commandLine().getOut());
            } catch (IOException | RuntimeException e) {
                folder.fail(e);
                throw e;
            }
        }
        return ExitCode.HELD;
    }

    private static Trajectory run(Simulation simulation, Setup setup, ResultFolder folder) throws IOException {
        try (TrajectoryFiles files = new TrajectoryFiles(folder);
                Progress progress = new Progress("steps", (long) setup.steps())) {
            Trajectory trajectory = simulation.run(new Watched(files, progress));
            files.events(trajectory);
            if (setup.settings().flag("final")) {
                files.weights(simulation.network());
            }
            return trajectory;
        }
    }

    private static void summary(Setup setup, Trajectory trajectory, ResultFolder folder, PrintWriter out) {
        out.println(setup.optimizer().name() + ", d=" + setup.problem().dimension() + ", s="
                + Words.number(setup.problem().scale()) + ", eta="
                + Words.number(setup.optimizer().eta()) + ": "
                + trajectory.status() + " at t=" + Words.steps(trajectory.end()));
        row(out, "start", trajectory, trajectory.first());
        trajectory.phases().times().forEach((name, t) -> trajectory.rows().stream()
                .filter(snapshot -> snapshot.t() == t)
                .findFirst()
                .ifPresentOrElse(
                        snapshot -> row(out, name, trajectory, snapshot),
                        () -> out.printf(Locale.ROOT, "  %-6s t=%s%n", name, Words.steps(t))));
        row(out, "end", trajectory, trajectory.last());
        if (trajectory.status() == Status.DIVERGED) {
            out.println("  the loss left every bound at t=" + Words.steps(trajectory.end())
                    + "; rows before it are kept. Lower eta");
        }
        out.println(trajectory.rows().size() + " rows in " + folder.path());
    }

    /** The engine, where it was not the dense one, with its error and what is approximate. */
    private static void engine(Setup setup, Certificate certificate, PrintWriter out) {
        if (setup.engine() == EngineKind.DENSE) {
            return;
        }
        out.println("engine " + setup.engine().word()
                + (certificate.rank() > 0 ? ", rank " + certificate.rank() : "")
                + (certificate.error() > 0
                        ? String.format(Locale.ROOT, ", error <= %.1g", 1.05 * certificate.error())
                        : ", exact to rounding")
                + " (" + certificate.measure() + ")"
                + (certificate.rowNormsApproximate() ? "; R_med,2 before T_1 up to correlations between rows" : ""));
    }

    private static void row(PrintWriter out, String name, Trajectory trajectory, Snapshot row) {
        out.printf(
                Locale.ROOT,
                "  %-6s t=%-9s loss=%-12s R_med,1=%-10s R_med,2=%s%n",
                name,
                Words.steps(row.t()),
                Words.number(row.loss()),
                Words.number(trajectory.value(row, "r_med_1")),
                Words.number(trajectory.value(row, "r_med_2")));
    }

    /** Passes rows to the files and steps to the bar. */
    private record Watched(TrajectoryFiles files, Progress progress) implements Observer {

        @Override
        public void start(List<String> columns) {
            files.start(columns);
        }

        @Override
        public void row(Snapshot row) {
            files.row(row);
        }

        @Override
        public boolean stopBefore(long t) {
            // every 64th step is often enough for a bar; Ctrl-C must not wait for 64 steps of a large network
            if ((t & 63) == 0) {
                progress.reached(t);
            }
            return Interruption.requested();
        }
    }
}
