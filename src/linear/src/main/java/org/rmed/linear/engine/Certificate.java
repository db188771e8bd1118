package org.rmed.linear.engine;

/**
 * The error an engine vouches for, over the whole run so far.
 *
 * @param error relative to the largest entry of the matrix or vector it is about; 0 means rounding only
 * @param rank number of directions (krylov) or columns (skeleton) in use; 0 where there are none
 * @param measure how the error was found, in words
 * @param rowNormsApproximate whether ||W1(0)[i,:]||^2 was drawn from its own law, which is exact for each row but loses
 *     correlations of order rank/d between rows: visible in R_med,2 before the first phase ends, and only there
 */
public record Certificate(double error, int rank, String measure, boolean rowNormsApproximate) {

    /** Nothing but rounding. */
    public static final Certificate EXACT = new Certificate(0, 0, "rounding only", false);
}
