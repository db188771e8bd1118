package org.rmed.cli;

/**
 * A command that a module outside this one brings, found through {@link java.util.ServiceLoader}: the program is the same
 * with and without it.
 */
public interface CommandModule {

    /** A fresh command object with picocli's annotations. */
    Object command();
}
