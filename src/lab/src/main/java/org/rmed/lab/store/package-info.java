/**
 * Results on disk: a folder per run or verification with CSV, JSON lines and a manifest, each complete line readable
 * whatever happens later. May import org.rmed.theory and below.
 */
package org.rmed.lab.store;
