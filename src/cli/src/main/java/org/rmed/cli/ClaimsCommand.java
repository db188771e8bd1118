package org.rmed.cli;

import java.io.PrintWriter;
import org.rmed.lab.Rmed;
import org.rmed.theory.Claim;
import org.rmed.theory.Unchecked;
import org.rmed.theory.uniformity.Uniformity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the claims. */
@Command(
        name = "claims",
        header = "List the claims that can be verified.",
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
final class ClaimsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (Claim claim : Rmed.claims().all()) {
            out.println(claim.id() + ": " + claim.description().title());
            for (String line : Lines.wrapped(claim.description().statement(), 96)) {
                out.println("    " + line);
            }
            out.println("    [" + claim.description().kind().words() + "; "
                    + claim.description().source() + "]");
        }
        out.println();
        out.println("Not checked:");
        for (Unchecked unchecked : Uniformity.unchecked()) {
            for (String line : Lines.wrapped(unchecked.what() + ": " + unchecked.why(), 96)) {
                out.println("    " + line);
            }
        }
        out.println();
        out.println("rmed verify CLAIM... checks them; a prefix such as theorem1 names several.");
    }
}
