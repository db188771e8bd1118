/**
 * The claims of Jiang, Malik and Li (2023), "How Does Adaptive Optimization Impact Local Neural Network Geometry?": one
 * class per theorem, corollary or law beneath them. May import org.rmed.theory, org.rmed.theory.law and below.
 */
package org.rmed.theory.uniformity;
