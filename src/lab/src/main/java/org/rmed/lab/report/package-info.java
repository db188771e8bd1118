/**
 * Verdicts for people: the HTML report, the pages of proofs/lemmas, and the map of which statement rests on which. May import
 * org.rmed.lab.store, org.rmed.lab.figure, the theory and what is below.
 */
package org.rmed.lab.report;
