package org.rmed.lab.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis in equal steps. Range and ticks are set, never left to fonts or locale. */
final class LinearScale extends NumberAxis {

    private static final long serialVersionUID = 1;

    /** None: multiples of the step. */
    private final double[] ticks;

    /**
     * @param label in {@link Notation}
     * @param step between ticks
     */
    LinearScale(String label, double low, double high, double step) {
        this(label, low, high, new double[0]);
        int decimals = (int) StrictMath.max(2, StrictMath.ceil(-StrictMath.log10(step)));
        DecimalFormat format =
                new DecimalFormat("0." + "#".repeat(decimals), DecimalFormatSymbols.getInstance(Locale.ROOT));
        setTickUnit(new NumberTickUnit(step, format));
    }

    /** With ticks at these values only. */
    LinearScale(String label, double low, double high, double[] ticks) {
        super(label);
        this.ticks = ticks.clone();
        setRange(low, high);
        Style.apply(this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        if (ticks.length == 0) {
            return super.refreshTicks(g2, state, dataArea, edge);
        }
        TextAnchor anchor = AxisLabel.anchor(edge);
        double largest = Arrays.stream(ticks).map(StrictMath::abs).max().orElseThrow();
        return Arrays.stream(ticks)
                .mapToObj(value ->
                        new NumberTick(TickType.MAJOR, value, words(value, largest), anchor, TextAnchor.CENTER, 0))
                .toList();
    }

    /**
     * A tick's label.
     *
     * @param largest of the axis: beyond [0.001, 10^5) all ticks but 0 are written with powers of ten
     */
    static String words(double value, double largest) {
        if (value == 0) {
            return "0";
        }
        if (largest >= 1e-3 && largest < 1e5) {
            return BigDecimal.valueOf(value)
                    .stripTrailingZeros()
                    .toPlainString()
                    .replace('-', '\u2212');
        }
        return (value < 0 ? "\u2212" : "") + LogScale.words(StrictMath.abs(value), true);
    }

    @Override
    protected AxisState drawLabel(
            String label,
            Graphics2D g2,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            AxisState state) {
        return AxisLabel.draw(this, g2, plotArea, dataArea, edge, state);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof LinearScale scale && Arrays.equals(ticks, scale.ticks);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Arrays.hashCode(ticks);
    }
}
