/**
 * The front door for programs and notebooks: runs, verdicts and plots in one line each. May import everything but the
 * command line.
 */
package org.rmed.lab;
