package org.rmed.transformer.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmed.spec.Settings;

/** An experiment with its data in memory: what can be refused is refused before anything is run. */
public final class Preparation {

    private final Experiment experiment;
    private final Settings settings;
    private final Map<Settings, LoadedTask<?>> tasks = new LinkedHashMap<>();

    /**
     * Reads the data and checks the settings of every arm.
     *
     * @throws org.rmed.spec.UsageException if a setting is out of range, a device is not there, or data is missing in part or damaged
     */
    public Preparation(Experiment experiment, Settings settings) {
        this.experiment = experiment;
        this.settings = settings;
        ExperimentRun.check(experiment, settings);
        for (Arm arm : experiment.arms()) {
            arm.recipe(settings);
            new LayerSweep(settings, task(arm));
        }
    }

    Experiment experiment() {
        return experiment;
    }

    /** The settings of all arms. */
    Settings settings() {
        return settings;
    }

    /** What an arm trains; arms with the same settings share it. */
    LoadedTask<?> task(Arm arm) {
        return tasks.computeIfAbsent(
                arm.settings(settings), own -> experiment.task().load(own));
    }

    private LoadedTask<?> first() {
        return tasks.values().iterator().next();
    }

    /** The network in words. */
    public String network() {
        return first().words();
    }

    /** The data in one line. */
    public String data() {
        return first().source().line();
    }

    /** The layers that are measured. */
    public List<String> layers() {
        return new LayerSweep(settings, first()).names();
    }
}
