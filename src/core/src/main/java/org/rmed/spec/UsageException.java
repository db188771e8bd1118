package org.rmed.spec;

/**
 * The user asked for something that cannot be done as asked. The message is one line that names the value, the bound
 * and the remedy; the command line prints it without a stack trace and ends with exit code 2.
 */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
