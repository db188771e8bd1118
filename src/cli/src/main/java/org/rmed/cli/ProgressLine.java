package org.rmed.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The line of a terminal that a progress bar is drawn in. Only a carriage return and spaces are written, so that it needs
 * nothing of the terminal; other output goes between {@link #clear} and the next drawing.
 */
final class ProgressLine implements ProgressBarConsumer {

    /** Fits the 80 columns that every terminal has. */
    private static final int WIDTH = 78;

    private final PrintStream terminal;

    ProgressLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public int getMaxRenderedLength() {
        return WIDTH;
    }

    @Override
    public synchronized void accept(String bar) {
        terminal.print("\r" + bar);
        terminal.flush();
    }

    @Override
    public synchronized void clear() {
        terminal.print("\r" + " ".repeat(WIDTH) + "\r");
        terminal.flush();
    }

    /** Prints in the bar's place; the bar returns with its next step. */
    synchronized void aside(Runnable printing) {
        clear();
        printing.run();
    }

    @Override
    public void close() {}
}
