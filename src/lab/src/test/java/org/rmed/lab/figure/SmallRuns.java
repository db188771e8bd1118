package org.rmed.lab.figure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rmed.lab.scaling.ScalingLaws;
import org.rmed.linear.trajectory.Observer;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;

/** The figures at sizes that run in a moment, and their runs. */
final class SmallRuns {

    static final int D = 16;
    static final int SEEDS = 4;

    private static final Map<Settings, Outcome> DONE = new ConcurrentHashMap<>();

    private SmallRuns() {}

    static List<Figure> figures() {
        return List.of(
                new UniformityAgainstTime(D, SEEDS),
                new UniformityAgainstLoss(D, SEEDS),
                new UniformityAgainstDimension(List.of(8, 16), SEEDS),
                new RankOneAlongTraining(D, SEEDS),
                new LossLaws(D, 2),
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

    /** Each run once in the whole test run. */
    static List<Outcome> kept(List<Settings> settings) {
        return settings.stream()
                .map(each -> DONE.computeIfAbsent(each, SmallRuns::fresh))
                .toList();
    }

    static Outcome fresh(Settings settings) {
        return Outcome.of(settings, Observer.NONE);
    }
}
