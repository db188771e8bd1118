package org.rmed.lab.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis in equal ratios. Ticks: 1, 2, 5 of every decade, whole powers of ten where there are many, or those given. */
final class LogScale extends LogAxis {

    private static final long serialVersionUID = 1;
    private static final double FEW_DECADES = 2.5;
    private static final int MOST_LABELS = 7;
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private final double[] majors;
    private final double[] minors;

    /**
     * Over [low, high] with ticks by the rule above.
     *
     * @param label in {@link Notation}
     */
    LogScale(String label, double low, double high) {
        this(label, low, high, majors(low, high), minors(low, high));
    }

    /** Over [low, high] with ticks at these values only. */
    LogScale(String label, double low, double high, double[] ticks) {
        this(label, low, high, ticks, new double[0]);
    }

    private LogScale(String label, double low, double high, double[] majors, double[] minors) {
        super(label);
        this.majors = majors.clone();
        this.minors = minors.clone();
        setRange(low, high);
        Style.apply(this);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        TextAnchor anchor = AxisLabel.anchor(edge);
        boolean powers = powersOnly(getLowerBound(), getUpperBound());
        List<NumberTick> ticks = new ArrayList<>();
        for (double value : majors) {
            ticks.add(new NumberTick(TickType.MAJOR, value, words(value, powers), anchor, TextAnchor.CENTER, 0));
        }
        for (double value : minors) {
            ticks.add(new NumberTick(TickType.MINOR, value, "", anchor, TextAnchor.CENTER, 0));
        }
        return ticks;
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

    /**
     * A tick's label.
     *
     * @param powers whether the axis spans many decades: then 0.1 is a power of ten like its neighbours
     */
    static String words(double value, boolean powers) {
        if (value == 1 || (!powers && value >= 0.01 && value < 1e5)) {
            return value == StrictMath.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
        int exponent = (int) StrictMath.floor(StrictMath.log10(value) + 1e-9);
        BigDecimal factor = BigDecimal.valueOf(value)
                .movePointLeft(exponent)
                .round(new MathContext(4))
                .stripTrailingZeros();
        StringBuilder text =
                new StringBuilder(factor.compareTo(BigDecimal.ONE) == 0 ? "10" : factor.toPlainString() + "\u00b710");
        if (exponent < 0) {
            text.append('\u207b');
        }
        for (char digit : Integer.toString(StrictMath.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    private static boolean powersOnly(double low, double high) {
        return StrictMath.log10(high / low) > FEW_DECADES;
    }

    static double[] majors(double low, double high) {
        if (!powersOnly(low, high)) {
            return within(low, high, 1, 1, 2, 5);
        }
        return within(low, high, (int) StrictMath.ceil(StrictMath.log10(high / low) / MOST_LABELS), 1);
    }

    private static double[] minors(double low, double high) {
        return StrictMath.log10(high / low) <= MOST_LABELS
                ? within(low, high, 1, 2, 3, 4, 5, 6, 7, 8, 9)
                : within(low, high, 1, 1);
    }

    /** Those values factor * 10^(k every) that lie in [low, high]. */
    private static double[] within(double low, double high, int every, int... factors) {
        List<Double> values = new ArrayList<>();
        for (int k = (int) StrictMath.floor(StrictMath.log10(low)) - 1; power(k) <= high; k++) {
            for (int factor : factors) {
                double value = factor * power(k);
                if (k % every == 0 && value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    values.add(value);
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** 10^k, correctly rounded for the k of an axis. */
    private static double power(int k) {
        return Double.parseDouble("1e" + k);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof LogScale scale
                && Arrays.equals(majors, scale.majors)
                && Arrays.equals(minors, scale.minors);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Arrays.hashCode(majors);
    }
}
