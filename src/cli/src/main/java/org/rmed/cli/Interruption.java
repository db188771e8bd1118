package org.rmed.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C. The first one asks the running command to stop after the step it is in and waits until its files are complete;
 * the process then ends with the status of the signal (130 for Ctrl-C).
 */
public final class Interruption {

    private static final long PATIENCE_SECONDS = 20;
    private static final CountDownLatch DONE = new CountDownLatch(1);
    private static volatile boolean requested;
    private static boolean installed;

    private Interruption() {}

    /** From now on Ctrl-C stops the command in an orderly way. */
    public static synchronized void await() {
        if (!installed) {
            installed = true;
            Runtime.getRuntime().addShutdownHook(new Thread(Interruption::hold, "rmed-interrupt"));
        }
    }

    /** Whether the command is to stop. */
    public static boolean requested() {
        return requested;
    }

    /** The command has stopped; true if that was because of Ctrl-C. */
    static boolean finished() {
        DONE.countDown();
        return requested;
    }

    private static void hold() {
        if (DONE.getCount() == 0) {
            return; // an ordinary end
        }
        requested = true;
        try {
            DONE.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
