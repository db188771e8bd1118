/**
 * The command line: commands, progress, tables, exit codes. May import everything below it; nothing imports it.
 */
package org.rmed.cli;
