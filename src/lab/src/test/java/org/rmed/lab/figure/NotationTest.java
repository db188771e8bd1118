package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Catches a subscript that is drawn as an underscore, in the wrong place, or counted wrongly into a label's width. */
class NotationTest {

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 20);

    @Test
    void subscriptStandsLowerAndFurtherRight() {
        List<Element> texts = drawn("R_{med,1} at T_2");
        assertEquals(
                List.of("R", "med,1", " at T", "2"),
                texts.stream().map(Element::getTextContent).toList());
        assertTrue(number(texts.get(1), "y") > number(texts.get(0), "y"));
        assertEquals(number(texts.get(0), "y"), number(texts.get(2), "y"));
        for (int k = 1; k < texts.size(); k++) {
            assertTrue(number(texts.get(k), "x") > number(texts.get(k - 1), "x"));
        }
    }

    @Test
    void plainTextIsDrawnAsItIs() {
        assertEquals(
                List.of("Lbar / Lbar(0)"),
                drawn("Lbar / Lbar(0)").stream().map(Element::getTextContent).toList());
    }

    @Test
    void widthOfPlainTextIsThatOfTheFont() {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        assertEquals(graphics.getFontMetrics(FONT).stringWidth("d"), Notation.width(graphics, FONT, "d"));
        assertTrue(Notation.width(graphics, FONT, "T_1") < Notation.width(graphics, FONT, "T1"));
        assertEquals(0, Notation.width(graphics, FONT, ""));
    }

    private static List<Element> drawn(String text) {
        Document document = GenericDOMImplementation.getDOMImplementation()
                .createDocument("http://www.w3.org/2000/svg", "svg", null);
        SVGGraphics2D graphics = new SVGGraphics2D(document);
        Notation.draw(graphics, FONT, text, 10, 30);
        NodeList texts = graphics.getRoot().getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(k -> (Element) texts.item(k))
                .toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
