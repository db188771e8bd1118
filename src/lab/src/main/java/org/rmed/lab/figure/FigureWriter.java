package org.rmed.lab.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGeneratorContext.GraphicContextDefaults;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes a chart as SVG, PNG and PDF, with a caption file. No file holds a date: the same runs give the same SVG bytes on
 * one machine, for every JDK tried; where other fonts are installed, text may be placed elsewhere.
 */
public final class FigureWriter {

    /** A file format. */
    public enum Format {
        /** Vectors; text stays text, in the viewer's sans-serif font. */
        SVG,
        /** Pixels, two per unit. */
        PNG,
        /** Vectors; text becomes outlines. */
        PDF
    }

    private static final int PIXELS_PER_UNIT = 2;
    private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

    private FigureWriter() {}

    /**
     * Writes NAME.svg, NAME.png, NAME.pdf, those asked for, and NAME.md with title, caption and command.
     *
     * @param figure names the files and has the caption
     * @param chart as drawn by it. Not modified.
     * @param folder is made if need be
     * @param formats which; none leaves the caption file
     * @param command the shell command that makes this figure again
     * @return the files written, the caption last
     * @throws IOException if a file cannot be written
     */
    public static List<Path> write(Figure figure, JFreeChart chart, Path folder, Set<Format> formats, String command)
            throws IOException {
        return write(figure.name(), figure.title(), figure.caption(), chart, folder, formats, command);
    }

    /**
     * The same for a chart that is no {@link Figure}.
     *
     * @param name of the files: letters a to z, digits and hyphens
     * @param title one line
     * @param caption the text under the figure
     * @param chart to be drawn. Not modified.
     * @param folder is made if need be
     * @param formats which; none leaves the caption file
     * @param command the shell command that makes this figure again
     * @return the files written, the caption last
     * @throws IOException if a file cannot be written
     * @throws IllegalArgumentException if the name has other characters
     */
    public static List<Path> write(
            String name,
            String title,
            String caption,
            JFreeChart chart,
            Path folder,
            Set<Format> formats,
            String command)
            throws IOException {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException(
                    "a figure named '" + name + "': its files need letters a to z, digits and hyphens");
        }
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        for (Format format : Format.values()) {
            if (formats.contains(format)) {
                Path file = folder.resolve(name + "." + format.name().toLowerCase(Locale.ROOT));
                try (OutputStream out = Files.newOutputStream(file)) {
                    switch (format) {
                        case SVG -> out.write(svg(chart).getBytes(StandardCharsets.UTF_8));
                        case PNG -> out.write(png(chart, PIXELS_PER_UNIT * Style.WIDTH));
                        case PDF -> pdf(title, chart, out);
                    }
                }
                written.add(file);
            }
        }
        Path words = folder.resolve(name + ".md");
        Files.writeString(words, words(title, caption, command));
        written.add(words);
        return written;
    }

    private static String words(String title, String caption, String command) {
        return "# " + title + "\n\n" + caption + "\n\n```sh\n" + command + "\n```\n";
    }

    static String svg(JFreeChart chart) throws IOException {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG_NAMESPACE, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        GraphicContextDefaults defaults = new GraphicContextDefaults();
        defaults.setFont(Style.TICK);
        context.setGraphicContextDefaults(defaults);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(Style.WIDTH, Style.HEIGHT));
        draw(chart, graphics);
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + Style.WIDTH + " " + Style.HEIGHT);
        StringWriter text = new StringWriter();
        graphics.stream(root, text, false, false);
        return text.toString();
    }

    /**
     * A chart as the bytes of a PNG file.
     *
     * @param chart Not modified.
     * @param width in pixels; the height follows
     * @throws IOException if this Java cannot write PNG files
     */
    public static byte[] png(JFreeChart chart, int width) throws IOException {
        double pixelsPerUnit = (double) width / Style.WIDTH;
        BufferedImage image = new BufferedImage(
                width, (int) StrictMath.round(pixelsPerUnit * Style.HEIGHT), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(pixelsPerUnit, pixelsPerUnit);
        draw(chart, graphics);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // in memory: the cache file of ImageIO's own stream cannot be had once Ctrl-C has been pressed
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IOException("this Java cannot write PNG files; ask for SVG");
            }
        }
        return out.toByteArray();
    }

    private static void pdf(String title, JFreeChart chart, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(Style.WIDTH, Style.HEIGHT));
            document.addPage(page);
            document.getDocumentInformation().setTitle(title);
            // else the identifier of the file is made from the time of day
            document.setDocumentId(0L);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, Style.WIDTH, Style.HEIGHT);
            draw(chart, graphics);
            graphics.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(graphics.getXFormObject());
            }
            document.save(out);
        }
    }

    private static void draw(JFreeChart chart, Graphics2D graphics) {
        chart.draw(graphics, new Rectangle2D.Double(0, 0, Style.WIDTH, Style.HEIGHT));
    }
}
