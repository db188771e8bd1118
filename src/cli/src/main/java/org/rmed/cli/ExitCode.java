package org.rmed.cli;

/** What the exit status says. */
public final class ExitCode {

    /** Everything asked for was done, and every claim held. */
    public static final int HELD = 0;

    /** The software or the machine failed. */
    public static final int ERROR = 1;

    /** The command was not understood, or cannot be run as asked. */
    public static final int USAGE = 2;

    /** It ran, but not every claim held (or a control did not fail). */
    public static final int CLAIM_FAILED = 3;

    private ExitCode() {}
}
