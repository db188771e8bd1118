package org.rmed.theory;

import java.util.Comparator;
import java.util.List;

/**
 * What a claim's check found.
 *
 * @param findings the numbers, in reading order; at least one
 * @param falseAlarm how often a true statement would be called failed, over the choice of seeds, in words
 */
public record Evidence(List<Finding> findings, String falseAlarm) {

    public Evidence {
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("evidence without a finding says nothing");
        }
        if (falseAlarm.isBlank()) {
            throw new IllegalArgumentException("evidence must say how often a true statement is called failed");
        }
        findings = List.copyOf(findings);
    }

    /** FAILED if some finding fails, else INCONCLUSIVE if some is open, else HELD. */
    public Verdict verdict() {
        return switch (decisive().state()) {
            case FAILS -> Verdict.FAILED;
            case OPEN -> Verdict.INCONCLUSIVE;
            case HOLDS -> Verdict.HELD;
        };
    }

    /** The finding that decides: the first that fails, else the first that is open, else the first. */
    public Finding decisive() {
        return findings.stream()
                .max(Comparator.comparing(Finding::state).thenComparing(findings::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
    }
}
