/**
 * How fast the dense step is, beside a baseline and beside other people's Adam, and whether it is still right. May import
 * org.rmed.linear, the core module and JMH; nothing imports it.
 */
package org.rmed.benchmarks;
