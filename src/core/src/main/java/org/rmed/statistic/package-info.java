/**
 * What is measured: pure functions from arrays to the statistics of Jiang, Malik and Li (2023). They do not know
 * whether a number came from a linear network or a layer of BERT. May import only the JDK, EJML and the rankings of
 * Commons Math.
 */
package org.rmed.statistic;
