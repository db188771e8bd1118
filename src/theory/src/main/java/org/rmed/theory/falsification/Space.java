package org.rmed.theory.falsification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.theory.Claim;
import org.rmed.theory.Profile;
import org.rmed.theory.Scope;

/** The configurations around a claim's own, read from its plan; keys that the user gave stay as they are. */
final class Space {

    private static final int LEAST_D = 2;
    private static final int SEEDS_TO_CONFIRM = 4;

    /** Chance that a key is moved: few moves make small violations, but hypotheses may need several. */
    private static final double MOVED = 0.35;

    /** Chance of a d below the claim's own. */
    private static final double BELOW = 0.3;

    private static final Pattern MULTIPLE = Pattern.compile("(?:([0-9][^*]*)\\*)?(s(?:\\^.*)?)");

    private final Claim claim;
    private final Scope asked;
    private final List<Integer> dimensions;
    private final List<Axis> axes;

    /** @param asked dimensions, seeds and overrides that the user fixed */
    Space(Claim claim, Scope asked) {
        this.claim = claim;
        this.asked = asked;
        Scope probe =
                new Scope(asked.dimensions(), OptionalInt.of(Scope.FEWEST_SEEDS), Profile.STANDARD, asked.overrides());
        List<Settings> runs = firstSeeds(claim.plan(probe).runs());
        this.dimensions = runs.stream()
                .map(run -> run.integer("d", LEAST_D, Integer.MAX_VALUE))
                .distinct()
                .sorted()
                .toList();
        this.axes = axes(runs, asked.overrides());
    }

    private static List<Axis> axes(List<Settings> runs, List<String> fixed) {
        Settings own = runs.get(0);
        Set<String> optimizers =
                new TreeSet<>(runs.stream().map(run -> run.text("optimizer")).toList());
        List<Axis> axes = new ArrayList<>();
        if (own.isAuto("scale")) {
            axes.add(Axis.alpha(own.real("alpha", Double.MIN_NORMAL, 1e4)));
        }
        axes.add(Axis.eta());
        if (optimizers.contains("sgdm")) {
            axes.add(Axis.memory("beta", own.real("beta", 0, 1)));
        }
        if (!Collections.disjoint(optimizers, Set.of("adam", "adamw", "amsgrad"))) {
            axes.add(Axis.memory("beta1", own.real("beta1", 0, 1)));
        }
        if (!Collections.disjoint(optimizers, Set.of("adam", "adamw", "amsgrad", "rmsprop", "adagrad"))) {
            axes.add(Axis.xi(own.real("xi", 0, Double.MAX_VALUE)));
        }
        axes.add(Axis.target(own.text("target")));
        axes.removeIf(axis -> fixed.stream().anyMatch(word -> word.startsWith(axis.key() + "=")));
        return List.copyOf(axes);
    }

    /** The keys that may move. */
    List<Axis> axes() {
        return axes;
    }

    Axis axis(String key) {
        return axes.stream().filter(axis -> axis.key().equals(key)).findFirst().orElseThrow();
    }

    /** The d of the claim's own plan, or the user's, rising. */
    List<Integer> dimensions() {
        return dimensions;
    }

    private int home() {
        return dimensions.get(0);
    }

    /** The nearest of the claim's own range of d. */
    int homeward(int d) {
        return StrictMath.min(StrictMath.max(d, home()), dimensions.get(dimensions.size() - 1));
    }

    /** Whether d is the user's. */
    boolean fixedDimensions() {
        return !asked.dimensions().isEmpty();
    }

    /** The keys that a candidate changes; d is one of them outside the claim's own range. */
    Set<String> changes(Candidate candidate) {
        Set<String> keys = new TreeSet<>(candidate.moves().keySet());
        if (homeward(candidate.d()) != candidate.d()) {
            keys.add("d");
        }
        return keys;
    }

    /** A candidate with some of its changes taken back. */
    Candidate without(Candidate candidate, Set<String> keys) {
        Candidate rest = candidate.without(keys);
        return keys.contains("d") ? rest.at(homeward(rest.d())) : rest;
    }

