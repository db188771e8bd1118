/** The command {@code rmed transformer}. */
package org.rmed.transformer.cli;
