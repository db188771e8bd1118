package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a user sees of one command.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Console(int code, String out, String err) {

    /** Runs a command in this process. */
    static Console rmed(String... words) {
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
        return new Console(
                code, capturedOut.toString(StandardCharsets.UTF_8), capturedErr.toString(StandardCharsets.UTF_8));
    }

    /** Words given as one line. */
    static Console line(String words) {
        return rmed(words.split(" "));
    }

    /** It was done: no word on standard error. */
    Console done() {
        assertEquals(ExitCode.HELD, code, this::toString);
        assertEquals("", err, this::toString);
        return this;
    }

    /** It was refused with one line on standard error that holds each fragment, and nothing on standard output. */
    Console refused(int expected, String... fragments) {
        assertEquals(expected, code, this::toString);
        assertEquals(1, err.lines().count(), this::toString);
        assertTrue(err.startsWith("rmed: ") && err.endsWith("\n"), this::toString);
        assertFalse(err.contains("\tat "), this::toString);
        assertEquals("", out, this::toString);
        for (String fragment : fragments) {
            assertTrue(err.contains(fragment), () -> "'" + fragment + "' is not in: " + err);
        }
        return this;
    }
}
