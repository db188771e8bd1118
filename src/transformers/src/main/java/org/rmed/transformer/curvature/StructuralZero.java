package org.rmed.transformer.curvature;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.rmed.transformer.curvature.Curvature.Measured;
import org.rmed.transformer.curvature.Curvature.NoCurvature;
import org.rmed.transformer.curvature.Curvature.Reason;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.tensor.Precision;

/** Recognizes parameters whose curvature is zero by the network's structure, so that rounding is never taken for it. */
final class StructuralZero {

    /** A block whose antisymmetric part is a tenth of it is not a Hessian to one digit; see {@link Measured#asymmetry}. */
    private static final double NOISE = 0.1;
    /**
     * In units of the last place of the loss: what adding a number of the activations' size to them and cancelling it
     * again (a key bias, a bias before a normalization) can change.
     */
    private static final double ULPS = 256;
    /**
     * In the same units, more than the asymmetry of a true Hessian: 1 to 4 of them were seen in dense layers, attention and
     * convolutions, and 350 at least (60 seeds; mostly 1e4 and more) in rounding that stood for 0.
     */
    private static final double SYMMETRIC = 128;

    private StructuralZero() {}

    /** What is known before anything is computed. */
    static Optional<NoCurvature> before(SampledCoordinates where) {
        Parameter parameter = where.parameter();
        if (parameter.kind() == Kind.KEY_BIAS) {
            return none(Reason.KEY_BIAS, parameter, "the softmax over keys cancels a bias of the keys");
        }
        if (where.places().length == 0) {
            return none(Reason.ROWS_ABSENT, parameter, "none of its rows is in the batch");
        }
        return Optional.empty();
    }

    /** What the numbers show. */
    static Optional<NoCurvature> after(Parameter parameter, Measured measured) {
        double[][] block = measured.block();
        double[] entries = Arrays.stream(block).flatMapToDouble(Arrays::stream).toArray();
        if (!Arrays.stream(entries).allMatch(Double::isFinite)) {
            return none(Reason.NOT_FINITE, parameter, "a second derivative is infinite or NaN");
        }
        if (Arrays.stream(entries).allMatch(h -> h == 0)) {
            return Arrays.stream(measured.gradient()).allMatch(g -> g == 0)
                    ? none(Reason.UNREACHED, parameter, "all derivatives are 0, as if the loss did not depend on it")
                    : none(
                            Reason.LINEAR,
                            parameter,
                            "all second derivatives are 0: the loss is piecewise linear in it");
        }
        double asymmetry = measured.asymmetry();
        if (asymmetry > NOISE) {
            return none(
                    Reason.ROUNDING,
                    parameter,
                    String.format(Locale.ROOT, "rounding only: the Hessian's block is unsymmetric by %.2g", asymmetry));
        }
        return Optional.empty();
    }

    static NoCurvature diverged(Parameter parameter, double loss) {
        return new NoCurvature(Reason.NOT_FINITE, parameter.name() + ": the loss is " + loss);
    }

    /** How far is far in a parameter: its entries' root mean square, 1 at least. */
    static double way(double meanSquare) {
        return StrictMath.max(1, StrictMath.sqrt(meanSquare));
    }

    /**
     * Entries as large as the way, with the signs of Thue and Morse: a direction with no pattern that a network could
     * cancel, as the softmax does equal entries.
     */
    static double[] far(double way, int n) {
        double[] far = new double[n];
        Arrays.setAll(far, i -> Integer.bitCount(i) % 2 == 0 ? way : -way);
        return far;
    }

    /** What rounding can change a loss by. */
    static double rounding(Precision precision, double loss) {
        return ULPS * ulp(precision) * StrictMath.abs(loss);
    }

    private static double ulp(Precision precision) {
        return precision == Precision.SINGLE ? 0x1p-24 : 0x1p-53;
    }

    /**
     * Whether the numbers look like rounding: no derivative by one coordinate would show in the loss over the given way, and
     * the block is less symmetric than a true one. (Either alone is no sign: derivatives keep all their digits where the
     * loss is nearly flat, as in attention before training.)
     *
     * @param bound {@link #rounding}
     */
    static boolean suspicious(Measured measured, Precision precision, double way, double bound) {
        return measured.asymmetry() > SYMMETRIC * ulp(precision)
                && Arrays.stream(measured.diagonal()).allMatch(h -> StrictMath.abs(h) * way * way <= bound)
                && Arrays.stream(measured.gradient()).allMatch(g -> StrictMath.abs(g) * way <= bound);
    }

    /** Nothing but rounding, if the loss is the same a long way off. */
    static Optional<NoCurvature> flat(Parameter parameter, double way, double loss, double moved, double bound) {
        if (!(StrictMath.abs(moved - loss) <= bound)) {
            return Optional.empty();
        }
        return none(
                Reason.ROUNDING,
                parameter,
                String.format(
                        Locale.ROOT,
                        "rounding only: adding %.2g at these coordinates changes the loss of %.6g by %.1g",
                        way,
                        loss,
                        StrictMath.abs(moved - loss)));
    }

    static double asymmetry(double[][] block) {
        double all = 0;
        double difference = 0;
        for (int i = 0; i < block.length; i++) {
            for (int j = 0; j < block.length; j++) {
                all = StrictMath.hypot(all, block[i][j]);
                difference = StrictMath.hypot(difference, block[i][j] - block[j][i]);
            }
        }
        return all == 0 ? 0 : difference / (2 * all);
    }

    private static Optional<NoCurvature> none(Reason reason, Parameter parameter, String words) {
        return Optional.of(new NoCurvature(reason, parameter.name() + ": " + words));
    }
}
