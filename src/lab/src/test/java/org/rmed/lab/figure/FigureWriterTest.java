package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.lab.figure.FigureWriter.Format;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Catches a figure file that differs from one run to the next (a date, a random identifier) or is not readable. */
class FigureWriterTest {

    private static final String COMMAND = "rmed figure it";

    @TempDir
    private Path folder;

    static Stream<Figure> figures() {
        return SmallRuns.figures().stream();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFormatAndTheCaptionAreWritten(Figure figure) throws IOException {
        Path missing = folder.resolve("not/there");
        List<Path> files = write(figure, missing, EnumSet.allOf(Format.class));
        assertEquals(
                Set.of(".svg", ".png", ".pdf", ".md"),
                files.stream()
                        .map(file -> file.getFileName()
                                .toString()
                                .substring(figure.name().length()))
                        .collect(Collectors.toSet()));
        for (Path file : files) {
            assertTrue(Files.size(file) > 0, file.toString());
        }
        String caption = Files.readString(missing.resolve(figure.name() + ".md"));
        assertTrue(caption.startsWith("# " + figure.title() + "\n"), caption);
        assertTrue(caption.contains(figure.caption()) && caption.contains(COMMAND), caption);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void freshRunsOfTheSameSettingsGiveTheSameSvg(Figure figure) throws IOException {
        String again = FigureWriter.svg(figure.chart(settings -> settings.stream()
                .map(each -> SmallRuns.fresh(each, figure.gauge()))
                .toList()));
        assertEquals(FigureWriter.svg(figure.chart(SmallRuns.kept(figure))), again);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void svgIsXmlWithItsTextAsTextInAGenericFont(Figure figure) throws Exception {
        String svg = FigureWriter.svg(figure.chart(SmallRuns.kept(figure)));
        Document document = parsed(svg);
        assertEquals("0 0 900 560", document.getDocumentElement().getAttribute("viewBox"));
        assertTrue(document.getElementsByTagName("text").getLength() > 10, "labels are text elements");
        Set<String> families = Pattern.compile("font-family[=:]\\s*\"?([^\";]*)")
                .matcher(svg)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertEquals(Set.of("sans-serif"), families);
    }

    @Test
    void pdfHoldsNoDateAndNoRandomIdentifier() throws IOException {
        Figure figure = new UniformityAgainstTime(SmallRuns.D, SmallRuns.SEEDS);
        byte[] first =
                Files.readAllBytes(write(figure, folder, Set.of(Format.PDF)).get(0));
        byte[] second =
                Files.readAllBytes(write(figure, folder, Set.of(Format.PDF)).get(0));
        assertEquals("%PDF-", new String(first, 0, 5, StandardCharsets.US_ASCII));
        assertArrayEquals(first, second);
    }

    @Test
    void pngHasTwoPixelsPerUnit() throws IOException {
        Figure figure = new SingularVectors(SmallRuns.D, SmallRuns.SEEDS);
        BufferedImage image =
                ImageIO.read(write(figure, folder, Set.of(Format.PNG)).get(0).toFile());
        assertEquals(1800, image.getWidth());
        assertEquals(1120, image.getHeight());
    }

    @Test
    void formatsNotAskedForAreNotWritten() throws IOException {
        Figure figure = new UniformityAgainstTime(SmallRuns.D, SmallRuns.SEEDS);
        assertEquals(
                List.of(folder.resolve("r-med-against-t.svg"), folder.resolve("r-med-against-t.md")),
                write(figure, folder, Set.of(Format.SVG)));
        assertFalse(Files.exists(folder.resolve("r-med-against-t.png")));
    }

    @Test
    void folderThatIsAFileIsAnIoException() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        Figure figure = new UniformityAgainstTime(SmallRuns.D, SmallRuns.SEEDS);
        assertThrows(IOException.class, () -> write(figure, file, Set.of(Format.SVG)));
    }

    private static List<Path> write(Figure figure, Path folder, Set<Format> formats) throws IOException {
        return FigureWriter.write(figure, figure.chart(SmallRuns.kept(figure)), folder, formats, COMMAND);
    }

    /** Without the document type that lies on the network. */
    private static Document parsed(String svg) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        return builder.parse(new InputSource(new StringReader(svg)));
    }
}
