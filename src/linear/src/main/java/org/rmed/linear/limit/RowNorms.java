package org.rmed.linear.limit;

import org.rmed.linear.initial.Vectors;
import org.rmed.spec.UsageException;

/**
 * ||W1[i,:]||^2 where W1 may be as small as 1e-192. They are true values while the largest row is at least 1e-100 long;
 * below, they are in units of the square of its largest known part, which changes no ratio between rows.
 */
final class RowNorms {

    private static final double SHORTEST = 1e-100;

    private RowNorms() {}

    /**
     * sum_l inside_li^2 + size^2 outside_i (d), to a common factor where it would underflow.
     *
     * @param inside components of the rows along orthonormal directions, each (d); may be none
     * @param size the factor before G
     * @param outside ||G[i,:]||^2 along all other directions (d)
     */
    static double[] of(double[][] inside, double size, double[] outside) {
        double unit = size * StrictMath.sqrt(Vectors.largest(outside));
        for (double[] component : inside) {
            unit = StrictMath.max(unit, Vectors.largest(component));
        }
        if (unit >= SHORTEST || unit == 0) {
            unit = 1;
        }
        double[] norms = new double[outside.length];
        double rest = size / unit * (size / unit);
        for (int i = 0; i < norms.length; i++) {
            norms[i] = rest * outside[i];
            for (double[] component : inside) {
                norms[i] += component[i] / unit * (component[i] / unit);
            }
        }
        return norms;
    }

    /** The refusal of the d x d entries. */
    static UsageException noEntries() {
        return new UsageException("engine=limit does not form the d^2 entries of W1; use engine=dense");
    }
}
