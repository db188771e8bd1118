package org.rmed.transformer;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;
import org.rmed.spec.UsageException;

/** Asserts that a user's wish is refused with a message that holds all of the given words. */
public final class Refusal {

    private Refusal() {}

    /** The words are what the user needs: the value, the bound, the remedy. */
    public static void assertRefused(Executable call, String... words) {
        String message = assertThrows(UsageException.class, call).getMessage();
        for (String word : words) {
            assertTrue(message.contains(word), () -> "'" + word + "' is missing in: " + message);
        }
    }
}
