package org.rmed.lab.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rmed.theory.Finding;
import org.rmed.theory.Finding.Relation;

/**
 * The findings of a claim as a small chart: measured over bound on a log axis, a row each, with interval, sharp value, and the
 * side on which the claim fails shaded. A finding whose numbers have no positive ratio has an empty row.
 */
final class EvidenceChart {

    private static final double WIDTH = 560;
    private static final double LABELS = 110;
    private static final double ROW = 16;
    private static final double TOP = 8;
    private static final double AXIS = 24;

    /** Decades shown below and above the bound; what lies beyond is drawn at the edge as an arrow. */
    private static final double LEAST = -6;

    private static final double MOST = 2;

    private static final String HOLDS = "#0072b2";
    private static final String OPEN = "#e69f00";
    private static final String FAILS = "#d55e00";

    private final XMLStreamWriter out;
    private final List<Finding> findings;

    private EvidenceChart(XMLStreamWriter out, List<Finding> findings) {
        this.out = out;
        this.findings = findings;
    }

    /** The drawing, to stand inside an HTML page; empty if no finding has a place on it. */
    static String svg(List<Finding> findings) {
        if (findings.stream().noneMatch(EvidenceChart::drawable)) {
            return "";
        }
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new EvidenceChart(out, findings).draw();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // a StringWriter takes everything
        }
        return text.toString();
    }

    private static boolean drawable(Finding finding) {
        return finding.bound() > 0
                && finding.measured() >= 0
                && Double.isFinite(finding.bound())
                && !Double.isNaN(finding.measured());
    }

    private void draw() throws XMLStreamException {
        double height = TOP + findings.size() * ROW + AXIS;
        out.writeStartElement("svg");
        attributes("viewBox", "0 0 " + number(WIDTH) + " " + number(height), "class", "chart");
        attributes("role", "img", "aria-label", "measured over bound, a row for each finding");
        for (int k = 0; k < findings.size(); k++) {
            row(findings.get(k), TOP + k * ROW);
        }
        axis(height - AXIS);
        out.writeEndElement();
    }

    private void row(Finding finding, double y) throws XMLStreamException {
        words(finding.where(), LABELS - 8, y + 0.72 * ROW, "end");
        if (!drawable(finding)) {
            words("no ratio: see the table", LABELS + 8, y + 0.72 * ROW, "start");
            return;
        }
        double bound = place(1);
        double from = finding.relation() == Relation.AT_MOST ? bound : LABELS;
        double to = finding.relation() == Relation.AT_MOST ? WIDTH : bound;
        rectangle(from, y + 1, to - from, ROW - 2, "#f6e3da");
        String color =
                switch (finding.state()) {
                    case HOLDS -> HOLDS;
                    case OPEN -> OPEN;
                    case FAILS -> FAILS;
                };
        double middle = y + ROW / 2;
        double low = place(finding.low() / finding.bound());
        double high = place(finding.high() / finding.bound());
        rectangle(low, middle - 1.2, StrictMath.max(high - low, 0.1), 2.4, color);
        if (finding.sharp() > 0 && Double.isFinite(finding.sharp())) {
            double at = place(finding.sharp() / finding.bound());
            out.writeEmptyElement("path");
            attributes(
                    "d",
                    String.format(Locale.ROOT, "M%.1f,%.1f l4,-5 l4,5 l-4,5 z", at - 4, middle),
                    "fill",
                    "none",
                    "stroke",
                    "#222222");
        }
        out.writeEmptyElement("circle");
        attributes("cx", number(place(finding.measured() / finding.bound())), "cy", number(middle), "r", "3.5");
        attributes("fill", color);
    }

    private void axis(double y) throws XMLStreamException {
        line(LABELS, y, WIDTH, y, "#888888");
        for (int decade = (int) LEAST; decade <= MOST; decade++) {
            double x = place(StrictMath.pow(10, decade));
            line(x, y, x, y + 4, "#888888");
            words(decade == 0 ? "bound" : "10^" + decade, x, y + 15, decade == MOST ? "end" : "middle");
        }
        line(place(1), TOP - 4, place(1), y, "#222222");
    }

    /** Where a ratio stands; beyond the axis it stands at its end. */
    private static double place(double ratio) {
        double decades = StrictMath.max(LEAST, StrictMath.min(MOST, StrictMath.log10(ratio)));
        return LABELS + (decades - LEAST) / (MOST - LEAST) * (WIDTH - LABELS - 6);
    }

    private void rectangle(double x, double y, double width, double height, String fill) throws XMLStreamException {
        out.writeEmptyElement("rect");
        attributes("x", number(x), "y", number(y), "width", number(width), "height", number(height), "fill", fill);
    }

    private void line(double x1, double y1, double x2, double y2, String stroke) throws XMLStreamException {
        out.writeEmptyElement("line");
        attributes("x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2), "stroke", stroke);
    }

    private void words(String text, double x, double y, String anchor) throws XMLStreamException {
        out.writeStartElement("text");
        attributes("x", number(x), "y", number(y), "text-anchor", anchor);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int k = 0; k < namesAndValues.length; k += 2) {
            out.writeAttribute(namesAndValues[k], namesAndValues[k + 1]);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
