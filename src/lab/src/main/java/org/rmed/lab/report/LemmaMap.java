package org.rmed.lab.report;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rmed.theory.Part;
import org.rmed.theory.Result;
import org.rmed.theory.Verdict;

/**
 * The map of the paper as SVG: a node for each page with its verdict, grouped by part, and an arrow from each statement to
 * those whose proof rests on it. A verdict shows by colour and by a sign, for eyes that see no colour.
 */
final class LemmaMap {

    /** Of what a verdict looks like: a sign, the node's fill and its edge. */
    private record Look(String sign, String fill, String stroke) {}

    private static final Map<Verdict, Look> LOOKS = Map.of(
            Verdict.HELD, new Look("✓", "#e3f1ea", "#009e73"),
            Verdict.FAILED, new Look("✗", "#fae3d6", "#d55e00"),
            Verdict.INCONCLUSIVE, new Look("?", "#fdf3d8", "#e69f00"),
            Verdict.HYPOTHESIS_VIOLATED, new Look("–", "#eeeeee", "#777777"));

    private static final Pattern NUMBERED =
            Pattern.compile("Theorem|Corollary|Lemma|Definition|Condition|[Ee]q|Law of");

    /** Characters of a name that fit a node in the larger type. */
    private static final int ROOM = 19;

    private static final String INK = "#222222";
    private static final String ARROW = "#8a8a8a";

    private final XMLStreamWriter out;

    private LemmaMap(XMLStreamWriter out) {
        this.out = out;
    }

    /** The drawing; links go to {@code lemmas/NAME.md}. */
    static String svg(List<LemmaPage> pages, List<Result> results) {
        Map<LemmaPage, Part> placed = new LinkedHashMap<>();
        for (LemmaPage page : pages) {
            results.stream()
                    .filter(result -> page.claims().contains(result.claim().id()))
                    .findFirst()
                    .ifPresent(result ->
                            placed.put(page, result.claim().description().part()));
        }
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new LemmaMap(out).draw(new LemmaGraph(placed), results);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // a StringWriter takes everything
        }
        return text + "\n";
    }

    private void draw(LemmaGraph graph, List<Result> results) throws XMLStreamException {
        LemmaGraph.Box size = graph.size();
        out.writeStartElement("svg");
        out.writeAttribute("xmlns", "http://www.w3.org/2000/svg");
        out.writeAttribute("viewBox", "0 0 " + number(size.width()) + " " + number(size.height()));
        out.writeAttribute("width", number(size.width()));
        out.writeAttribute("height", number(size.height()));
        out.writeAttribute("font-family", "sans-serif");
        marker();
        rectangle(size, "#ffffff", "none", 0);
        for (var part : graph.parts().entrySet()) {
            rectangle(part.getValue(), "#fafafa", "#d0d0d0", 6);
            words(
                    part.getKey().words(),
                    part.getValue().x() + 12,
                    part.getValue().y() + 18,
                    "start",
                    12,
                    true);
        }
        for (List<LemmaGraph.Point> path : graph.edges()) {
            out.writeEmptyElement("path");
            attributes(
                    "d", curve(path), "fill", "none", "stroke", ARROW, "stroke-width", "1", "marker-end", "url(#to)");
        }
        for (var node : graph.nodes().entrySet()) {
            node(
                    node.getKey(),
                    node.getValue(),
                    LemmaPages.verdict(node.getKey().claims(), results));
        }
        out.writeEndElement();
    }

    private void marker() throws XMLStreamException {
        out.writeStartElement("marker");
        attributes("id", "to", "viewBox", "0 0 8 8", "refX", "7", "refY", "4", "markerWidth", "6", "markerHeight", "6");
        attributes("orient", "auto");
        out.writeEmptyElement("path");
        attributes("d", "M0,1 L8,4 L0,7 z", "fill", ARROW);
        out.writeEndElement();
    }

    private void node(LemmaPage page, LemmaGraph.Box box, Verdict verdict) throws XMLStreamException {
        Look look = LOOKS.get(verdict);
        out.writeStartElement("a");
        out.writeAttribute("href", "lemmas/" + page.file().getFileName());
        out.writeStartElement("title");
        out.writeCharacters(page.title() + " (" + LemmaPages.words(verdict) + ")");
        out.writeEndElement();
        rectangle(box, look.fill(), look.stroke(), 4);
        String name = look.sign() + " " + name(page);
        words(name, box.x() + box.width() / 2, box.y() + 17, "middle", name.length() > ROOM ? 10 : 12, true);
        words(shortened(page), box.x() + box.width() / 2, box.y() + 31, "middle", 9, false);
        out.writeEndElement();
    }

    /** The paper's name without its place and equations; what has no number there goes by its claim. */
    private static String name(LemmaPage page) {
        if (!NUMBERED.matcher(page.paper()).lookingAt()) {
            return page.claims().get(0);
        }
        String name = page.paper().replaceAll(" \\((?:appendix|section).*", "");
        return name.startsWith("Theorem") ? name : name.replaceAll("(?:,| and| with) eqs?\\..*", "");
    }

    /** The title after its colon, cut to the node. */
    private static String shortened(LemmaPage page) {
        int colon = page.title().indexOf(": ");
        String words = page.title().substring(colon < 0 ? 0 : colon + 2);
        int room = 28;
        if (words.length() <= room) {
            return words;
        }
        int space = words.lastIndexOf(' ', room - 1);
        return words.substring(0, space < room / 2 ? room - 1 : space) + " …";
    }

    /** Start, then cubic pieces; what is left over is joined by straight lines. */
    private static String curve(List<LemmaGraph.Point> path) {
        StringBuilder text = new StringBuilder("M" + point(path.get(0)));
        int k = 1;
        for (; k + 2 < path.size(); k += 3) {
            text.append(" C")
                    .append(point(path.get(k)))
                    .append(' ')
                    .append(point(path.get(k + 1)))
                    .append(' ')
                    .append(point(path.get(k + 2)));
        }
        for (; k < path.size(); k++) {
            text.append(" L").append(point(path.get(k)));
        }
        return text.toString();
    }

    private void rectangle(LemmaGraph.Box box, String fill, String stroke, int corner) throws XMLStreamException {
        out.writeEmptyElement("rect");
        attributes("x", number(box.x()), "y", number(box.y()), "width", number(box.width()));
        attributes("height", number(box.height()), "rx", Integer.toString(corner), "fill", fill, "stroke", stroke);
    }

    private void words(String text, double x, double y, String anchor, int size, boolean bold)
            throws XMLStreamException {
        out.writeStartElement("text");
        attributes("x", number(x), "y", number(y), "text-anchor", anchor, "font-size", Integer.toString(size));
        attributes("fill", INK, "font-weight", bold ? "bold" : "normal");
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int k = 0; k < namesAndValues.length; k += 2) {
            out.writeAttribute(namesAndValues[k], namesAndValues[k + 1]);
        }
    }

    private static String point(LemmaGraph.Point point) {
        return number(point.x()) + "," + number(point.y());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
