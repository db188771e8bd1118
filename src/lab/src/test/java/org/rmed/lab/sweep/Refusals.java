package org.rmed.lab.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;
import org.rmed.spec.UsageException;

/** What a refusal must be: one line with the words a user needs. */
final class Refusals {

    private Refusals() {}

    static void refused(Executable action, String... words) {
        UsageException error = assertThrows(UsageException.class, action);
        assertEquals(1, error.getMessage().lines().count(), error.getMessage());
        for (String word : words) {
            assertTrue(error.getMessage().contains(word), "no '" + word + "' in: " + error.getMessage());
        }
    }
}
