/**
 * The main path: settings, then problem, engine, snapshots and trajectory. May import all of the linear module and the
 * core module.
 */
package org.rmed.linear.simulation;
