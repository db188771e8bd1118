package org.rmed.lab.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rmed.linear.simulation.Setup;
import org.rmed.spec.Settings;
import org.rmed.theory.Outcome;

/**
 * A scaling law: how one quantity depends on one variable.
 *
 * @param name on the command line
 * @param title one line
 * @param statement in words, with the time or loss level that is meant
 * @param optimizer sgdm or adam
 * @param variable d, eta, s or 1/s
 * @param quantity in words, for tables and axes
 * @param axes in which the law is a line
 * @param points by rising x, at least 3
 * @param seeds at each point; no seed is used at two points
 * @param measure the quantity of one run; NaN or infinite where the run did not get there
 * @param sharp the exponent due
 * @param paper the paper's, if it has one
 * @param control where the law must be found wrong
 */
public record Law(
        String name,
        String title,
        String statement,
        String optimizer,
        String variable,
        String quantity,
        Axes axes,
        List<Point> points,
        int seeds,
        ToDoubleFunction<Outcome> measure,
        Sharp sharp,
        Optional<Bound> paper,
        Optional<Control> control) {

    static final int FEWEST_POINTS = 3;

    public Law {
        points = List.copyOf(points);
        if (points.size() < FEWEST_POINTS) {
            throw new IllegalArgumentException(
                    name + " has " + points.size() + " points, a slope with an interval needs " + FEWEST_POINTS);
        }
        for (int k = 1; k < points.size(); k++) {
            if (!(points.get(k).x() > points.get(k - 1).x())) {
                throw new IllegalArgumentException(name + ": x=" + points.get(k).x() + " does not exceed "
                        + points.get(k - 1).x());
            }
        }
        if (seeds < 1) {
            throw new IllegalArgumentException(name + ": seeds=" + seeds + " must be at least 1");
        }
    }

    /** The same with another number of seeds. */
    public Law withSeeds(int number) {
        return new Law(
                name, title, statement, optimizer, variable, quantity, axes, points, number, measure, sharp, paper,
                control);
    }

    /** The same at other points. */
    Law at(List<Point> others) {
        return new Law(
                name, title, statement, optimizer, variable, quantity, axes, others, seeds, measure, sharp, paper,
                control);
    }

    /** The law at its control's points. */
    public Optional<Law> controlled() {
        return control.map(wrong -> at(wrong.points()));
    }

    /**
     * The runs, point after point. Point k has the seeds k n + 1 to (k + 1) n: with shared seeds two learning rates would start
     * from the same weights, and the interval would be too narrow or too wide.
     */
    public List<Settings> settings() {
        List<Settings> all = new ArrayList<>();
        for (int k = 0; k < points.size(); k++) {
            Settings base = Setup.defaults().withArguments(points.get(k).configuration());
            for (int i = 1; i <= seeds; i++) {
                all.add(base.with("seed", k * seeds + i));
            }
        }
        return all;
    }
}
