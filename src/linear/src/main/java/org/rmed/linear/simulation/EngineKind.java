package org.rmed.linear.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rmed.linear.trajectory.Statistic;
import org.rmed.optimizer.Optimizer;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/** The engines a run can ask for, what each can do, and the choice that {@code engine=auto} stands for. */
public enum EngineKind {
    /** Stores and moves every weight: d^2 per step; any optimizer, any gradient. */
    DENSE,
    /** Exact reduction of methods linear in the gradient to a few directions. */
    KRYLOV,
    /** Low-rank interpolation of coordinate-wise methods. */
    SKELETON,
    /** The limit of small learning rates: gradient flow and sign flow. */
    LIMIT;

    /** Above this a stored W1(0) takes more than 8 GB. */
    static final int MOST_STORED = 1 << 15;
    /** Up to here W1(0) is stored unless asked otherwise, so that every engine starts from the same numbers. */
    static final int AUTO_STORED = 1 << 11;
    /** Above this {@code auto} takes the skeleton. */
    private static final int AUTO_DENSE = 512;

    private static final List<String> SIGN_FLOWS = List.of("adam", "adamw", "rmsprop", "sign");

    /** The word used in settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of the key {@code engine}. */
    static List<String> words() {
        List<String> words = new java.util.ArrayList<>(List.of(Settings.AUTO));
        Arrays.stream(values()).map(EngineKind::word).forEach(words::add);
        return words;
    }

    /**
     * The engine for these settings.
     *
     * @param optimizer whatever its eta
     * @throws UsageException if the engine asked for cannot do what is asked, with the reason and those that can
     */
    static EngineKind decided(Settings settings, Optimizer optimizer, int d) {
        String word = settings.choice("engine", words());
        EngineKind kind =
                settings.isAuto("engine") ? suggested(settings, optimizer, d) : valueOf(word.toUpperCase(Locale.ROOT));
        Optional<String> objection = kind.objection(settings, optimizer, d);
        if (objection.isPresent()) {
            String fitting = Arrays.stream(values())
                    .filter(other -> other.objection(settings, optimizer, d).isEmpty())
                    .map(EngineKind::word)
                    .collect(Collectors.joining(", "));
            throw new UsageException("engine=" + kind.word() + " does not fit: " + objection.get()
                    + (fitting.isEmpty() ? "; no engine can do this" : "; engines that fit: " + fitting));
        }
        return kind;
    }

    private static EngineKind suggested(Settings settings, Optimizer optimizer, int d) {
        if (noise(settings).isPresent() || (entriesAsked(settings).isPresent() && d <= MOST_STORED)) {
            return DENSE;
        }
        if (settings.text("eta").equals(LearningRate.LITERAL)) {
            return LIMIT;
        }
        if (optimizer.linearInGradient()) {
            return KRYLOV;
        }
        return d <= AUTO_DENSE ? DENSE : SKELETON;
    }

    /** Why this engine cannot do what is asked; empty if it can. */
    private Optional<String> objection(Settings settings, Optimizer optimizer, int d) {
        return switch (this) {
            case DENSE ->
                implicit(settings, d, MOST_STORED)
                        ? Optional.of("it stores all d^2 weights, so initialization must be stored and d at most "
                                + MOST_STORED + ", not d=" + d)
                        : Optional.empty();
            case KRYLOV ->
                noise(settings)
                        .or(() -> entriesMissing(settings, d))
                        .or(
                                () -> optimizer.linearInGradient()
                                        ? Optional.empty()
                                        : Optional.of(
                                                "optimizer=" + optimizer.name()
                                                        + " is not linear in the gradient, so its iterates leave every small subspace"));
            case SKELETON ->
                noise(settings)
                        .or(() -> entriesMissing(settings, d))
                        .or(() -> optimizer.linearInGradient()
                                ? Optional.of("optimizer=" + optimizer.name()
                                        + " is linear in the gradient: krylov does the same exactly and for less")
                                : Optional.empty());
            case LIMIT -> noise(settings).or(() -> entriesAsked(settings)).or(() -> noLimit(settings, optimizer));
        };
    }

    private static Optional<String> noLimit(Settings settings, Optimizer optimizer) {
        if (settings.real("weightDecay", 0, Double.MAX_VALUE) > 0) {
            return Optional.of("weightDecay=" + settings.text("weightDecay") + " is not part of the limit flows");
        }
        if (optimizer.linearInGradient()) {
            return Optional.empty();
        }
        if (!SIGN_FLOWS.contains(optimizer.name())) {
            return Optional.of("optimizer=" + optimizer.name()
                    + " does not become sign flow as eta -> 0, for it never forgets large gradients");
        }
        return settings.real("xi", 0, Double.MAX_VALUE) > 0
                ? Optional.of("xi=" + settings.text("xi") + " must be 0 for the limit of " + optimizer.name()
                        + " to be sign flow")
                : Optional.empty();
    }

    /** What makes the gradient a random one. */
    private static Optional<String> noise(Settings settings) {
        for (String key : List.of("batch", "sigma")) {
            if (settings.real(key, 0, Double.MAX_VALUE) > 0) {
                return Optional.of(
                        key + "=" + settings.text(key) + " makes the gradient random, and it holds for exact ones");
            }
        }
        return Optional.empty();
    }

    /** What asks for the d x d weights themselves. */
    private static Optional<String> entriesAsked(Settings settings) {
        Optional<Statistic> group = Statistic.named(settings.text("statistics")).stream()
                .filter(Statistic::needsEntries)
                .findFirst();
        if (group.isPresent()) {
            return Optional.of("statistics=" + group.get().word() + " needs all d^2 weights");
        }
        return settings.flag("final") ? Optional.of("final=true needs all d^2 weights") : Optional.empty();
    }

    /** Engines of low rank can build the weights where W1(0) is stored; the adaptive gradient they cannot. */
    private static Optional<String> entriesMissing(Settings settings, int d) {
        boolean alignment = Statistic.named(settings.text("statistics")).contains(Statistic.ALIGNMENT);
        return alignment || implicit(settings, d, AUTO_STORED) ? entriesAsked(settings) : Optional.empty();
    }

    /**
     * Whether W1(0) is implicit.
     *
     * @param mostStored up to which d {@code initialization=auto} stores it
     */
    static boolean implicit(Settings settings, int d, int mostStored) {
        String word = settings.choice("initialization", List.of(Settings.AUTO, "stored", "implicit"));
        return word.equals("implicit") || (word.equals(Settings.AUTO) && d > mostStored);
    }

    /** Whether W1(0) is implicit with this engine. */
    boolean implicit(Settings settings, int d) {
        return implicit(settings, d, this == DENSE ? MOST_STORED : AUTO_STORED);
    }
}
