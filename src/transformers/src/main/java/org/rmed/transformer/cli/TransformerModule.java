package org.rmed.transformer.cli;

import org.rmed.cli.CommandModule;

/** Brings {@code rmed transformer} to the program. */
public final class TransformerModule implements CommandModule {

    @Override
    public Object command() {
        return new TransformerCommand();
    }
}
