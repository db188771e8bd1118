/**
 * Grids of runs: parsed from one line, run on all cores or shared among shards, kept line by line, merged to sorted tables.
 * May import org.rmed.lab.store and below.
 */
package org.rmed.lab.sweep;
