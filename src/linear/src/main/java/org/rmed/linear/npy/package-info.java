/**
 * NumPy's {@code .npy} array files, so that any other software can run exactly the same instance. May import only
 * org.rmed.spec.
 */
package org.rmed.linear.npy;
