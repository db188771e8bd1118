package org.rmed.lab.phase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/** The one registry of phase diagrams. */
public final class PhaseDiagrams {

    private PhaseDiagrams() {}

    /** All of them, in reading order. */
    public static List<PhaseDiagram> all() {
        return List.of(
                ScaleTransition.diagram(),
                StepAgainstScale.diagram(),
                StabilityConstant.diagram(),
                HeavyBallStability.diagram(),
                OptimizerGap.diagram(),
                NoiseTolerance.sgdm(),
                NoiseTolerance.adam(),
                Moments.diagram(),
                TargetShape.diagram());
    }

    /**
     * The diagram of a name.
     *
     * @throws UsageException if there is none
     */
    public static PhaseDiagram named(String name) {
        Map<String, PhaseDiagram> known = new LinkedHashMap<>();
        all().forEach(diagram -> known.put(diagram.name(), diagram));
        if (!known.containsKey(name)) {
            throw new UsageException("unknown phase diagram '" + name + "'" + Nearest.suggestion(name, known.keySet())
                    + " (one of: " + String.join(", ", known.keySet()) + ")");
        }
        return known.get(name);
    }
}
