/**
 * Scaling laws: exponents fitted to runs over a range of d, eta or s, with intervals, beside the sharp exponent and the paper's.
 * May import commons-math3, org.rmed.lab.store and everything below lab.
 */
package org.rmed.lab.scaling;
