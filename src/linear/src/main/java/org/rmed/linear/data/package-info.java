/**
 * Where gradients come from: the population, a whitened sample, fresh batches of either, or the exact gradient with
 * noise added (Assumption 3). May import org.rmed.random and org.rmed.spec.
 */
package org.rmed.linear.data;
