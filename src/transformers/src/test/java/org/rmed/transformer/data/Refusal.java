package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;
import org.rmed.spec.UsageException;

/** Asserts that a user's wish is refused in one line that holds all of the given words. */
final class Refusal {

    private Refusal() {}

    /** The words are what the user needs: the file, what was expected, the remedy. */
    static void assertRefused(Executable call, String... words) {
        String message = assertThrows(UsageException.class, call).getMessage();
        assertFalse(message.contains("\n"), () -> "more than one line: " + message);
        for (String word : words) {
            assertTrue(message.contains(word), () -> "'" + word + "' is missing in: " + message);
        }
    }
}
