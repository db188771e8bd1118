/**
 * The figures: finished runs against the theory's lines, as charts and as SVG, PNG and PDF files with captions. May
 * import JFreeChart, Batik, commons-math3 and everything below lab.
 */
package org.rmed.lab.figure;