    /** How far a candidate is from the claim's own configuration: the shares of the way to the ends of its axes, added. */
    double distance(Candidate candidate) {
        double sum = 0;
        for (var move : candidate.moves().entrySet()) {
            sum += axis(move.getKey()).distance(move.getValue());
        }
        double below = StrictMath.log((double) homeward(candidate.d()) / candidate.d());
        return sum + (below > 0 ? below / StrictMath.log((double) home() / LEAST_D) : 0);
    }

    /** Any candidate. */
    Candidate draw(UniformRandomProvider source) {
        Candidate candidate = Candidate.own(drawDimension(source));
        for (Axis axis : axes) {
            double whether = source.nextDouble();
            double x = axis.least() + source.nextDouble() * (axis.most() - axis.least());
            if (whether < MOVED) {
                candidate = candidate.with(axis.key(), axis.ordered() ? x : 1 + StrictMath.floor(x));
            }
        }
        return candidate;
    }

    private int drawDimension(UniformRandomProvider source) {
        double where = source.nextDouble();
        double how = source.nextDouble();
        if (fixedDimensions()) {
            return dimensions.get((int) (how * dimensions.size()));
        }
        return where < BELOW && home() > LEAST_D
                ? between(LEAST_D, home() - 1, how)
                : between(home(), homeward(Integer.MAX_VALUE), how);
    }

    /** A whole number in [low, high], uniform in its logarithm. */
    private static int between(int low, int high, double how) {
        double d = low * StrictMath.exp(how * StrictMath.log((high + 1.0) / low));
        return (int) StrictMath.min(high, StrictMath.floor(d));
    }

    /** The overrides of a candidate: the user's, then those it moves. */
    List<String> words(Candidate candidate) {
        List<String> words = new ArrayList<>(asked.overrides());
        for (Axis axis : axes) {
            Double x = candidate.moves().get(axis.key());
            if (x != null) {
                words.add(axis.key() + "=" + axis.writing().value(x, home(candidate, axis.key())));
            }
        }
        return words;
    }

    /** What is run for a candidate. */
    Scope scope(Candidate candidate) {
        return scope(candidate.d(), seeds(), words(candidate));
    }

    /** The words that run a candidate again. */
    String command(Candidate candidate) {
        return ("d=" + candidate.d() + " seeds=" + seeds() + " " + String.join(" ", words(candidate))).strip();
    }

    /** The same with so many more seeds that a result of chance does not repeat. */
    Scope confirming(Candidate candidate) {
        return scope(candidate.d(), SEEDS_TO_CONFIRM * seeds(), words(candidate));
    }

    private int seeds() {
        return asked.seeds().orElse(Scope.FEWEST_SEEDS);
    }

    private static Scope scope(int d, int seeds, List<String> words) {
        return new Scope(List.of(d), OptionalInt.of(seeds), Profile.STANDARD, words);
    }

    /** One run of each configuration in scope. */
    List<Settings> samples(Scope scope) {
        return firstSeeds(claim.plan(scope).runs());
    }

    private static List<Settings> firstSeeds(Collection<Settings> runs) {
        return runs.stream()
                .filter(run -> run.text("seed").equals("1"))
                .distinct()
                .toList();
    }

    /** What a key of a candidate is relative to; eta: what the claim would have with the candidate's other keys. */
    private Axis.Home home(Candidate candidate, String key) {
        if (!key.equals("eta")) {
            return new Axis.Home(
                    samples(scope(candidate.d(), Scope.FEWEST_SEEDS, asked.overrides()))
                            .get(0),
                    0,
                    "");
        }
        Candidate rest = candidate.without(Set.of("eta"));
        List<Settings> runs = samples(scope(rest.d(), Scope.FEWEST_SEEDS, words(rest)));
        Settings first = runs.get(0);
        Matcher multiple = MULTIPLE.matcher(first.text("eta"));
        if (multiple.matches() && runs.stream().allMatch(run -> run.text("eta").equals(first.text("eta")))) {
            double factor = multiple.group(1) == null ? 1 : Double.parseDouble(multiple.group(1));
            return new Axis.Home(first, factor, multiple.group(2));
        }
        double logs = 0;
        for (Settings run : runs) {
            logs += StrictMath.log(Setup.of(run).optimizer().eta());
        }
        return new Axis.Home(first, StrictMath.exp(logs / runs.size()), "");
    }
}
