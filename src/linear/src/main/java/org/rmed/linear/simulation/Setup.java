package org.rmed.linear.simulation;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.rmed.linear.ProblemFolder;
import org.rmed.linear.Target;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.data.BatchError;
import org.rmed.linear.data.ErrorOracle;
import org.rmed.linear.data.NoisyError;
import org.rmed.linear.data.Sample;
import org.rmed.linear.trajectory.AdamPhases;
import org.rmed.linear.trajectory.PhaseTracker;
import org.rmed.linear.trajectory.Probe;
import org.rmed.linear.trajectory.SgdMomentumPhases;
import org.rmed.linear.trajectory.Statistic;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.Optimizers;
import org.rmed.random.Streams;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * A run, ready to start: settings with everything left to the program decided. Deterministic in the settings.
 *
 * @param settings as given
 * @param engine the one that runs it
 * @param problem the instance
 * @param optimizer with eta decided
 * @param steps number of steps at most; whole unless the engine is the limit
 * @param eps d^-p, the loss scale of the phase definitions of SGD with momentum
 */
public record Setup(
        Settings settings, EngineKind engine, TwoLayerProblem problem, Optimizer optimizer, double steps, double eps) {

    /** Keys that cannot change a result: they are no part of a run's name. */
    public static final Set<String> IDLE_KEYS = Set.of("threads", "out", "final");

    private static final int MAX_D = 10_000_000;
    private static final double MAX_STEPS = 1e7;
    private static final int MOST_ROWS = 1_000_000;

    /** The defaults, each explained in the file itself. */
    public static Settings defaults() {
        return Settings.defaults(defaultsFile());
    }

    /** The commented defaults file: the manual of every key. */
    public static URL defaultsFile() {
        return Setup.class.getResource("/org/rmed/linear/defaults.properties");
    }

    /**
     * Decides everything.
     *
     * @throws UsageException for any value that is out of range, contradicts another, or cannot be run
     */
    public static Setup of(Settings settings) {
        Optimizer draft = Optimizers.of(settings, 1);
        EngineKind engine = EngineKind.decided(settings, draft, dimension(settings));
        TwoLayerProblem problem = problem(settings, engine);
        Optimizer optimizer = LearningRate.decided(settings, problem);
        if (engine != EngineKind.LIMIT && !settings.flag("unstable")) {
            LearningRate.requireStable(optimizer, problem);
        }
        double eps = StrictMath.pow(problem.dimension(), -settings.real("p", 0, 100));
        Setup setup = new Setup(settings, engine, problem, optimizer, steps(settings, engine, optimizer, problem), eps);
        setup.requireSound();
        return setup;
    }

    /** Reads what a run will read later, so that nothing is refused after it has begun. */
    private void requireSound() {
        streams();
        oracle();
        if (engine == EngineKind.LIMIT) {
            limitRows();
        } else {
            Probe.named(settings, steps, problem.dimension());
        }
        rank();
        tolerance();
        untilPhaseEnd();
        threads();
        settings.flag("final");
        lossTargets();
        stopAtLoss();
        statistics();
    }

    /** What the optimizer is told of the error. A fresh one for each run. */
    public ErrorOracle oracle() {
        double sigma = settings.real("sigma", 0, 1e6);
        int batch = settings.integer("batch", 0, 1 << 28);
        if (sigma > 0 && batch > 0) {
            throw new UsageException("sigma=" + sigma + " and batch=" + batch
                    + " are two kinds of gradient noise; set one of them to 0");
        }
        if (sigma > 0) {
            return new NoisyError(streams(), sigma, problem.dimension());
        }
        if (batch == 0) {
            return ErrorOracle.exactly();
        }
        return problem.sample()
                .map(sample -> BatchError.ofSample(streams(), sample, batch))
                .orElseGet(() -> BatchError.ofPopulation(streams(), problem.target(), labelNoise(settings), batch));
    }

    /** The phase definitions that fit the optimizer. */
    public PhaseTracker phases() {
        return optimizer.linearInGradient()
                ? new SgdMomentumPhases(problem.scale(), eps)
                : new AdamPhases(problem.scale(), optimizer.eta(), problem.dimension());
    }

    /** The columns asked for. */
    public List<Statistic> statistics() {
        return Statistic.named(settings.text("statistics"));
    }

    private Streams streams() {
        return streams(settings, problem.dimension());
    }

    /** One scope per dimension, so that the runs of one seed over several d are independent. */
    private static Streams streams(Settings settings, int d) {
        return new Streams(settings.whole("seed", 0, 1L << 53)).within("d=" + d);
    }

    private static double labelNoise(Settings settings) {
        return settings.real("labelNoise", 0, 1e6);
    }

    /** Whether the run stops at the end of the second phase. */
    boolean untilPhaseEnd() {
        return settings.choice("until", List.of("steps", "second-phase-end")).equals("second-phase-end");
    }

    /** The share of the initial loss at which the run stops; 0 never. */
    double stopAtLoss() {
        return settings.real("stopAtLoss", 0, 1);
    }

    /** Shares of the initial loss whose first crossing is recorded. */
    List<Double> lossTargets() {
        return settings.reals("lossTargets", Double.MIN_NORMAL, 1);
    }

    /** Threads of this one run. */
    int threads() {
        return settings.integer("threads", 1, 1024);
    }

    /** Evenly spaced rows of the limit engine. */
    int limitRows() {
        if (settings.isAuto("every") || engine != EngineKind.LIMIT) {
            return Probe.rows(problem.dimension());
        }
        if (settings.text("every").equals(Probe.EVENTS)) {
            return 1;
        }
        double rows = StrictMath.ceil(steps / settings.real("every", Double.MIN_NORMAL, Double.MAX_VALUE));
        if (!(rows <= MOST_ROWS)) {
            throw new UsageException("every=" + settings.text("every") + " gives " + (float) rows + " rows over "
                    + (float) steps + " steps, more than " + MOST_ROWS + "; raise every, or leave it to auto");
        }
        return (int) StrictMath.max(1, rows);
    }

    /** Columns of the skeleton, or the most directions of Krylov; empty leaves it to the engine. */
    OptionalInt rank() {
        return settings.isAuto("rank") ? OptionalInt.empty() : OptionalInt.of(settings.integer("rank", 1, 4096));
    }

    /** The error beyond which an engine refuses to go on; empty leaves it to the engine. */
    OptionalDouble tolerance() {
        return settings.realOrAuto("tolerance", 1e-16, 1);
    }

    private static int dimension(Settings settings) {
        return settings.text("problem").isEmpty()
                ? settings.integer("d", 1, MAX_D)
                : ProblemFolder.dimension(Path.of(settings.text("problem")));
    }

    private static TwoLayerProblem problem(Settings settings, EngineKind engine) {
        if (!settings.text("problem").isEmpty()) {
            return ProblemFolder.read(
                    Path.of(settings.text("problem")),
                    settings.realOrAuto("scale", Double.MIN_NORMAL, 1e6).orElse(Double.NaN));
        }
        int d = dimension(settings);
        Streams streams = streams(settings, d);
        double alpha = settings.real("alpha", 0, 1e4);
        double scale = settings.realOrAuto("scale", 0, 1e6).orElse(StrictMath.pow(d, -alpha));
        double[] teacher = Target.named(settings.text("target"), d, streams);
        Optional<Sample> sample = sample(settings, streams, teacher);
        double[] target = sample.map(Sample::target).orElse(teacher);
        if (engine != EngineKind.LIMIT) {
            TwoLayerProblem.requireSteppable(d, scale);
        }
        return engine.implicit(settings, d)
                ? TwoLayerProblem.implicitGaussian(streams, target, scale, sample)
                : TwoLayerProblem.gaussian(streams, target, scale, sample);
    }

    private static Optional<Sample> sample(Settings settings, Streams streams, double[] teacher) {
        if (settings.choice("data", List.of("population", "sample")).equals("population")) {
            return Optional.empty();
        }
        int m = settings.isAuto("samples") ? 4 * teacher.length : settings.integer("samples", 1, 1 << 24);
        return Optional.of(Sample.gaussian(streams, teacher, m, labelNoise(settings)));
    }

    private static double steps(Settings settings, EngineKind engine, Optimizer optimizer, TwoLayerProblem problem) {
        if (!settings.isAuto("steps")) {
            return engine == EngineKind.LIMIT
                    ? settings.real("steps", 0, Double.MAX_VALUE)
                    : settings.whole("steps", 0, Long.MAX_VALUE);
        }
        double steps = LearningRate.suggestedSteps(optimizer, problem);
        if (engine == EngineKind.LIMIT) {
            return steps;
        }
        if (!(steps <= MAX_STEPS)) {
            throw new UsageException(
                    "steps=auto would take " + (float) steps + " steps at eta=" + (float) optimizer.eta()
                            + ", more than " + (float) MAX_STEPS + "; raise eta, give steps, or use engine=limit");
        }
        return StrictMath.ceil(steps);
    }
}
