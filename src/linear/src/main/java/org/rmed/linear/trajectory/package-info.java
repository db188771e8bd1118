/**
 * What is seen along a run: probes, snapshots, phase times and flip times, loss crossings, and the trajectory they make.
 * May import org.rmed.linear, org.rmed.linear.engine and the core module.
 */
package org.rmed.linear.trajectory;
