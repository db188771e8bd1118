package org.rmed.cli;

import java.util.ArrayList;
import java.util.List;
import org.rmed.lab.VerifyRequest;
import org.rmed.spec.UsageException;
import org.rmed.theory.Profile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is verified, for the commands that verify. */
final class VerifyOptions {

    @Parameters(
            paramLabel = "CLAIM|key=value",
            description = "Claims ('rmed claims' lists them; none = all), and keys for their runs: d=64,128"
                    + " (dimensions), seeds=N, threads=N, out=DIR, or any key of 'rmed keys' to override the"
                    + " claims' own.")
    private List<String> words = List.of();

    @Option(
            names = "--dims",
            paramLabel = "LIST",
            description = "The same as d=LIST: 64,128 names two dimensions, 10..1000000 one in each factor of ten.")
    private String dimensions;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "How much is run: quick (as few seeds as can show a share of 0.8, and one above d=10^5), standard,"
                            + " or thorough (twice the largest dimension too, three times the seeds, further configurations of"
                            + " each claim).",
            defaultValue = "standard")
    private String profile;

    @Option(names = "--quick", description = "The same as --profile quick.")
    private boolean quick;

    @Option(
            names = "--outside",
            description =
                    "Judge claims also where their hypotheses are violated; the column of hypotheses still says so.")
    private boolean outside;

    /** The request in these words. */
    VerifyRequest request() {
        return VerifyRequest.of(asked(), profile());
    }

    /** The words and options as given, for the command that repeats them. */
    String given() {
        Profile asked = profile();
        return String.join(" ", asked())
                + (asked == Profile.STANDARD ? "" : " --profile " + asked.word())
                + (outside ? " --outside" : "");
    }

    boolean outside() {
        return outside;
    }

    /** The words that are not options. */
    List<String> words() {
        return words;
    }

    private Profile profile() {
        if (quick && !profile.equals(Profile.STANDARD.word())) {
            throw new UsageException("--quick and --profile=" + profile + " contradict each other; leave one out");
        }
        return quick ? Profile.QUICK : Profile.named(profile);
    }

    private List<String> asked() {
        List<String> all = new ArrayList<>(words);
        if (dimensions != null) {
            all.add("d=" + dimensions);
        }
        return all;
    }
}
