package org.rmed.cli;

import java.io.PrintWriter;
import java.util.List;
import org.rmed.lab.query.Query;
import org.rmed.lab.query.ResultTable;

/** Answers to queries on the terminal. */
final class QueryTable {

    private static final int WIDTH = 96;

    private QueryTable() {}

    /** Numbers to the right, text to the left, one line per row. */
    static void print(ResultTable table, PrintWriter out) {
        if (table.columns().isEmpty()) {
            out.println("done");
            return;
        }
        List<ResultTable.Column> columns = table.columns();
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = shown(columns.get(i).name()).length();
            for (List<String> row : table.rows()) {
                widths[i] = Math.max(widths[i], shown(row.get(i)).length());
            }
        }
        line(columns, columns.stream().map(ResultTable.Column::name).toList(), widths, out);
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append(rule.isEmpty() ? "" : "  ").append("-".repeat(width));
        }
        out.println(rule);
        table.rows().forEach(row -> line(columns, row, widths, out));
        out.println(
                table.rows().size() == table.total()
                        ? rows(table.total())
                        : "the first " + table.rows().size() + " of " + rows(table.total())
                                + "; --all prints all, --to FILE writes them");
    }

    /** A view with its columns, which may need several lines. */
    static void print(Query.Schema schema, PrintWriter out) {
        out.println(schema.view().word() + ": " + rows(schema.rows()) + " of " + schema.files() + " "
                + schema.view().file());
        Lines.wrapped(String.join(", ", schema.columns()), WIDTH).forEach(line -> out.println("    " + line));
    }

    /** So many rows, in words. */
    static String rows(long rows) {
        return rows + (rows == 1 ? " row" : " rows");
    }

    private static void line(List<ResultTable.Column> columns, List<String> cells, int[] widths, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = shown(cells.get(i));
            String space = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : "  ").append(columns.get(i).numeric() ? space + cell : cell + space);
        }
        out.println(line.toString().stripTrailing());
    }

    /** On one line, and harmless to the terminal. */
    private static String shown(String cell) {
        return cell.replace("\n", "\\n").replaceAll("\\p{Cntrl}", "?");
    }
}
