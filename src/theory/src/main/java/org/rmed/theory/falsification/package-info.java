/**
 * The search for the smallest violation of a claim: candidates in the space of configurations around the claim's own, each
 * run and judged as {@code rmed verify --outside} would, and shrunk where it fails. May import org.rmed.theory,
 * org.rmed.linear.simulation, org.rmed.random and org.rmed.spec.
 */
package org.rmed.theory.falsification;
