package org.rmed.lab.figure;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.rmed.spec.Settings;
import org.rmed.theory.Gauge;

/** A figure: which runs it needs and how it draws them. The chart depends on nothing but those runs. */
public interface Figure {

    /** Name on the command line and of its files. */
    String name();

    /** One line. */
    String title();

    /** What is seen, what bands and lines are, settings, seeds and source: the text under the figure. */
    String caption();

    /** The runs it draws. */
    List<Settings> settings();

    /** What looks at every state of them; nothing, unless a figure needs more than trajectories keep. */
    default Gauge gauge() {
        return Gauge.NONE;
    }

    /**
     * Draws it.
     *
     * @param runs asked for {@link #settings} once, looked at by {@link #gauge}
     * @throws IllegalStateException if a run ended before the end of its second phase (diverged or was interrupted)
     */
    JFreeChart chart(Runs runs);
}
