package org.rmed.lab.scaling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;

/** The one registry of scaling laws. */
public final class ScalingLaws {

    private ScalingLaws() {}

    /** All of them, in reading order. */
    public static List<Law> all() {
        return Stream.of(SgdMomentumLaws.all(), AdamLaws.all(), AdamEndLaws.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The laws of these names, in the order given, each once.
     *
     * @throws UsageException for a name that is not known
     */
    public static List<Law> named(List<String> names) {
        Map<String, Law> known = new LinkedHashMap<>();
        all().forEach(law -> known.put(law.name(), law));
        for (String name : names) {
            if (!known.containsKey(name)) {
                throw new UsageException("unknown law '" + name + "'" + Nearest.suggestion(name, known.keySet())
                        + " (one of: " + String.join(", ", known.keySet()) + ")");
            }
        }
        return names.stream().distinct().map(known::get).toList();
    }
}
