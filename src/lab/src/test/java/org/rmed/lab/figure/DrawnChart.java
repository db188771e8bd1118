package org.rmed.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;

/**
 * A chart in pixels.
 *
 * @param scale pixels per unit
 * @param area the panel's, in units
 */
record DrawnChart(BufferedImage image, double scale, Rectangle2D area) {

    static DrawnChart of(JFreeChart chart, double scale) {
        BufferedImage image = new BufferedImage(
                (int) (Style.WIDTH * scale), (int) (Style.HEIGHT * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, Style.WIDTH, Style.HEIGHT), info);
        graphics.dispose();
        return new DrawnChart(image, scale, info.getPlotInfo().getDataArea());
    }

    /** At a place in units. */
    Color at(double x, double y) {
        return new Color(image.getRGB((int) Math.floor(x * scale), (int) Math.floor(y * scale)));
    }

    /** At shares of the panel's width from the left and of its height from below. */
    Color atShare(double across, double up) {
        return at(x(across), y(up));
    }

    double x(double across) {
        return area.getMinX() + across * area.getWidth();
    }

    double y(double up) {
        return area.getMaxY() - up * area.getHeight();
    }

    /** From 0 to 255. */
    static int lightness(Color color) {
        return (color.getRed() + color.getGreen() + color.getBlue()) / 3;
    }
}
