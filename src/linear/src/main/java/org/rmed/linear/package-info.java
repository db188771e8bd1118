/**
 * The two-layer linear network f(x) = W2 W1 x of Jiang, Malik and Li (2023), section 2: problem, loss, gradient and
 * Hessian in closed form. May import org.rmed.linear.data, org.rmed.linear.npy and the core module.
 */
package org.rmed.linear;
