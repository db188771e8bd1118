package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.spec.Settings;
import org.rmed.transformer.Refusal;

/** Catches layers measured at the wrong step, twice, or again after a resume. */
class PointsTest {

    private static Points points(String... words) {
        return new Points(settings(words));
    }

    private static Settings settings(String... words) {
        return Experiment.defaults().withArguments(List.of(words));
    }

    @Test
    void sharesAreOfTheSteps() {
        Points points = points("steps=12", "measure=0,0.5,1");
        for (long t = 0; t <= 12; t++) {
            assertEquals(t % 6 == 0 ? List.of("step " + t) : List.of(), points.reached(t, Double.NaN), "at step " + t);
        }
    }

    /** 0.3 of 25 is 7.5, and 0.34 of 10 is 3.4. */
    @Test
    void sharesBetweenStepsAreRounded() {
        assertEquals(List.of(), points("steps=25", "measure=0.3").reached(7, Double.NaN));
        assertEquals(List.of("step 8"), points("steps=25", "measure=0.3").reached(8, Double.NaN));
        assertEquals(List.of("step 3"), points("steps=10", "measure=0.34").reached(3, Double.NaN));
    }

    @Test
    void levelsAreReachedOnceFromAbove() {
        Points points = points("measure=", "measureLosses=6,5.5");
        assertEquals(List.of(), points.reached(0, Double.NaN));
        assertEquals(List.of(), points.reached(1, 6.1));
        assertEquals(List.of("loss 6.0"), points.reached(2, 6));
        assertEquals(List.of(), points.reached(3, 7));
        assertEquals(List.of(), points.reached(4, 5.9));
        assertEquals(List.of("loss 5.5"), points.reached(5, 1));
    }

    @Test
    void severalLevelsCanBeReachedAtOnce() {
        assertEquals(
                List.of("step 5", "loss 6.0", "loss 5.5"),
                points("steps=10", "measure=0.5", "measureLosses=6,5.5").reached(5, 2));
    }

    @Test
    void aPointAskedForTwiceIsReachedOnce() {
        Points points = points("steps=10", "measure=0.5,0.5,0.51");
        assertEquals(List.of("step 5"), points.reached(5, Double.NaN));
    }

    @Test
    void whatWasMeasuredBeforeIsNotMeasuredAgain() {
        Points points = points("steps=10", "measure=0.5,1", "measureLosses=6");
        points.passed(List.of(
                Made.row("sgdm", 1, 5, 0, 2),
                Made.at("loss 6.0", Made.row("sgdm", 1, 3, 0, 2)),
                Made.row("sgdm", 1, 5, 1, 2)));
        assertEquals(List.of(), points.reached(5, 4));
        assertEquals(List.of("step 10"), points.reached(10, 4));
    }

    @Test
    void theCountIsOfAll() {
        assertEquals(5, Points.count(settings("measure=0,0.5,1", "measureLosses=6,5.5")));
        assertEquals(0, Points.count(settings("measure=", "measureLosses=")));
    }

    @Test
    void refusals() {
        Refusal.assertRefused(() -> points("measure=1.5"), "measure=1.5 is out of range", "[0.0, 1.0]");
        Refusal.assertRefused(() -> points("measure=half"), "measure=half is not a number");
        Refusal.assertRefused(() -> points("measureLosses=-1"), "measureLosses=-1 is out of range");
        Refusal.assertRefused(() -> points("steps=0"), "steps=0 is out of range", "[1, ");
    }
}
