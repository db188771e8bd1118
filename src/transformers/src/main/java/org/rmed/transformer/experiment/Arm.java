package org.rmed.transformer.experiment;

import java.util.ArrayList;
import java.util.List;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.Optimizers;
import org.rmed.spec.Settings;
import org.rmed.transformer.optimizer.Schedule;
import org.rmed.transformer.training.Recipe;
import org.rmed.transformer.training.Stage;

/**
 * One of the ways of training that an experiment compares.
 *
 * @param name in tables and file names
 * @param optimizers one, or several of which the second takes over at {@code switchAt} or {@code switchLoss}
 * @param words settings of its own, such as {@code gain=2}
 */
public record Arm(String name, List<String> optimizers, List<String> words) {

    public Arm {
        optimizers = List.copyOf(optimizers);
        words = List.copyOf(words);
    }

    /** One optimizer under its own name. */
    public static Arm of(String optimizer) {
        return new Arm(optimizer, List.of(optimizer), List.of());
    }

    /** The settings with its own words. */
    Settings settings(Settings all) {
        Settings own = all;
        for (String word : words) {
            int equals = word.indexOf('=');
            own = own.with(word.substring(0, equals), word.substring(equals + 1));
        }
        return own;
    }

    /** How it trains. */
    Recipe recipe(Settings all) {
        Settings own = settings(all);
        long steps = own.whole("steps", 1, Integer.MAX_VALUE);
        List<Stage> stages = new ArrayList<>();
        for (String name : optimizers) {
            stages.add(stages.isEmpty() ? new Stage(0, optimizer(own, name)) : later(own, steps, optimizer(own, name)));
        }
        return new Recipe(
                name,
                stages,
                Schedule.of(own, steps),
                own.real("decay", 0, Double.MAX_VALUE),
                own.real("dropout", 0, Math.nextDown(1.0)),
                own.whole("after", 0, Integer.MAX_VALUE));
    }

    private static Stage later(Settings settings, long steps, Optimizer optimizer) {
        return settings.isAuto("switchLoss")
                ? new Stage(switchAt(settings, steps), optimizer)
                : new Stage(1, settings.real("switchLoss", 0, Double.MAX_VALUE), optimizer);
    }

    /** The step at which the second optimizer begins. */
    static long switchAt(Settings settings, long steps) {
        return settings.isAuto("switchAt") ? Math.max(1, steps / 2) : settings.whole("switchAt", 1, steps - 1);
    }

    private static Optimizer optimizer(Settings settings, String name) {
        double eta = settings.real(name + "Eta", Double.MIN_VALUE, Double.MAX_VALUE);
        return Optimizers.of(settings.with("optimizer", name.equals("sgd") ? "gd" : name), eta);
    }
}
