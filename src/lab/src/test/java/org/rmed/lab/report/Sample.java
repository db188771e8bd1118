package org.rmed.lab.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rmed.theory.Claim;
import org.rmed.theory.Description;
import org.rmed.theory.Evidence;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;
import org.rmed.theory.Hypothesis;
import org.rmed.theory.Hypothesis.Standing;
import org.rmed.theory.Hypothesis.Status;
import org.rmed.theory.Kind;
import org.rmed.theory.Outcome;
import org.rmed.theory.Part;
import org.rmed.theory.Plan;
import org.rmed.theory.Result;
import org.rmed.theory.Scope;
import org.rmed.theory.Verdict;

/** Made-up claims, results and pages. */
final class Sample {

    static final Finding SHARE =
            new Finding("share <of> runs", "d=16", 0.9, 0.85, 0.95, Relation.AT_LEAST, 0.8, 0.99, "24 & more");

    private Sample() {}

    /** A claim that nobody runs. */
    record Named(Description description) implements Claim {

        @Override
        public List<Hypothesis> hypotheses() {
            return List.of();
        }

        @Override
        public Plan plan(Scope scope) {
            throw new IllegalStateException("not run");
        }

        @Override
        public List<Plan> controls(Scope scope) {
            throw new IllegalStateException("not run");
        }

        @Override
        public Evidence judge(List<Outcome> outcomes) {
            throw new IllegalStateException("not run");
        }
    }

    static Claim claim(String id, Part part) {
        return new Named(
                new Description(id, part, "Title of " + id, "Statement of " + id, "a paper", Kind.PROBABILITY));
    }

    static Result result(Claim claim, Verdict verdict, Finding... findings) {
        return new Result(
                claim,
                false,
                "",
                "the plan",
                List.of(new Standing("alpha", Status.RELAXED, "alpha=1.5")),
                findings.length == 0 ? Optional.empty() : Optional.of(new Evidence(List.of(findings), "1 of 200")),
                verdict,
                "the reason of " + claim.id(),
                24,
                "dense",
                1);
    }

    static Result control(Claim claim, Verdict verdict) {
        return new Result(
                claim,
                true,
                "",
                "the control",
                List.of(),
                Optional.empty(),
                verdict,
                "control's reason",
                24,
                "dense",
                1);
    }

    static LemmaPage page(String file, String claims, String uses) {
        try {
            return LemmaPage.parse(Path.of(file), text(claims, uses));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String claims, String uses) {
        return """
                ---
                claims: %s
                title: "Title: of %s, shown"
                paper: Lemma 7 (appendix C)
                uses: %s
                code: a.B
                test: a.BTest
                ---

                # Title

                <!-- verdict: begin -->
                old
                <!-- verdict: end -->
                """.formatted(claims, claims, uses);
    }
}
