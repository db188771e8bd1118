package org.rapaio.jupyter.kernel.channels;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stands in for the class of this name in rapaio-jupyter-kernel 3.0.1, whose threads may end as the kernel starts, so that it
 * never answers: there a thread is started before it is told that its loop may run (about one start in five), and an
 * exception ends the loop, such as that of a request that comes before the kernel has said who handles it (on a busy
 * machine). A client repeats its first request until it is answered. Otherwise as there.
 */
public final class LoopThread extends Thread {

    private static final Logger LOGGER = Logger.getLogger(LoopThread.class.getName());

    private final long sleep;
    private final Runnable loopBody;
    private volatile boolean running;

    /**
     * @param name of the thread
     * @param sleep after each turn, in milliseconds
     * @param loopBody one turn
     */
    public LoopThread(String name, long sleep, Runnable loopBody) {
        super(name);
        this.sleep = sleep;
        this.loopBody = loopBody;
    }

    @Override
    public synchronized void start() {
        running = true;
        super.start();
    }

    @Override
    public void run() {
        try {
            while (running) {
                turn();
                Thread.sleep(sleep);
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void turn() {
        try {
            loopBody.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> getName() + " goes on after a failed turn");
        }
    }

    /** Ends the loop after the present turn. */
    public void shutdown() {
        running = false;
    }
}
