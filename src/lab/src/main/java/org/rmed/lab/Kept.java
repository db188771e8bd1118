package org.rmed.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.store.RunFacts;
import org.rmed.lab.store.TrajectoryFiles;
import org.rmed.lab.store.VerdictFiles;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.theory.Claim;
import org.rmed.theory.Outcome;
import org.rmed.theory.Result;

/** Runs and verdicts kept in a folder that {@code out=DIR} names, as the commands keep them. */
final class Kept {

    private Kept() {}

    /** Runs settings and writes the trajectory, row by row. */
    static Outcome run(Settings settings) {
        Setup setup = Setup.of(settings);
        Map<String, Object> facts = RunFacts.of(setup, setup.engine().word());
        ResultFolder folder = ResultFolder.open(
                settings.text("out"), RunFacts.hash(settings, facts), "rmed simulate " + settings.overrides(), facts);
        try (TrajectoryFiles files = new TrajectoryFiles(folder)) {
            Outcome outcome = Outcome.of(settings, files);
            files.events(outcome.trajectory());
            folder.note("engineError", outcome.certificate().error());
            folder.finish(outcome.trajectory().status().name());
            return outcome;
        } catch (IOException e) {
            folder.fail(e);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            folder.fail(e);
            throw e;
        }
    }

    /** Writes verdicts. */
    static void write(List<Result> results, List<Claim> claims, VerifyRequest request, String words) {
        List<String> ids = claims.stream().map(Claim::id).toList();
        String hash =
                request.settings().with("out", ids + " " + request.scope()).hash(java.util.Set.of("threads"));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("claims", ids);
        facts.put("dimensions", request.scope().dimensions());
        facts.put("overrides", request.scope().overrides());
        facts.put("threads", request.threads());
        ResultFolder folder = ResultFolder.open(
                request.settings().text("out"),
                hash
                        + (words.contains("--controls") ? "-controls" : "")
                        + (words.contains("--outside") ? "-outside" : ""),
                "rmed verify " + words.strip(),
                facts);
        try (VerdictFiles files = new VerdictFiles(folder)) {
            results.forEach(files::add);
        }
        folder.finish("COMPLETED");
    }
}
