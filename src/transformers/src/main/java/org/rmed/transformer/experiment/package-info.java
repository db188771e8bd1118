/**
 * The experiments of Jiang, Malik and Li (2023), sections 3.1, 4, 5 and appendix A, on real networks: each a few optimizers
 * trained from the same weights on the same batches, measured layer by layer. Writes tables, losses, figures and which of
 * the paper's observations were seen.
 */
package org.rmed.transformer.experiment;
