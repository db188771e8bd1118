/**
 * The limit of small learning rates: gradient flow and sign flow, with times counted in the steps they stand for. May import
 * org.rmed.linear, org.rmed.linear.initial, org.rmed.linear.engine, org.rmed.linear.trajectory and the core module.
 */
package org.rmed.linear.limit;
