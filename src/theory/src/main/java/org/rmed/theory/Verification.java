package org.rmed.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Status;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * Runs plans and judges claims. Each run takes one thread; a run that several claims ask for is run once. Results do not
 * depend on the number of threads: every run has its own random streams and the judges see outcomes in plan order.
 */
public final class Verification implements AutoCloseable {

    private final ExecutorService pool;
    private final Map<Settings, Outcome> done = new ConcurrentHashMap<>();
    private final BooleanSupplier cancelled;
    private final Runnable runFinished;

    /**
     * @param threads at least 1
     * @param cancelled asked before every step; once true, running plans end and count as interrupted
     * @param runFinished called after every run of a plan, from any thread
     */
    public Verification(int threads, BooleanSupplier cancelled, Runnable runFinished) {
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "rmed-runs");
            thread.setDaemon(true);
            return thread;
        });
        this.cancelled = cancelled;
        this.runFinished = runFinished;
    }

    /** Checks a claim on its plan. */
    public Result check(Claim claim, Scope scope) {
        return judge(claim, claim.plan(scope), false);
    }

    /** Checks a claim on its controls, whatever the hypotheses say: there it must fail. */
    public List<Result> controls(Claim claim, Scope scope) {
        return claim.controls(scope.ofControls()).stream()
                .map(plan -> judge(claim, plan, true))
                .toList();
    }

    private Result judge(Claim claim, Plan plan, boolean control) {
        long start = System.nanoTime();
        List<Outcome> outcomes = run(plan.runs());
        List<Hypothesis.Standing> standings = claim.hypotheses().stream()
                .map(hypothesis -> hypothesis.worst(outcomes))
                .toList();
        Optional<Hypothesis.Standing> violated = standings.stream()
                .filter(standing -> standing.status() == Hypothesis.Status.VIOLATED)
                .findFirst();
        Optional<Outcome> lost =
                outcomes.stream().filter(Verification::unusable).findFirst();
        Optional<Evidence> evidence = Optional.empty();
        Verdict verdict;
        String reason;
        if (violated.isPresent() && !control) {
            verdict = Verdict.HYPOTHESIS_VIOLATED;
            reason = "hypothesis violated: " + violated.get().words();
        } else if (lost.isPresent()) {
            verdict = Verdict.INCONCLUSIVE;
            reason = lost.get().trajectory().status() + " at t="
                    + lost.get().trajectory().end() + ": " + lost.get().command();
        } else if (!control && outcomes.stream().anyMatch(Verification::tooShort)) {
            verdict = Verdict.INCONCLUSIVE;
            reason = "steps=" + outcomes.get(0).settings().text("steps")
                    + " end with most of the loss still there; raise steps, or leave them to auto";
        } else {
            evidence = Optional.of(claim.judge(outcomes));
            verdict = evidence.get().verdict();
            reason = Words.of(evidence.get().decisive())
                    + (verdict == Verdict.INCONCLUSIVE ? "; more seeds would decide" : "");
        }
        String engines =
                outcomes.stream().map(Outcome::engine).distinct().sorted().collect(Collectors.joining(", "));
        return new Result(
                claim,
                control,
                plan.words(),
                standings,
                evidence,
                verdict,
                reason,
                outcomes.size(),
                engines,
                (System.nanoTime() - start) * 1e-9);
    }

    /** The user's number of steps ran out before half of the loss was gone. */
    private static boolean tooShort(Outcome outcome) {
        Trajectory trajectory = outcome.trajectory();
        return !outcome.settings().isAuto("steps")
                && trajectory.status() == Status.COMPLETED
                && trajectory.last().loss() > 0.5 * trajectory.first().loss();
    }

    private static boolean unusable(Outcome outcome) {
        Status status = outcome.trajectory().status();
        return status == Status.DIVERGED || status == Status.INTERRUPTED;
    }

    /** The finished runs, in the order asked. */
    public List<Outcome> run(List<Settings> runs) {
        List<Future<Outcome>> pending = new ArrayList<>();
        for (Settings settings : runs) {
            pending.add(pool.submit(() -> finished(settings)));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> future : pending) {
            outcomes.add(result(future));
        }
        return outcomes;
    }

    private Outcome finished(Settings settings) {
        Outcome outcome = done.get(settings);
        if (outcome == null) {
            outcome = Outcome.of(settings, new Observer() {
                @Override
                public boolean stopBefore(long t) {
                    return cancelled.getAsBoolean();
                }
            });
            done.put(settings, outcome);
        }
        runFinished.run();
        return outcome;
    }

    private static Outcome result(Future<Outcome> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a run", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UsageException usage) {
                throw usage;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
