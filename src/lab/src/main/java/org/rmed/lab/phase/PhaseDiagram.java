package org.rmed.lab.phase;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jfree.chart.JFreeChart;
import org.rmed.lab.sweep.Columns;
import org.rmed.spec.Settings;

/**
 * A phase diagram before it is run.
 *
 * @param name on the command line and of its files
 * @param title one line
 * @param about what is varied, what is measured, where theory comes from: the caption, but for the numbers
 * @param x first axis
 * @param y second axis
 * @param seeds runs of a cell
 * @param cells the settings of a point, from the words of its coordinates; all points have the same number, and the same
 *     columns
 * @param shading the map
 * @param levels the boundaries
 * @param appendix what more is made of it
 */
public record PhaseDiagram(
        String name,
        String title,
        String about,
        Coordinate x,
        Coordinate y,
        int seeds,
        BiFunction<String, String, List<Settings>> cells,
        Shading shading,
        List<Level> levels,
        Optional<Appendix> appendix) {

    /** A further reading of a diagram that was run. */
    public interface Appendix {

        /** In numbers, for the caption. */
        List<String> sentences(PhaseResult result);

        /** A further figure. */
        JFreeChart chart(PhaseResult result);

        /** Its title. */
        String title();
    }

    /** The columns of its runs. */
    public Columns columns() {
        return Columns.of(cells.apply(x.word(0), y.word(0)).get(0));
    }

    /** The same with other axes, of the same keys. */
    public PhaseDiagram over(Coordinate newX, Coordinate newY, int newSeeds) {
        return new PhaseDiagram(name, title, about, newX, newY, newSeeds, cells, shading, levels, appendix);
    }

    /** The same with boundaries located to a width: in decades on a logarithmic axis, else in its unit. */
    public PhaseDiagram resolvedTo(double width) {
        return over(
                levels.stream().anyMatch(level -> level.along() == Level.Along.X) ? x.resolvedTo(width) : x,
                levels.stream().anyMatch(level -> level.along() == Level.Along.Y) ? y.resolvedTo(width) : y,
                seeds);
    }
}
