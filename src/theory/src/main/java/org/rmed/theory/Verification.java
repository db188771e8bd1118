package org.rmed.theory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** Numbers that gauges read, kept for the next claim: 480 MB. */
    private static final long MOST_READINGS = 60_000_000;

    private final ExecutorService pool;
    private final Map<Run, Outcome> done = new LinkedHashMap<>(16, 0.75f, true);
    private final long mostReadings;
    private long readings;
    private final BooleanSupplier cancelled;
    private final Runnable runFinished;

    /**
     * @param threads at least 1
     * @param cancelled asked before every step; once true, running plans end and count as interrupted
     * @param runFinished called after every run of a plan, from any thread
     */
    public Verification(int threads, BooleanSupplier cancelled, Runnable runFinished) {
        this(threads, cancelled, runFinished, MOST_READINGS);
    }

    /** @param mostReadings how many numbers of gauges are kept for the next claim */
    Verification(int threads, BooleanSupplier cancelled, Runnable runFinished, long mostReadings) {
        this.mostReadings = mostReadings;
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "rmed-runs");
            thread.setDaemon(true);
            return thread;
        });
        this.cancelled = cancelled;
        this.runFinished = runFinished;
    }

    /** What makes two runs the same. */
    private record Run(Settings settings, Gauge gauge) {}

    /** How a plan is judged. */
    private enum Reading {
        /** Only where the hypotheses hold. */
        CLAIM,
        /** Whatever the hypotheses say. */
        OUTSIDE,
        /** Likewise, and on the claim's own terms: its number of steps is part of the configuration. */
        CONTROL
    }

    /** Checks a claim on its plan. */
    public Result check(Claim claim, Scope scope) {
        return check(claim, scope, false);
    }

    /**
     * Checks a claim on its plan.
     *
     * @param outside whether runs that violate the hypotheses are judged too; the standings still say that they do
     */
    public Result check(Claim claim, Scope scope, boolean outside) {
        return check(Check.of(claim, scope), outside);
    }

    /** Checks a claim on its controls, whatever the hypotheses say: there it must fail. */
    public List<Result> controls(Claim claim, Scope scope) {
        return Check.controls(claim, scope).stream()
                .map(check -> check(check, false))
                .toList();
    }

    /** Does one check; {@code outside} as above. */
    public Result check(Check check, boolean outside) {
        Claim claim = check.claim();
        Plan plan = check.plan();
        Reading reading = check.control() ? Reading.CONTROL : outside ? Reading.OUTSIDE : Reading.CLAIM;
        long start = System.nanoTime();
        List<Outcome> outcomes = run(plan.runs(), plan.gauge());
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
        if (violated.isPresent() && reading == Reading.CLAIM) {
            verdict = Verdict.HYPOTHESIS_VIOLATED;
            reason = "hypothesis violated: " + violated.get().words();
        } else if (lost.isPresent()) {
            verdict = Verdict.INCONCLUSIVE;
            reason = lost.get().trajectory().status() + " at t="
                    + Words.steps(lost.get().trajectory().end()) + ": "
                    + lost.get().command();
        } else if (reading != Reading.CONTROL
                && outcomes.stream().anyMatch(run -> tooShort(run, reading, check.scope()))) {
            verdict = Verdict.INCONCLUSIVE;
            reason = "steps=" + outcomes.get(0).settings().text("steps")
                    + " end with most of the loss still there; raise steps"
                    + (outcomes.get(0).settings().isAuto("steps") ? "" : ", or leave them to auto");
        } else {
            evidence = Optional.of(claim.judge(outcomes));
            verdict = evidence.get().verdict();
            reason = Words.of(evidence.get().decisive())
                    + (verdict == Verdict.INCONCLUSIVE ? "; more seeds would decide" : "");
        }
        return new Result(
                claim,
                check.control(),
                check.variant(),
                plan.words(),
                standings,
                evidence,
                verdict,
                reason,
                outcomes.size(),
                engines(outcomes),
                (System.nanoTime() - start) * 1e-9);
    }

    /** The engines used, each with the largest error it vouches for: {@code dense, krylov (error <= 3e-15)}. */
    private static String engines(List<Outcome> outcomes) {
        Map<String, Double> errors = new TreeMap<>();
        outcomes.forEach(run -> errors.merge(run.engine(), run.certificate().error(), Math::max));
        return errors.entrySet().stream()
                .map(entry -> entry.getKey()
                        + (entry.getValue() == 0
                                ? ""
                                : String.format(Locale.ROOT, " (error <= %.1g)", 1.05 * entry.getValue())))
                .collect(Collectors.joining(", "));
    }

    /**
     * The steps ran out before half of the loss was gone: the user's, or, outside the hypotheses, those that the laws inside
     * suggest. A claim's own number of steps is as many as it needs.
     */
    private static boolean tooShort(Outcome outcome, Reading reading, Scope scope) {
        Trajectory trajectory = outcome.trajectory();
        boolean asked = scope.overrides().stream().anyMatch(word -> word.startsWith("steps="));
        return (asked || (reading == Reading.OUTSIDE && outcome.settings().isAuto("steps")))
                && trajectory.status() == Status.COMPLETED
                && trajectory.last().loss() > 0.5 * trajectory.first().loss();
    }

    private static boolean unusable(Outcome outcome) {
        Status status = outcome.trajectory().status();
        return status == Status.DIVERGED || status == Status.INTERRUPTED;
    }

    /** The finished runs, in the order asked. */
    public List<Outcome> run(List<Settings> runs) {
        return run(runs, Gauge.NONE);
    }

    /** The same while a gauge looks on. */
    public List<Outcome> run(List<Settings> runs, Gauge gauge) {
        List<Future<Outcome>> pending = new ArrayList<>();
        for (Settings settings : runs) {
            pending.add(pool.submit(() -> finished(new Run(settings, gauge))));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> future : pending) {
            outcomes.add(result(future));
        }
        return outcomes;
    }

    private Outcome finished(Run run) {
        Outcome outcome = known(run);
        if (outcome == null) {
            outcome = Outcome.of(run.settings(), run.gauge(), new Observer() {
                @Override
                public boolean stopBefore(long t) {
                    return cancelled.getAsBoolean();
                }
            });
            keep(run, outcome);
        }
        runFinished.run();
        return outcome;
    }

    private Outcome known(Run run) {
        synchronized (done) {
            return done.get(run);
        }
    }

    /** Claims that share runs follow each other, so what was not asked for lately is let go when readings take much room. */
    private void keep(Run run, Outcome outcome) {
        synchronized (done) {
            if (done.put(run, outcome) == null) {
                readings += outcome.readings().size();
            }
            var eldest = done.entrySet().iterator();
            while (readings > mostReadings && eldest.hasNext()) {
                long size = eldest.next().getValue().readings().size();
                if (size > 0) {
                    eldest.remove();
                    readings -= size;
                }
            }
        }
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
