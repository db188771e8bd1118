package org.rmed.cli;

import java.io.PrintWriter;
import org.rmed.lab.Rmed;
import org.rmed.theory.Claim;
import org.rmed.theory.Description;
import org.rmed.theory.Part;
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
        Part part = null;
        for (Claim claim : Rmed.claims().all()) {
            Description description = claim.description();
            if (description.part() != part) {
                part = description.part();
                out.println("== " + part.words());
            }
            print(out, "", claim.id() + ": " + description.title());
            print(out, "    ", description.statement());
            print(out, "    ", "[" + description.kind().words() + "; " + description.source() + "]");
        }
        out.println();
        out.println("Not checked:");
        for (Unchecked unchecked : Uniformity.unchecked()) {
            print(out, "    ", unchecked.what() + ": " + unchecked.why());
        }
        out.println();
        out.println("rmed verify CLAIM... checks them; a prefix such as theorem1 names several.");
    }

    private static void print(PrintWriter out, String before, String text) {
        Lines.wrapped(text, 96).forEach(line -> out.println(before + line));
    }
}
