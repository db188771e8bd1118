package org.rmed.lab.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Catches a version that was never filled in, and a launcher whose word about the checkout is not heard. */
class ProvenanceTest {

    @Test
    void versionIsFilledIn() {
        assertTrue(Provenance.version().matches("[0-9]+\\.[0-9]+\\.[0-9]+.*"), Provenance.version());
    }

    @Test
    void commitIsACommitOrUnknown() {
        assertTrue(Provenance.commit().matches("[0-9a-f]{40}|unknown"), Provenance.commit());
        assertTrue(Provenance.dirty().matches("true|false|unknown"), Provenance.dirty());
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void launcherKnowsTheCheckoutBetter() {
        String before = System.getProperty("rmed.git.commit", "");
        System.setProperty("rmed.git.commit", "0123456789012345678901234567890123456789");
        try {
            assertEquals("0123456789012345678901234567890123456789", Provenance.commit());
            assertEquals(Provenance.commit(), Provenance.facts().get("commit"));
        } finally {
            System.setProperty("rmed.git.commit", before);
        }
    }
}
