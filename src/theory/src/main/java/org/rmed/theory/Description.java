package org.rmed.theory;

/**
 * What a claim says, for tables, reports and the command line.
 *
 * @param id the word that names it on the command line, such as {@code theorem1-adam}: letters a to z, digits, hyphens
 * @param part where it belongs
 * @param title a short title
 * @param statement the statement in one or two sentences of our own, with the finite-d form that is tested
 * @param source paper, place, and whether the form is printed there or derived from it
 * @param kind what sort of statement it is
 */
public record Description(String id, Part part, String title, String statement, String source, Kind kind) {

    public Description {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "a claim called '" + id + "': its id needs letters a to z and digits, with hyphens between");
        }
    }

    /** The same of another id and title, for a variant of the claim. */
    public Description named(String otherId, String otherTitle) {
        return new Description(otherId, part, otherTitle, statement, source, kind);
    }
}
