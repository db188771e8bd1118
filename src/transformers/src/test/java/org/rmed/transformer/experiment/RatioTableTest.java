package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches columns exchanged, a ratio of means in the place of a mean of ratios, and a layer passed over in silence. */
class RatioTableTest {

    @TempDir
    private Path folder;

    private List<List<String>> rows() {
        return RatioTable.rows(Made.results(folder), Made.PAIR, "step 5");
    }

    private void seed(long seed, double plain, double adaptive, double second) {
        double[] losses = {1};
        Made.run(
                folder,
                "sgdm",
                seed,
                RunEnd.COMPLETED,
                losses,
                Made.row("sgdm", seed, 5, 0, plain),
                Made.row("sgdm", seed, 5, 1, second));
        Made.run(
                folder,
                "adam",
                seed,
                RunEnd.COMPLETED,
                losses,
                Made.row("adam", seed, 5, 0, adaptive),
                Made.row("adam", seed, 5, 1, 2));
    }

    /** Ratios 2 and 4: mean 3 and deviation sqrt(2); the ratio of the means would be 15 / 5.5. */
    @Test
    void ratiosAreOfEachRepeat() {
        seed(1, 20, 10, 4);
        seed(2, 4, 1, 4);
        assertEquals(
                List.of(
                        List.of("layer", "R sgdm", "R adam", "ratio", "remarks"),
                        List.of("layer0", "12.0 (11.3)", "5.50 (6.36)", "3.00 (1.41)", ""),
                        List.of("layer1", "4.00 (0.00)", "2.00 (0.00)", "2.00 (0.00)", "")),
                rows());
    }

    @Test
    void withoutRemarksTheirColumnIsNotPrinted() {
        seed(1, 20, 10, 4);
        assertEquals("""
                | layer | R sgdm | R adam | ratio |
                |---|--:|--:|--:|
                | layer0 | 20.0 | 10.0 | 2.00 |
                | layer1 | 4.00 | 2.00 | 2.00 |
                """, RatioTable.markdown(rows()));
        assertEquals("""
                  layer   R sgdm  R adam  ratio
                  layer0    20.0    10.0   2.00
                  layer1    4.00    2.00   2.00
                """, RatioTable.text(rows()));
    }

    @Test
    void aLayerWithoutCurvatureSaysWhy() {
        seed(1, 20, 10, Double.NaN);
        String words = "sgdm, seed 1: layer1: a key bias";
        assertEquals("""
                | layer | R sgdm | R adam | ratio | remarks |
                |---|--:|--:|--:|---|
                | layer0 | 20.0 | 10.0 | 2.00 |  |
                | layer1 | - | 2.00 | - | %s |
                """.formatted(words), RatioTable.markdown(rows()));
        assertEquals("""
                  layer   R sgdm  R adam  ratio
                  layer0    20.0    10.0   2.00
                  layer1       -    2.00      -  %s
                """.formatted(words), RatioTable.text(rows()));
    }

    @Test
    void remarksAreOfThisPairAndTime() {
        Made.run(
                folder,
                "sgdm",
                1,
                RunEnd.COMPLETED,
                new double[] {1},
                Made.row("sgdm", 1, 5, 0, 2),
                Made.row("sgdm", 1, 10, 0, Double.NaN));
        assertEquals("", rows().get(1).get(4));
        assertFalse(RatioTable.markdown(rows()).contains("remarks"));
    }
}
