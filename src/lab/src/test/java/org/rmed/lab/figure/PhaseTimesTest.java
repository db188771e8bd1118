package org.rmed.lab.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.linear.simulation.Setup;
import org.rmed.optimizer.Adam;
import org.rmed.theory.Outcome;
import org.rmed.theory.law.AdamLag;

/**
 * Catches a quantity that is not the one its definition watches, a wrong threshold or closed form, and a panel with the times of
 * another learning rate. What the gauge sees and what the phase tracker notes are separate channels.
 */
class PhaseTimesTest {

    private static Outcome run(String... words) {
        return SmallRuns.fresh(Setup.defaults().withArguments(List.of(words)), new Definitions(1));
    }

    private static final Outcome SGDM = run("optimizer=sgdm", "d=32", "alpha=1.5", "eta=2e-5", "engine=dense");
    private static final Outcome ADAM = run("optimizer=adam", "d=32", "alpha=1.5", "eta=0.03*s", "engine=dense");

    static Stream<Arguments> definitions() {
        return Stream.concat(
                Definition.ofSgdm().stream()
                        .map(each -> Arguments.of(Named.of("SGD+M", SGDM), Named.of(each.time(), each))),
                Definition.ofAdam().stream()
                        .map(each -> Arguments.of(Named.of("Adam", ADAM), Named.of(each.time(), each))));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void quantityPassesItsThresholdAtThePhaseTime(Outcome run, Definition definition) {
        double[] value = run.readings().vector(definition.quantity());
        double level = definition.law(run).threshold();
        boolean rises = definition.law(run).rises();
        int t = (int) run.phase(definition.time());
        assertTrue(rises ? value[t] >= level : value[t] <= level, "passed at t=" + t);
        assertTrue(rises ? value[t - 1] < level : value[t - 1] > level, "not before t=" + t);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void closedFormPassesThereUpToTheLag(Outcome run, Definition definition) {
        double late = PhaseTimes.late(run, definition);
        // SGD+M: a step of rounding up; W2 W1 at T_1 is q = s ||C1||^2 / (max C1^2 ||A||), worth q / (2 h ||A||) steps;
        // the sharp
        // logistic law errs by 5 (k h ||A||)^3 < 1e-4 of 8000 steps here
        double most = 1 + learnedAtFirstPhase(run) + 1;
        double least = 0;
        if (run == ADAM) {
            double t = run.phase(definition.time());
            most = AdamLag.of((Adam) run.optimizer()).steps(t);
            // columns that have arrived swing by the memory of the first moment, 9 steps, and bring T_g forward
            least = -9;
        }
        assertTrue(late >= least && late <= most, definition.time() + " is " + late + " steps late, of " + most);
    }

    private static double learnedAtFirstPhase(Outcome run) {
        double squares = 0;
        double largest = 0;
        for (double c : run.growingDirection()) {
            squares += c * c;
            largest = Math.max(largest, c * c);
        }
        double rate = 10 * run.optimizer().eta() * run.targetNorm();
        return run.scale() * squares / (largest * run.targetNorm()) / (2 * rate);
    }

    @Test
    void panelsHoldTheRunAboveAndTheMediansBelow() {
        PhaseTimes figure = new PhaseTimes(SmallRuns.D, 2);
        List<XYPlot> panels = ChartReading.panels(figure.chart(SmallRuns.kept(figure)));
        List<Outcome> outcomes = SmallRuns.kept(figure).of(figure.settings());
        Outcome shown = outcomes.get(4);
        assertEquals("1", shown.settings().text("seed"));
        for (Definition each : Definition.ofSgdm()) {
            XYDataset curve = ChartReading.line(panels.get(0), each.time());
            // a curve moves by less than 5% in the 4 steps between two of its points
            assertEquals(1, ChartReading.yAt(curve, shown.phase(each.time())), 0.05, each.time());
            XYDataset late = ChartReading.line(panels.get(2), PhaseTimes.LATE + each.time() + " points");
            assertEquals(4, late.getItemCount(0));
            for (int k = 0; k < 4; k++) {
                double first = PhaseTimes.late(outcomes.get(2 * k), each);
                double second = PhaseTimes.late(outcomes.get(2 * k + 1), each);
                assertEquals(outcomes.get(2 * k).optimizer().eta(), late.getXValue(0, k));
                assertEquals(0.5 * (first + second), late.getYValue(0, k), 1e-9 * shown.phase("T_3"), each.time());
            }
        }
    }

    @Test
    void namesOfNeighboursAreMovedApart() {
        assertArrayEquals(new double[] {5, 1, 2}, PhaseTimes.apart(new double[] {5, 1, 1.5}, 1));
        assertArrayEquals(new double[] {1, 2, 3}, PhaseTimes.apart(new double[] {1, 1, 1}, 1));
    }
}
