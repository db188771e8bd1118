package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches a report that cannot be written because something was not measured, and one that does not say what it is of. */
class ExperimentReportTest {

    private static final String DATA = "toy language (synthetic): 900 pairs for training. Made up by this program";

    @TempDir
    private Path folder;

    private String written() throws IOException {
        Results results = new Results(
                Made.experiment(Observations.smaller(Made.PAIR), Observations.faster(Made.PAIR, true)),
                Made.settings(),
                folder);
        ExperimentReport report = new ExperimentReport(results, DATA, "encoder-decoder 1+1", "rmed transformer made");
        report.write(folder);
        assertTrue(report.text().contains("Data: " + DATA), report::text);
        String text = Files.readString(folder.resolve("report.md"));
        assertTrue(text.contains("* data: " + DATA), text);
        Matcher links = Pattern.compile("]\\(([^)]*)\\)").matcher(text);
        while (links.find()) {
            assertTrue(Files.exists(folder.resolve(links.group(1))), () -> links.group(1) + " is linked, not written");
        }
        return text;
    }

    private static void assertContains(String text, String... words) {
        for (String word : words) {
            assertTrue(text.contains(word), () -> "'" + word + "' is not in:\n" + text);
        }
    }

    @Test
    void theWholeReport() throws IOException {
        Made.ratiosAt(folder, 1, 5, 2, 3);
        Made.ratiosAt(folder, 2, 5, 4, 5);
        assertContains(
                written(),
                "# A made-up experiment.",
                "Jiang, Malik and Li (2023), section 0.",
                "* network: encoder-decoder 1+1",
                "* runs that ended: 4 of 4",
                "* repeat: `rmed transformer made`",
                "**seen**. step 5: ratio above 1 in 2 of 2 layers",
                "**not seen**. loss over the last tenth of the steps: sgdm 1.00 (0.00), adam 1.00 (0.00).",
                "Mean (standard deviation) over 2 repeats",
                "### sgdm / adam, at step 5",
                "| layer0 | 12.0 (5.66) | 4.00 (0.00) | 3.00 (1.41) |",
                "* sgdm: training loss at the end 1.00 (0.00), held out 0.75 (0.00)",
                "![losses](losses.svg)",
                "![layers](layers.svg)");
        for (String name : List.of("losses", "layers", "alignment")) {
            assertTrue(Files.size(folder.resolve(name + ".svg")) > 0);
            assertTrue(Files.size(folder.resolve(name + ".png")) > 0);
        }
    }

    /** The tables of all runs together, in the order of seeds and arms. */
    @Test
    void theTablesHoldAllRuns() throws IOException {
        Made.ratiosAt(folder, 1, 5, 2);
        Made.ratiosAt(folder, 2, 5, 4);
        written();
        assertEquals(
                List.of(
                        "arm,seed,step,loss",
                        "sgdm,1,0,2.0",
                        "sgdm,1,1,1.0",
                        "adam,1,0,2.0",
                        "adam,1,1,1.0",
                        "sgdm,2,0,2.0",
                        "sgdm,2,1,1.0",
                        "adam,2,0,2.0",
                        "adam,2,1,1.0"),
                Files.readAllLines(folder.resolve("losses.csv")));
        List<String> layers = Files.readAllLines(folder.resolve("layers.csv"));
        assertEquals(5, layers.size());
        assertEquals(String.join(",", LayerRow.HEADER), layers.get(0));
        assertEquals(String.join(",", Made.row("sgdm", 1, 5, 0, 8).cells()), layers.get(1));
    }

    @Test
    void runsThatDivergedAreNamedWithTheRemedy() throws IOException {
        Made.run(folder, "sgdm", 1, RunEnd.DIVERGED, new double[] {1, 1e200, Double.POSITIVE_INFINITY});
        Made.run(folder, "sgdm", 2, RunEnd.COMPLETED, new double[] {4});
        Made.run(folder, "adam", 1, RunEnd.COMPLETED, new double[] {3});
        String text = written();
        assertContains(
                text,
                "* sgdm: training loss at the end 4.00, held out 0.75; DIVERGED: seed 1 at step 3 (lower sgdmEta)",
                "* adam: training loss at the end 3.00, held out 0.75\n",
                "* runs that ended: 3 of 4");
    }

    @Test
    void whereNothingWasMeasuredTheReportSaysSo() throws IOException {
        Made.run(folder, "sgdm", 1, RunEnd.COMPLETED, new double[] {4, 3});
        String text = written();
        assertContains(text, "**cannot be judged**. no layer was measured under both.", "![losses](losses.svg)");
        assertFalse(text.contains("layers.svg"), text);
    }

    /** Key biases alone were measured: there is no point to draw, and yet a report to write. */
    @Test
    void whereNoLayerHasCurvatureTheReportSaysWhy() throws IOException {
        Made.ratios(folder, Double.NaN);
        assertContains(
                written(), "| layer0 | - | 4.00 | - | sgdm, seed 1: layer0: a key bias |", "![losses](losses.svg)");
        Made.run(folder, "adam", 1, RunEnd.COMPLETED, new double[] {2, 1}, Made.row("adam", 1, 5, 0, Double.NaN));
        assertContains(written(), "| layer0 | - | - | - | sgdm, seed 1: layer0: a key bias; adam, seed 1: ");
    }

    @Test
    void stoppedBeforeTheFirstStepThereIsAReport() throws IOException {
        assertContains(written(), "* runs that ended: 0 of 4", "* sgdm: training loss at the end -, held out -");
    }

    /** The first loss was infinite: nothing to draw either. */
    @Test
    void aRunThatDivergedAtOnceIsReported() throws IOException {
        Made.run(folder, "sgdm", 1, RunEnd.DIVERGED, new double[] {Double.NaN});
        assertContains(written(), "DIVERGED: seed 1 at step 1 (lower sgdmEta)");
    }
}
