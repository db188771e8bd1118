package org.rmed.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmed.lab.Rmed;
import org.rmed.lab.VerifyRequest;
import org.rmed.lab.store.Provenance;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.store.VerdictFiles;
import org.rmed.lab.store.VerdictLines;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Check;
import org.rmed.theory.Claim;
import org.rmed.theory.Result;
import org.rmed.theory.Verification;

/**
 * A verification with its folder. Every verdict is written as it is found; a verification that was stopped or killed goes on
 * where it was when the same command is given again, by the same program.
 */
final class VerifyRun {

    private final VerifyRequest request;
    private final boolean outside;
    private final List<Check> checks;
    private final ResultFolder folder;
    private final VerdictLines kept;
    private final List<Result> results = new ArrayList<>();

    /**
     * Opens the folder.
     *
     * @param command the words that repeat it
     * @throws org.rmed.spec.UsageException if a configuration cannot be run, before a folder is made
     */
    VerifyRun(VerifyRequest request, boolean controls, boolean outside, String command) {
        this.request = request;
        this.outside = outside;
        this.checks = Check.of(request.claims(), request.scope(), controls);
        requireRunnable();
        String out = request.settings().text("out");
        String hash = request.hash() + (controls ? "-controls" : "") + (outside ? "-outside" : "");
        Optional<VerdictLines> earlier = ResultFolder.unfinished(out, hash)
                .map(manifest -> VerdictLines.read(ResultFolder.prepare(out, hash), Rmed.claims()));
        this.folder = ResultFolder.open(out, hash, command, facts(controls));
        this.kept = earlier.orElse(null);
    }

    /** One run of each configuration, as far as it can be refused before it begins. */
    private void requireRunnable() {
        checks.stream()
                .filter(check -> !check.control())
                .flatMap(check -> check.plan().runs().stream())
                .filter(run -> run.text("seed").equals("1"))
                .distinct()
                .forEach(Setup::of);
    }

    /** Runs what is not done yet, or until an interruption; the table shows each verdict. */
    List<Result> run(VerdictTable table) {
        Interruption.await();
        try {
            judge(table);
        } catch (RuntimeException e) {
            folder.fail(e);
            throw e;
        }
        folder.finish(complete() ? "COMPLETED" : "INTERRUPTED");
        return List.copyOf(results);
    }

    private void judge(VerdictTable table) {
        Map<String, Result> done = new LinkedHashMap<>();
        if (kept != null) {
            kept.results().forEach(result -> done.put(result.key(), result));
        }
        long runs = checks.stream()
                .filter(check -> !done.containsKey(check.key()))
                .mapToLong(check -> check.plan().runs().size())
                .sum();
        try (VerdictFiles files = kept == null ? new VerdictFiles(folder) : new VerdictFiles(folder, kept);
                Progress progress = new Progress("runs", runs);
                Verification verification =
                        new Verification(request.threads(), Interruption::requested, progress::step)) {
            for (Check check : checks) {
                Result before = done.get(check.key());
                Result result = before == null ? verification.check(check, outside) : before;
                if (Interruption.requested()) {
                    return; // the verdict on runs cut short is none
                }
                if (before == null) {
                    files.add(result);
                }
                progress.aside(() -> table.add(result));
                results.add(result);
            }
        }
    }

    /** Whether everything was judged. */
    boolean complete() {
        return results.size() == checks.size();
    }

    /** What is left of an interrupted one, in words. */
    String interrupted() {
        return "interrupted: " + results.size() + " finished verdicts kept"
                + ("true".equals(Provenance.dirty()) ? ". " : "; the same command goes on from there. ");
    }

    ResultFolder folder() {
        return folder;
    }

    private Map<String, Object> facts(boolean controls) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("claims", request.claims().stream().map(Claim::id).toList());
        facts.put("controls", controls);
        facts.put("outside", outside);
        facts.put("dimensions", request.scope().dimensions());
        facts.put(
                "seeds",
                request.scope().seeds().isPresent() ? request.scope().seeds().getAsInt() : "each claim's own");
        facts.put("profile", request.scope().profile().word());
        facts.put("overrides", request.scope().overrides());
        facts.put("threads", request.threads());
        return facts;
    }
}
