package org.rmed.transformer.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The paper-shaped table of a pair: for each layer and time R of both arms and their ratio, mean (deviation) over repeats. */
final class RatioTable {

    private RatioTable() {}

    /** Header and rows of one point. */
    static List<List<String>> rows(Results results, Pair pair, String point) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("layer", "R " + pair.plain(), "R " + pair.adaptive(), "ratio", "remarks"));
        for (String layer : results.layers()) {
            rows.add(List.of(
                    layer,
                    Moments.of(results.values(pair.plain(), point, layer, results.statistic()))
                            .toString(),
                    Moments.of(results.values(pair.adaptive(), point, layer, results.statistic()))
                            .toString(),
                    Moments.of(results.ratios(pair, point, layer)).toString(),
                    remarks(results, pair, point, layer)));
        }
        return rows;
    }

    /** Why there are no numbers, where there are none. */
    private static String remarks(Results results, Pair pair, String point, String layer) {
        return results.rows().stream()
                .filter(row -> row.point().equals(point)
                        && row.layer().equals(layer)
                        && (row.arm().equals(pair.plain()) || row.arm().equals(pair.adaptive()))
                        && !row.words().isEmpty())
                .map(row -> row.arm() + ", seed " + row.seed() + ": " + row.words())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** As Markdown. */
    static String markdown(List<List<String>> rows) {
        boolean remarks = rows.stream().skip(1).anyMatch(row -> !row.get(4).isEmpty());
        int columns = remarks ? 5 : 4;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ")
                    .append(rows.get(i).stream().limit(columns).collect(Collectors.joining(" | ")))
                    .append(" |\n");
            if (i == 0) {
                text.append("|---|")
                        .append("--:|".repeat(3))
                        .append(remarks ? "---|" : "")
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** As aligned text. */
    static String text(List<List<String>> rows) {
        int[] widths = new int[4];
        rows.forEach(row -> {
            for (int j = 0; j < 4; j++) {
                widths[j] = Math.max(widths[j], row.get(j).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int j = 0; j < 4; j++) {
                String cell = row.get(j);
                String blanks = " ".repeat(widths[j] - cell.length());
                line.append(j == 0 ? cell + blanks : "  " + blanks + cell);
            }
            String remark = row.get(4).equals("remarks") ? "" : row.get(4);
            text.append((line + (remark.isEmpty() ? "" : "  " + remark)).stripTrailing())
                    .append('\n');
        }
        return text.toString();
    }
}
