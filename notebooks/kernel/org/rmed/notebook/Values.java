package org.rmed.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.image.DefaultImageDisplayRenderer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;
import org.rmed.lab.figure.FigureWriter;
import org.rmed.lab.figure.Plot;

/**
 * How the value of a cell is shown: a chart as a picture (PNG, the same bytes for the same chart), everything else as plain
 * text, where the kernel's own renderer would run its lines together.
 */
public final class Values implements DisplayProvider {

    /** Pixels; a chart is drawn for 900 units and read at about half of that. */
    private static final int WIDTH = 1080;

    private static final int SHOWN = 600;

    /** Entries of an array, at either end. */
    private static final int ENTRIES = 8;

    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return List.of(
                new Renderer<>(Plot.class, plot -> picture(plot.chart())),
                new Renderer<>(JFreeChart.class, Values::picture),
                new DefaultImageDisplayRenderer(),
                new Renderer<>(Object.class, value -> DisplayData.withType("text/plain", text(value))));
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    private record Renderer<T>(Class<T> rendererClass, Function<T, DisplayData> rendering) implements DisplayRenderer {

        @Override
        public boolean canRender(String mimeType) {
            return true;
        }

        @Override
        public DisplayData render(String mimeType, Object value) {
            return rendering.apply(rendererClass.cast(value));
        }
    }

    private static DisplayData picture(JFreeChart chart) {
        try {
            DisplayData data = DisplayData.withType("text/plain", "(chart)");
            data.putData("image/png", Base64.getEncoder().encodeToString(FigureWriter.png(chart, WIDTH)));
            data.putMetaData("image/png", Map.of("width", SHOWN));
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object value) {
        if (!value.getClass().isArray()) {
            return value.toString();
        }
        int length = Array.getLength(value);
        StringJoiner entries = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < length; i++) {
            if (i == ENTRIES && length > 2 * ENTRIES) {
                entries.add("... (" + length + " in all) ...");
                i = length - ENTRIES;
            }
            Object entry = Array.get(value, i);
            entries.add(entry == null ? "null" : text(entry));
        }
        return entries.toString();
    }
}
