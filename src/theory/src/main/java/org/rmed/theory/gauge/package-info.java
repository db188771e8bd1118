/**
 * What claims look at step by step: each gauge reads every state of a run and keeps a few numbers of it. May import
 * org.rmed.theory, org.rmed.linear.. and the core module.
 */
package org.rmed.theory.gauge;
