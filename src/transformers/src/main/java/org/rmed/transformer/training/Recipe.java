package org.rmed.transformer.training;

import java.util.List;
import org.rmed.transformer.optimizer.Schedule;

/**
 * How a network is trained.
 *
 * @param name in tables and file names, such as {@code adam}
 * @param stages optimizers one after another, the first from step 0
 * @param schedule of the learning rate, over the whole run
 * @param decay L2 decay added to every gradient
 * @param dropout probability with which activations are dropped
 * @param after steps of the last stage with which the run ends; 0: it ends with the schedule
 */
public record Recipe(String name, List<Stage> stages, Schedule schedule, double decay, double dropout, long after) {

    public Recipe {
        stages = List.copyOf(stages);
        long before = -1;
        for (Stage stage : stages) {
            if (stage.from() <= before) {
                throw new IllegalArgumentException("stages of " + name + " must begin one after another");
            }
            before = stage.from();
        }
        if (stages.isEmpty() || stages.get(0).from() != 0) {
            throw new IllegalArgumentException(name + " needs a stage from step 0");
        }
    }

    /** A recipe that ends with its schedule. */
    public Recipe(String name, List<Stage> stages, Schedule schedule, double decay, double dropout) {
        this(name, stages, schedule, decay, dropout, 0);
    }

    /** Steps in all, at most. */
    public long steps() {
        return schedule.steps();
    }
}
