package org.rmed.lab.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rmed.theory.Part;

/**
 * A drawn figure as the report shows it: everything inside the page.
 *
 * @param title one line
 * @param caption the text under it
 * @param command that draws it again
 * @param data the drawing, as a data address
 */
record FigureCard(String title, String caption, String command, String data) {

    private static final Map<Part, List<String>> NAMES = Map.of(
            Part.MAIN,
            List.of("r-med-against-t", "r-med-over-decades", "gap-against-log-d", "loss-laws"),
            Part.MOMENTUM,
            List.of("phase-times", "error-alignment"),
            Part.ADAM,
            List.of("rank-one-residuals"),
            Part.DOMINATION,
            List.of("diagonal-domination"),
            Part.OBSERVATIONS,
            List.of("singular-vectors", "gradient-spread"));

    /** Names of the figures of a part. */
    static List<String> names(Part part) {
        return NAMES.getOrDefault(part, List.of());
    }

    /** The figures of a part that the folder has. */
    static List<FigureCard> of(Part part, Path folder) {
        return names(part).stream()
                .map(name -> read(folder, name))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<FigureCard> read(Path folder, String name) {
        Path drawing = folder.resolve(name + ".svg");
        Path words = folder.resolve(name + ".md");
        if (!Files.exists(drawing) || !Files.exists(words)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(words, StandardCharsets.UTF_8);
            int fence = text.indexOf("```sh\n");
            int end = text.indexOf('\n');
            return Optional.of(new FigureCard(
                    text.substring(2, end),
                    text.substring(end, fence).strip().replace("`", ""),
                    text.substring(fence + 6, text.indexOf("```", fence + 6)).strip(),
                    data(Files.readString(drawing, StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An SVG drawing as an address that needs no network. */
    static String data(String svg) {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }
}
