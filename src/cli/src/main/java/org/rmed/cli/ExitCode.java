package org.rmed.cli;

/** What the exit status says. */
final class ExitCode {

    /** Everything asked for was done, and every claim held. */
    static final int HELD = 0;

    /** The software or the machine failed. */
    static final int ERROR = 1;

    /** The command was not understood, or cannot be run as asked. */
    static final int USAGE = 2;

    /** It ran, but not every claim held (or a control did not fail). */
    static final int CLAIM_FAILED = 3;

    private ExitCode() {}
}
