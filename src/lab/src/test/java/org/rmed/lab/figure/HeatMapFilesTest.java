package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.lab.figure.FigureWriter.Format;

/** Catches a heat map whose files differ from one drawing to the next, hold pixels, or are named by something else. */
class HeatMapFilesTest {

    @TempDir
    private Path folder;

    static Stream<HeatMap> maps() {
        return HeatMapSamples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("maps")
    void svgIsTheSameEachTimeAndHoldsNoImage(HeatMap map) throws IOException {
        String svg = FigureWriter.svg(map.chart());
        assertEquals(svg, FigureWriter.svg(map.chart()));
        assertFalse(svg.contains("<image") || svg.contains("<pattern"), "only lines and areas");
    }

    @Test
    void labelsOfTheColourBarAreText() throws IOException {
        String svg = FigureWriter.svg(HeatMapSamples.diagonal().chart());
        assertTrue(svg.contains(">med,1</text"), "subscript");
        assertTrue(svg.contains(">theory, first order</text"), "legend");
    }

    @Test
    void everyFormatAndTheCaptionAreWritten() throws IOException {
        List<Path> files = FigureWriter.write(
                "phase-1",
                "The edge",
                "What is seen.",
                HeatMapSamples.classes().chart(),
                folder,
                EnumSet.allOf(Format.class),
                "rmed phase it");
        assertEquals(
                List.of("phase-1.svg", "phase-1.png", "phase-1.pdf", "phase-1.md"),
                files.stream().map(file -> file.getFileName().toString()).toList());
        assertEquals("# The edge\n\nWhat is seen.\n\n```sh\nrmed phase it\n```\n", Files.readString(files.get(3)));
        try (PDDocument document = Loader.loadPDF(files.get(2).toFile())) {
            assertEquals(1, document.getNumberOfPages());
            assertEquals("The edge", document.getDocumentInformation().getTitle());
        }
    }

    @Test
    void aNameThatIsNoFileNameIsRefused() {
        for (String name : List.of("", "a/b", "A b", "..")) {
            IllegalArgumentException refusal = assertThrows(
                    IllegalArgumentException.class,
                    () -> FigureWriter.write(
                            name, "", "", HeatMapSamples.classes().chart(), folder, Set.of(), ""));
            assertTrue(refusal.getMessage().startsWith("a figure named '" + name + "'"), refusal.getMessage());
        }
    }
}
