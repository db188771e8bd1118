package org.rmed.lab.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;
import org.rmed.spec.UsageException;

/** Asserts that a user's wish is refused on one line that holds all of the given words. */
final class Refusal {

    private Refusal() {}

    static void assertRefused(Executable call, String... words) {
        String message = assertThrows(UsageException.class, call).getMessage();
        assertEquals(1, message.lines().count(), message);
        for (String word : words) {
            assertTrue(message.contains(word), () -> "'" + word + "' is missing in: " + message);
        }
    }
}
