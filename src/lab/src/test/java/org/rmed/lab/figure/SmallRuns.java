package org.rmed.lab.figure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rmed.lab.scaling.ScalingLaws;
import org.rmed.linear.trajectory.Observer;
import org.rmed.spec.Settings;
import org.rmed.theory.Gauge;
import org.rmed.theory.Outcome;

/** The figures at sizes that run in a moment, and their runs. */
final class SmallRuns {

    static final int D = 16;
    static final int SEEDS = 4;

    private record Run(Settings settings, Gauge gauge) {}

    private static final Map<Run, Outcome> DONE = new ConcurrentHashMap<>();

    private SmallRuns() {}

    static List<Figure> figures() {
        return List.of(
                new UniformityAgainstTime(D, SEEDS),
                new UniformityAgainstLoss(D, SEEDS),
                new UniformityAgainstDimension(List.of(8, 16), SEEDS),
                new PhaseTimes(D, 2),
                new LossLaws(D, 2),
                new ErrorAlignment(D, SEEDS),
                new RankOneResiduals(D, SEEDS),
                new SingularVectors(D, SEEDS),
                new DiagonalDomination(D, SEEDS),
                new GradientSpread(D),
                new UniformityOverDecades(decades()),
                new GapOverDecades(decades()),
                scaling(),
                new EngineErrors(48, List.of(1e-2, 1e-12), List.of(4, 16)),
                new StepCost());
    }

    /** One law of each kind of panel. */
    static ScalingPanels scaling() {
        return new ScalingPanels(ScalingLaws.named(List.of("sgdm-t1-eta", "sgdm-residual-s")).stream()
                .map(law -> law.withSeeds(2))
                .toList());
    }

    /** One dimension on each side of where the configuration changes. */
    static Decades decades() {
        return new Decades(List.of(10, 1001), List.of(3, 2));
    }

    /** Each run once in the whole test run, for figures without a gauge. */
    static List<Outcome> kept(List<Settings> settings) {
        return kept(settings, Gauge.NONE);
    }

    /** Those of a figure, seen through its gauge. */
    static Runs kept(Figure figure) {
        return settings -> kept(settings, figure.gauge());
    }

    private static List<Outcome> kept(List<Settings> settings, Gauge gauge) {
        return settings.stream()
                .map(each -> DONE.computeIfAbsent(new Run(each, gauge), run -> fresh(run.settings(), run.gauge())))
                .toList();
    }

    static Outcome fresh(Settings settings) {
        return fresh(settings, Gauge.NONE);
    }

    static Outcome fresh(Settings settings, Gauge gauge) {
        return Outcome.of(settings, gauge, Observer.NONE);
    }
}
