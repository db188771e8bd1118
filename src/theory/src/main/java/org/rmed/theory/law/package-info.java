/**
 * Closed-form and quadrature laws that the theory predicts without running an optimizer: the finite-d law of R_med, the
 * closed-form trajectories, phase times and remainders, and the test that compares a sample with a law.
 * May import the JDK and commons-math3; must not import the code whose output these laws judge (org.rmed.linear).
 */
package org.rmed.theory.law;
