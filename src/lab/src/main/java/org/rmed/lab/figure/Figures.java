package org.rmed.lab.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/** The one registry of figures. */
public final class Figures {

    private Figures() {}

    /** All of them, in reading order. */
    public static List<Figure> all() {
        return List.of(
                new UniformityAgainstTime(128, 40),
                new UniformityAgainstLoss(128, 40),
                new UniformityAgainstDimension(List.of(16, 32, 64, 128, 256), 50),
                new PhaseTimes(64, 10),
                new LossLaws(128, 20),
                new ErrorAlignment(64, 10),
                new RankOneResiduals(32, 20),
                new SingularVectors(32, 20),
                new DiagonalDomination(64, 10),
                new GradientSpread(64),
                new UniformityOverDecades(Decades.five()),
                new GapOverDecades(Decades.five()),
                ScalingPanels.six(),
                new EngineErrors(
                        200,
                        List.of(1e-1, 1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12, 1e-14),
                        List.of(4, 6, 8, 10, 12, 16, 20, 24)),
                new StepCost());
    }

    /**
     * The figures of these names, in the order given, each once.
     *
     * @throws UsageException for a name that is not known
     */
    public static List<Figure> named(List<String> names) {
        Map<String, Figure> known = new LinkedHashMap<>();
        all().forEach(figure -> known.put(figure.name(), figure));
        for (String name : names) {
            if (!known.containsKey(name)) {
                throw new UsageException("unknown figure '" + name + "'" + Nearest.suggestion(name, known.keySet())
                        + " (one of: " + String.join(", ", known.keySet()) + ")");
            }
        }
        return names.stream().distinct().map(known::get).toList();
    }
}
