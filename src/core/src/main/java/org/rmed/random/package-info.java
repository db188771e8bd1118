/**
 * Named, counter-based random streams: one key per run, one stream per purpose, so that data, initialization and
 * batches are independent and each is reproducible alone. May import only Commons RNG.
 */
package org.rmed.random;
