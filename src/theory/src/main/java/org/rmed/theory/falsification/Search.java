package org.rmed.theory.falsification;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.theory.Claim;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Result;
import org.rmed.theory.Scope;
import org.rmed.theory.Verdict;
import org.rmed.theory.Verification;

/**
 * Searches the space around a claim's own configuration for its smallest violation, half of the candidates inside the
 * hypotheses and half outside. The candidates depend only on the claim and on what the user fixed; the budget cuts their
 * sequence. A violation found is shrunk at once, and counts once it also fails with four times the seeds: among many
 * candidates some fail by chance.
 */
public final class Search {

    /** Work per run, see {@link Preview}: with the fewest seeds a candidate then takes some seconds at most. */
    private static final double MOST_COST = 3e7;

    private static final String COSTLY =
            String.format(Locale.ROOT, "too costly: more than %.0e moves of one weight in a run", MOST_COST);

    /** Proposals among which a candidate on the wanted side is looked for. */
    private static final int PROPOSALS = 32;

    /** So many turns in which nothing new can be run end the search. */
    private static final int IDLE_TURNS = 10;

    private final Claim claim;
    private final Space space;
    private final Budget budget;
    private final int threads;
    private final BooleanSupplier cancelled;
    private final Consumer<Trial> watch;
    private final Shrinking shrinking;
    private final Map<String, Trial> trials = new HashMap<>();
    private final Deque<Trial> found = new ArrayDeque<>();
    private final Side inside = new Side();
    private final Side outside = new Side();
    private final Losses lost = new Losses();
    private final Losses leftOut = new Losses();

    /**
     * @param asked what the user fixed: dimensions, seeds, overrides
     * @param threads runs side by side
     * @param cancelled once true, the search ends
     * @param watch is shown every candidate that was run
     */
    public Search(
            Claim claim, Scope asked, Budget budget, int threads, BooleanSupplier cancelled, Consumer<Trial> watch) {
        this.claim = claim;
        this.space = new Space(claim, asked);
        this.budget = budget;
        this.threads = threads;
        this.cancelled = cancelled;
        this.watch = watch;
        this.shrinking = new Shrinking(space, this::tried);
    }

    /** Searches until the budget is over, or nothing new can be run. */
    public Report run() {
        for (int d : space.dimensions()) {
            turn(Optional.of(Candidate.own(d)));
        }
        Streams streams = new Streams(1).within(claim.id());
        int idle = 0;
        for (int turn = 0; idle < IDLE_TURNS && !over(); turn++) {
            int before = trials.size();
            turn(proposed(streams.open("falsify", turn), turn % 2 == 1));
            idle = trials.size() > before ? 0 : idle + 1;
        }
        return new Report(claim, trials.size(), inside, outside, lost, leftOut);
    }

    private void turn(Optional<Candidate> candidate) {
        candidate.ifPresent(this::tried);
        while (!found.isEmpty() && !over()) {
            pursue(found.poll());
        }
    }

    private boolean over() {
        return cancelled.getAsBoolean() || budget.over(trials.size());
    }

    /** The first of some random candidates that is new, can be run and lies on the wanted side; else the last on the other. */
    private Optional<Candidate> proposed(UniformRandomProvider source, boolean wantedOutside) {
        Optional<Candidate> other = Optional.empty();
        for (int i = 0; i < PROPOSALS && !over(); i++) {
            Candidate candidate = space.draw(source);
            Optional<Preview> preview = preview(candidate);
            if (preview.isPresent() && !trials.containsKey(space.command(candidate))) {
                if (preview.get().outside() == wantedOutside) {
                    return Optional.of(candidate);
                }
                other = Optional.of(candidate);
            }
        }
        return other;
    }

    /** A look at a candidate; nothing if it cannot be run. */
    private Optional<Preview> preview(Candidate candidate) {
        try {
            Preview preview = Preview.of(claim, space.samples(space.scope(candidate)), MOST_COST);
            if (preview.cost() <= MOST_COST) {
                return Optional.of(preview);
            }
            leftOut.add(COSTLY);
        } catch (UsageException | UnsupportedOperationException e) {
            leftOut.add(e.getMessage());
        }
        return Optional.empty();
    }

