package org.rmed.transformer.curvature;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.rmed.statistic.Alignment;
import org.rmed.statistic.DiagonalDominance;
import org.rmed.statistic.DiagonalDominance.Norm;
import org.rmed.statistic.DiagonalUniformity;
import org.rmed.transformer.curvature.Curvature.Measured;
import org.rmed.transformer.curvature.Curvature.NoCurvature;

/**
 * The statistics of one layer at one time, from its derivatives at sampled coordinates. A number that is not there has no
 * finite value: R_med where more than half of the coordinates have no curvature, R_OD where one has none, a correlation of
 * a constant.
 *
 * @param state whether R_med is there
 * @param words why not; empty for a measured layer
 * @param rMed max |h| / median |h|, eq. (1)
 * @param rMedFloored the same with a fraction of max |h| added to the median, for random targets
 * @param rOd eq. (40) over the sampled block, in the l2 norm; it grows with the number of coordinates
 * @param alignment Spearman's correlation of |h| and |g|
 * @param spread max |g| / median |g|
 */
public record LayerStatistics(
        State state,
        String words,
        OptionalDouble rMed,
        OptionalDouble rMedFloored,
        OptionalDouble rOd,
        OptionalDouble alignment,
        OptionalDouble spread) {

    /** Whether a layer has an R_med. */
    public enum State {
        /** It has. */
        MEASURED,
        /** Half of the coordinates or more have no curvature (dead units): R_med would be infinite. */
        MEDIAN_ZERO,
        /** The layer has no curvature at all, or the run has diverged. */
        NO_CURVATURE
    }

    /**
     * The statistics of what was found.
     *
     * @param floorFraction for {@link #rMedFloored}, in [0, 1]
     */
    public static LayerStatistics of(Curvature curvature, double floorFraction) {
        if (curvature instanceof Measured measured) {
            return of(measured, floorFraction);
        }
        String words = ((NoCurvature) curvature).words();
        OptionalDouble none = OptionalDouble.empty();
        return new LayerStatistics(State.NO_CURVATURE, words, none, none, none, none, none);
    }

    private static LayerStatistics of(Measured measured, double floorFraction) {
        double[] h = measured.diagonal();
        double[] g = measured.gradient();
        OptionalDouble rMed = finite(() -> DiagonalUniformity.rMed(h));
        long dead = Arrays.stream(h).filter(x -> x == 0).count();
        return new LayerStatistics(
                rMed.isPresent() ? State.MEASURED : State.MEDIAN_ZERO,
                rMed.isPresent()
                        ? ""
                        : dead + " of " + h.length + " sampled coordinates have no curvature: the median is 0",
                rMed,
                rMed.isPresent() ? finite(() -> DiagonalUniformity.rMed(h, floorFraction)) : OptionalDouble.empty(),
                finite(() -> DiagonalDominance.rOd(measured.block(), Norm.L2)),
                alignment(measured, g),
                finite(() -> Alignment.spread(g)));
    }

    /**
     * Spearman's correlation of |h| with another vector at the same coordinates, such as the adaptive gradient.
     *
     * @return empty if one of them is constant, or there are less than two
     */
    public static OptionalDouble alignment(Measured measured, double[] other) {
        return finite(() -> Alignment.spearman(measured.diagonal(), other));
    }

    /** The statistics refuse what has no value (0 / 0, a correlation of a constant) or give infinity. */
    private static OptionalDouble finite(DoubleSupplier statistic) {
        try {
            double value = statistic.getAsDouble();
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (IllegalArgumentException e) {
            return OptionalDouble.empty();
        }
    }
}
