/**
 * What moves weights: a sealed family of optimizers, each a record of hyper-parameters with an element-wise update, and
 * one registry. Knows no network. May import org.rmed.spec.
 */
package org.rmed.optimizer;