    /** The candidate's trial; nothing if it cannot be run, or not any more. */
    private Optional<Trial> tried(Candidate candidate) {
        if (over() || preview(candidate).isEmpty()) {
            return Optional.empty();
        }
        String words = space.command(candidate);
        Trial known = trials.get(words);
        if (known != null) {
            return Optional.of(known);
        }
        Trial trial = trial(candidate, words);
        if (cancelled.getAsBoolean() || (budget.late() && trial.state() == Trial.State.LOST)) {
            return Optional.empty(); // cut short
        }
        trials.put(words, trial);
        watch.accept(trial);
        if (trial.state() == Trial.State.LOST) {
            lost.add(trial.reason());
        } else {
            side(trial).count(trial);
        }
        if (trial.state() == Trial.State.VIOLATION) {
            found.add(trial);
        }
        return Optional.of(trial);
    }

    private Trial trial(Candidate candidate, String words) {
        try {
            Result result = check(space.scope(candidate), () -> cancelled.getAsBoolean() || budget.late());
            Trial.State state =
                    switch (result.verdict()) {
                        case FAILED -> Trial.State.VIOLATION;
                        case HELD -> Trial.State.HELD;
                        default -> result.evidence().isPresent() ? Trial.State.OPEN : Trial.State.LOST;
                    };
            return new Trial(
                    candidate,
                    words,
                    space.changes(candidate).size(),
                    space.distance(candidate),
                    state,
                    Optional.of(result),
                    result.reason());
        } catch (UsageException e) {
            return lost(candidate, words, e.getMessage());
        } catch (RuntimeException e) {
            // a corner that the software was not made for must not end the search, nor be hidden
            return lost(candidate, words, "internal error: " + e + ", at " + words);
        }
    }

    private Trial lost(Candidate candidate, String words, String reason) {
        return new Trial(
                candidate,
                words,
                space.changes(candidate).size(),
                space.distance(candidate),
                Trial.State.LOST,
                Optional.empty(),
                reason);
    }

    /** A fresh verification for each candidate: finished runs of thousands of candidates would fill the memory. */
    private Result check(Scope scope, BooleanSupplier stop) {
        AtomicBoolean left = new AtomicBoolean();
        try (Verification verification = new Verification(threads, () -> left.get() || stop.getAsBoolean(), () -> {})) {
            return verification.check(claim, scope, true);
        } finally {
            left.set(true); // runs still going after a refusal
        }
    }

    private Side side(Trial trial) {
        return trial.outside() ? outside : inside;
    }

    /** Shrinks a violation that may lead to a smaller one than is known. */
    private void pursue(Trial violation) {
        Side side = side(violation);
        Set<String> changes = space.changes(violation.candidate());
        boolean fresh = side.fresh(changes);
        Optional<Trial> start = Optional.of(violation);
        Optional<Trial> best = side.smallest();
        if (best.isPresent() && Trial.SIZE.compare(violation, best.get()) >= 0) {
            Set<String> needed = space.changes(best.get().candidate());
            if (!fresh || needed.isEmpty()) {
                return;
            }
            if (changes.containsAll(needed)) {
                // does it also fail for a reason of its own?
                start = shrinking.violation(space.without(violation.candidate(), needed), violation.outside());
            }
        }
        start.map(shrinking::dropped)
                .filter(few -> best.isEmpty() || few.changes() <= best.get().changes())
                .map(shrinking::nearer)
                .ifPresent(this::confirm);
    }

    private void confirm(Trial violation) {
        try {
            Result again = check(space.confirming(violation.candidate()), cancelled);
            boolean same = again.verdict() == Verdict.FAILED
                    && (again.weakest() == Hypothesis.Status.VIOLATED) == violation.outside();
            side(violation).offer(violation, again, same);
        } catch (UsageException e) {
            lost.add(e.getMessage());
        }
    }
}
