package org.rmed.theory.falsification;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes a violation smaller while it stays one, on the same side of the hypotheses. Every step is a run, so what is left has
 * been seen to fail as it stands; a violation of several keys can depend on the order in which they are taken.
 */
final class Shrinking {

    /** Halvings after which any two values of two digits in a dozen factors of ten are neighbours. */
    private static final int HALVINGS = 16;

    private final Space space;
    private final Function<Candidate, Optional<Trial>> run;

    /** @param run gives nothing once the budget is over: then nothing changes any more */
    Shrinking(Space space, Function<Candidate, Optional<Trial>> run) {
        this.space = space;
        this.run = run;
    }

    /** The trial of a candidate, if it is a violation on this side. */
    Optional<Trial> violation(Candidate candidate, boolean outside) {
        return run.apply(candidate)
                .filter(trial -> trial.state() == Trial.State.VIOLATION && trial.outside() == outside);
    }

    /** As few changes as taking back one after the other leads to. */
    Trial dropped(Trial start) {
        Trial current = start;
        for (String key : space.changes(start.candidate())) {
            current = violation(space.without(current.candidate(), Set.of(key)), start.outside())
                    .orElse(current);
        }
        return current;
    }

    /** Each value as near to the claim's own as halving the way leads to, and d as small. */
    Trial nearer(Trial start) {
        Trial current = dimension(start);
        for (String key : start.candidate().moves().keySet()) {
            if (space.axis(key).ordered()) {
                current = nearer(current, key);
            }
        }
        return dropped(current);
    }

    private Trial nearer(Trial start, String key) {
        Trial current = start;
        double near = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double far = current.candidate().moves().get(key);
            Candidate middle = current.candidate().with(key, 0.5 * (near + far));
            List<String> words = space.words(middle);
            if (words.equals(space.words(current.candidate()))
                    || (near != 0
                            && words.equals(space.words(current.candidate().with(key, near))))) {
                break;
            }
            Optional<Trial> nearer = violation(middle, start.outside());
            if (nearer.isPresent()) {
                current = nearer.get();
            } else {
                near = middle.moves().get(key);
            }
        }
        return current;
    }

    /** Below the claim's own range of d as large as possible, inside it as small. */
    private Trial dimension(Trial start) {
        int far = start.candidate().d();
        if (space.fixedDimensions()) {
            return space.dimensions().stream()
                    .filter(d -> d < far)
                    .flatMap(d -> violation(start.candidate().at(d), start.outside()).stream())
                    .findFirst()
                    .orElse(start);
        }
        int passing = space.dimensions().get(0);
        Optional<Trial> home = passing == far
                ? Optional.of(start)
                : violation(start.candidate().at(passing), start.outside());
        Trial current = home.orElse(start);
        while (StrictMath.abs(current.candidate().d() - passing) > 1) {
            int middle = (int)
                    StrictMath.rint(StrictMath.sqrt((double) current.candidate().d() * passing));
            if (middle == passing || middle == current.candidate().d()) {
                break;
            }
            Optional<Trial> nearer = violation(current.candidate().at(middle), start.outside());
            current = nearer.orElse(current);
            passing = nearer.isPresent() ? passing : middle;
        }
        return current;
    }
}
