package org.rmed.lab.figure;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;

/** Panels in rows and columns, each with axes of its own, their data areas in line. */
final class Grid extends Plot {

    private static final long serialVersionUID = 1;

    private final transient List<XYPlot> panels;
    private final int columns;

    /**
     * @param panels row by row
     * @param columns of the grid
     * @param left space for tick and axis labels left of every panel
     * @param below likewise
     */
    Grid(List<XYPlot> panels, int columns, double left, double below) {
        this.panels = List.copyOf(panels);
        this.columns = columns;
        for (XYPlot panel : panels) {
            AxisSpace besides = new AxisSpace();
            besides.setLeft(left);
            panel.setFixedRangeAxisSpace(besides);
            AxisSpace under = new AxisSpace();
            under.setBottom(below);
            panel.setFixedDomainAxisSpace(under);
        }
    }

    List<XYPlot> panels() {
        return panels;
    }

    @Override
    public String getPlotType() {
        return "grid of panels";
    }

    @Override
    public void draw(Graphics2D g2, Rectangle2D area, Point2D anchor, PlotState state, PlotRenderingInfo info) {
        int rows = (panels.size() + columns - 1) / columns;
        double width = (area.getWidth() - (columns - 1) * Style.GAP) / columns;
        double height = (area.getHeight() - (rows - 1) * Style.GAP / 2) / rows;
        for (int k = 0; k < panels.size(); k++) {
            int row = k / columns;
            double x = area.getMinX() + (k - row * columns) * (width + Style.GAP);
            double y = area.getMinY() + row * (height + Style.GAP / 2);
            panels.get(k).draw(g2, new Rectangle2D.Double(x, y, width, height), anchor, state, null);
        }
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof Grid grid
                && columns == grid.columns
                && panels.equals(grid.panels);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + columns;
    }
}
