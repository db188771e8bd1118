package org.rmed.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;
import org.rmed.theory.Claim;
import org.rmed.theory.Scope;

/**
 * What {@code rmed verify} was asked.
 *
 * @param claims the claims named
 * @param scope dimensions, seeds and overrides
 * @param settings the overrides over the defaults, with {@code out} and {@code threads}
 */
record VerifyRequest(List<Claim> claims, Scope scope, Settings settings) {

    /** Sorts words into claims ({@code theorem1}) and keys ({@code d=64,128 seeds=40 alpha=2 out=DIR}). */
    static VerifyRequest of(List<String> words) {
        List<String> names = new ArrayList<>();
        List<String> overrides = new ArrayList<>();
        List<Integer> dimensions = List.of();
        OptionalInt seeds = OptionalInt.empty();
        for (String word : words) {
            if (!word.contains("=")) {
                names.add(word);
            } else if (word.startsWith("d=")) {
                dimensions = dimensions(word.substring(2));
            } else if (word.startsWith("seeds=")) {
                seeds = OptionalInt.of(
                        Setup.defaults().with("d", word.substring(6)).integer("d", 1, 100_000));
            } else if (word.startsWith("seed=")) {
                throw new UsageException("'" + word + "': a verification runs many seeds; use seeds=N (1 to N)");
            } else {
                overrides.add(word);
            }
        }
        Settings settings = Setup.defaults().withArguments(overrides);
        List<String> ofRuns = overrides.stream()
                .filter(word -> !word.startsWith("out=") && !word.startsWith("threads="))
                .toList();
        return new VerifyRequest(ClaimsCommand.registry().named(names), new Scope(dimensions, seeds, ofRuns), settings);
    }

    /** Identifies what is verified. */
    String hash() {
        String text = claims.stream().map(Claim::id).toList() + " " + scope;
        return settings.with("out", text).hash(java.util.Set.of("threads"));
    }

    /** Runs side by side. */
    int threads() {
        return settings.text("threads").equals(Setup.defaults().text("threads"))
                ? Runtime.getRuntime().availableProcessors()
                : settings.integer("threads", 1, 1024);
    }

    private static List<Integer> dimensions(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(word -> Setup.defaults().with("d", word).integer("d", 2, 1 << 15))
                .toList();
    }
}
