package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a user sees of one command, run in this process. In the package of the program's entry, which no other may call.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
public record Screen(int code, String out, String err) {

    /** Runs a command. */
    public static Screen rmed(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream capturedOut = new ByteArrayOutputStream();
        ByteArrayOutputStream capturedErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(capturedOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(capturedErr, true, StandardCharsets.UTF_8));
        int code;
        try {
            code = Main.execute(words);
        } finally {
            System.setOut(out);
            System.setErr(err);
            Interruption.finished(); // else the end of the test process would wait for this command
        }
        return new Screen(
                code, capturedOut.toString(StandardCharsets.UTF_8), capturedErr.toString(StandardCharsets.UTF_8));
    }

    /** It was done, and its output holds each fragment. */
    public Screen done(String... fragments) {
        assertEquals(ExitCode.HELD, code, this::toString);
        return holds(out, fragments);
    }

    /** It was refused with one line on standard error that holds each fragment, and nothing on standard output. */
    public Screen refused(String... fragments) {
        assertEquals(ExitCode.USAGE, code, this::toString);
        assertEquals(1, err.lines().count(), this::toString);
        assertTrue(err.startsWith("rmed: ") && err.endsWith("\n"), this::toString);
        assertFalse(err.contains("\tat "), this::toString);
        assertEquals("", out, this::toString);
        return holds(err, fragments);
    }

    private Screen holds(String text, String... fragments) {
        for (String fragment : fragments) {
            assertTrue(text.contains(fragment), () -> "'" + fragment + "' is not in: " + text);
        }
        return this;
    }
}
