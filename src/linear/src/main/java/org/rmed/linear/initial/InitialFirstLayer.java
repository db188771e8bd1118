package org.rmed.linear.initial;

/**
 * W1(0) = size * G as a linear map, row i = hidden unit i. Products are those of G, so that nothing underflows when the size
 * is far below the smallest double's square root.
 */
public sealed interface InitialFirstLayer permits StoredFirstLayer, ImplicitGaussian {

    /** d. */
    int dimension();

    /** The factor before G: the standard deviation s^2 of the entries under Assumption 2. */
    double size();

    /** G x (d). */
    double[] times(double[] x);

    /** G^T y (d). */
    double[] transposeTimes(double[] y);

    /** ||G[i,:]||^2 (d). */
    double[] rowNormsSquared();

    /**
     * W1(0) itself (d x d), a fresh copy.
     *
     * @throws org.rmed.spec.UsageException if it is not stored
     */
    double[][] entries();

    /** Whether the entries are stored. */
    boolean stored();
}
