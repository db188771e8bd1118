package org.rmed.lab.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.ui.RectangleEdge;

/** An axis in equal steps. Range and ticks are set, never left to fonts or locale. */
final class LinearScale extends NumberAxis {

    private static final long serialVersionUID = 1;

    /**
     * @param label in {@link Notation}
     * @param step between ticks
     */
    LinearScale(String label, double low, double high, double step) {
        super(label);
        setRange(low, high);
        setTickUnit(new NumberTickUnit(step, new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))));
        Style.apply(this);
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
}
