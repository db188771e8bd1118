package org.rmed.lab;

import java.util.List;
import org.rmed.theory.Result;
import org.rmed.theory.Verdict;

/**
 * What {@link Rmed#verify} found. As text it is the table that {@code rmed verify} prints, without times: with every finding
 * and hypothesis where one claim was asked for, with the decisive finding of each where there are several.
 *
 * @param results each claim, followed by its controls
 */
public record Verdicts(List<Result> results) {

    public Verdicts {
        if (results.isEmpty()) {
            throw new IllegalArgumentException("nothing was verified");
        }
        results = List.copyOf(results);
    }

    /** The verdict on the first claim. */
    public Verdict verdict() {
        return results.get(0).verdict();
    }

    /** Whether every claim held and every control failed. */
    public boolean asExpected() {
        return results.stream().allMatch(Result::asExpected);
    }

    @Override
    public String toString() {
        boolean detailed = results.stream().filter(result -> !result.control()).count() == 1;
        StringBuilder text = new StringBuilder();
        for (Result result : results) {
            text.append(VerdictText.line(result)).append('\n');
            VerdictText.reason(result).forEach(line -> text.append(line).append('\n'));
            if (detailed) {
                text.append('\n');
                VerdictText.details(result).forEach(line -> text.append(line).append('\n'));
                text.append('\n');
            }
        }
        return text.append(VerdictText.total(results)).toString();
    }
}
