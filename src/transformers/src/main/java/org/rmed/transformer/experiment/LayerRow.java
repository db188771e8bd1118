package org.rmed.transformer.experiment;

import java.util.List;
import org.rmed.lab.store.Decimal;

/**
 * What was measured of one layer at one time of one run; NaN where there is no number.
 *
 * @param arm of the experiment
 * @param seed of the run
 * @param point what the measurement waited for: {@code step 150}, or {@code loss 4.5}
 * @param step steps taken
 * @param index of the parameter in the network, from 0 at the input
 * @param layer its name
 * @param coordinates how many were measured
 * @param state of {@link org.rmed.transformer.curvature.LayerStatistics}
 * @param rMed R_med
 * @param rMedFloored with a fraction of the maximum added to the median
 * @param rOd R_OD over the sampled block
 * @param alignGradient Spearman's correlation of |h| and |g|
 * @param alignAdaptive of |h| and the size of the optimizer's coming step
 * @param spreadGradient max |g| / median |g|
 * @param spreadAdaptive the same of the optimizer's coming step
 * @param rU of the weights' leading left singular vector
 * @param rV of the right one
 * @param rankRatio sigma_2 / sigma_1 of the weights, 0 for rank one
 * @param smoothness the largest |eigenvalue| of the sampled block
 * @param condition the largest over the smallest |eigenvalue|
 * @param words why there is no number
 */
record LayerRow(
        String arm,
        long seed,
        String point,
        long step,
        int index,
        String layer,
        int coordinates,
        String state,
        double rMed,
        double rMedFloored,
        double rOd,
        double alignGradient,
        double alignAdaptive,
        double spreadGradient,
        double spreadAdaptive,
        double rU,
        double rV,
        double rankRatio,
        double smoothness,
        double condition,
        String words) {

    static final List<String> HEADER = List.of(
            "arm",
            "seed",
            "point",
            "step",
            "index",
            "layer",
            "coordinates",
            "state",
            "r_med",
            "r_med_floored",
            "r_od",
            "align_gradient",
            "align_adaptive",
            "spread_gradient",
            "spread_adaptive",
            "r_u",
            "r_v",
            "sigma_ratio",
            "smoothness",
            "condition",
            "words");

    List<String> cells() {
        return List.of(
                arm,
                Long.toString(seed),
                point,
                Long.toString(step),
                Integer.toString(index),
                layer,
                Integer.toString(coordinates),
                state,
                number(rMed),
                number(rMedFloored),
                number(rOd),
                number(alignGradient),
                number(alignAdaptive),
                number(spreadGradient),
                number(spreadAdaptive),
                number(rU),
                number(rV),
                number(rankRatio),
                number(smoothness),
                number(condition),
                words);
    }

    static LayerRow of(List<String> cells) {
        return new LayerRow(
                cells.get(0),
                Long.parseLong(cells.get(1)),
                cells.get(2),
                Long.parseLong(cells.get(3)),
                Integer.parseInt(cells.get(4)),
                cells.get(5),
                Integer.parseInt(cells.get(6)),
                cells.get(7),
                value(cells.get(8)),
                value(cells.get(9)),
                value(cells.get(10)),
                value(cells.get(11)),
                value(cells.get(12)),
                value(cells.get(13)),
                value(cells.get(14)),
                value(cells.get(15)),
                value(cells.get(16)),
                value(cells.get(17)),
                value(cells.get(18)),
                value(cells.get(19)),
                cells.get(20));
    }

    /** An empty cell where there is no number. */
    private static String number(double value) {
        return Double.isNaN(value) ? "" : Decimal.of(value);
    }

    private static double value(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
