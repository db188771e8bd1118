/**
 * The model of a checked statement: claim, hypothesis, evidence, verdict, registry, and the verification that brings
 * runs and claims together. May import org.rmed.linear and below; the claims themselves live in the packages under it.
 */
package org.rmed.theory;
