package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Catches a name that stands on the wrong side of its place, or below it. */
class LabelTest {

    private static final Color INK = Color.BLACK;

    @ParameterizedTest
    @CsvSource({"LEFT, 0, 1", "RIGHT, 1, 0", "MIDDLE, 1, 1"})
    void nameStandsOnItsSideOfThePlace(Label.Anchor anchor, int left, int right) {
        Panel panel = new Panel(new LinearScale("x", 0, 1, 0.5), new LinearScale("y", 0, 1, 0.5));
        // off the grid lines
        panel.label("MMMM", 0.3, 0.3, anchor, 10, INK);
        DrawnChart drawn = DrawnChart.of(Style.chart(panel.plot(), List.of()), 1);
        assertEquals(left, inked(drawn, -20, 10), "left of it");
        assertEquals(right, inked(drawn, 2, 10), "right of it");
        assertEquals(0, inked(drawn, -20, -14) + inked(drawn, 2, -14), "below it");
    }

    /** Whether there is ink in 18 x 14 units whose lower left corner is so far from the place. */
    private static int inked(DrawnChart drawn, double across, double up) {
        for (int i = 0; i < 18; i++) {
            for (int j = 0; j < 14; j++) {
                if (DrawnChart.lightness(drawn.at(drawn.x(0.3) + across + i, drawn.y(0.3) - up - j)) < 100) {
                    return 1;
                }
            }
        }
        return 0;
    }
}
