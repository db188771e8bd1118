package org.rmed.transformer.experiment;

/** How large an experiment is. */
public enum Profile {
    /** About a quarter of an hour on two cores. */
    LAPTOP,
    /** The paper's settings, as far as they are known. */
    PAPER
}
