/**
 * How a trajectory is computed: one engine per scale, each stepping the same network. May import org.rmed.linear,
 * org.rmed.linear.initial, org.rmed.linear.data and the core module.
 */
package org.rmed.linear.engine;
