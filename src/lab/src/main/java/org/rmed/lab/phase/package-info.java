/**
 * Phase diagrams: where an order parameter changes over two settings, located by refinement, with the theory's boundary
 * beside the measured one. May import org.rmed.lab.figure, org.rmed.lab.sweep and below.
 */
package org.rmed.lab.phase;
