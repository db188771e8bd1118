package org.rmed.lab;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rmed.lab.store.Decimal;
import org.rmed.spec.Nearest;
import org.rmed.spec.UsageException;
import org.rmed.theory.Words;

/**
 * Rows and columns. As text it is aligned, numbers to the right and rounded, and ends after {@value #SHOWN} rows; {@link #column} and
 * {@link #words} give all rows and digits.
 *
 * @param columns their names
 * @param rows a cell per column; a number as its shortest decimal, a missing one empty
 */
public record Table(List<String> columns, List<List<String>> rows) {

    private static final int SHOWN = 60;
    /** Characters of a number that is shown as it is. */
    private static final int LONG = 8;

    private static final Pattern NUMBER = Pattern.compile("|[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?|NaN|-?Infinity");

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " cells among " + columns);
            }
        }
    }

    /**
     * A column as numbers, row by row; NaN for an empty cell.
     *
     * @throws UsageException if there is no such column, or it holds words
     */
    public double[] column(String name) {
        double[] numbers = new double[rows.size()];
        List<String> words = words(name);
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = words.get(i).isEmpty() ? Double.NaN : Double.parseDouble(words.get(i));
            } catch (NumberFormatException e) {
                throw new UsageException(
                        "column " + name + " holds '" + words.get(i) + "', which is no number; words(\"" + name
                                + "\") gives it as text",
                        e);
            }
        }
        return numbers;
    }

    /** A column as text, row by row. */
    public List<String> words(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new UsageException("no column '" + name + "'" + Nearest.suggestion(name, columns) + " (any of: "
                    + String.join(", ", columns) + ")");
        }
        return rows.stream().map(row -> row.get(index)).toList();
    }

    /** The cell of a number; empty for NaN. */
    static String number(double value) {
        return Double.isNaN(value)
                ? ""
                : value == StrictMath.rint(value) && StrictMath.abs(value) < 1e15
                        ? Long.toString((long) value)
                        : Decimal.of(value);
    }

    @Override
    public String toString() {
        List<List<String>> shown = rows.stream()
                .limit(SHOWN)
                .map(row -> row.stream().map(Table::shown).toList())
                .toList();
        int[] widths = new int[columns.size()];
        boolean[] numeric = new boolean[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = shown.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            widths[i] = StrictMath.max(widths[i], columns.get(i).length());
            numeric[i] = rows.stream().allMatch(row -> isNumber(row.get(column)));
        }
        String rule = Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("  "));
        return line(columns, widths, numeric) + "\n" + rule + "\n"
                + shown.stream().map(row -> line(row, widths, numeric) + "\n").collect(Collectors.joining())
                + (shown.size() < rows.size() ? "the first " + SHOWN + " of " : "")
                + (rows.size() == 1 ? "1 row" : rows.size() + " rows");
    }

    private static String line(List<String> cells, int[] widths, boolean[] numeric) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : "  ").append(numeric[i] ? space + cells.get(i) : cells.get(i) + space);
        }
        return line.toString().stripTrailing();
    }

    private static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    /** On one line; of a long fraction four significant digits. */
    private static String shown(String cell) {
        if (cell.length() > LONG && isNumber(cell) && !cell.matches("-?[0-9]+")) {
            return Words.number(Double.parseDouble(cell));
        }
        return cell.replace("\n", "\\n").replaceAll("\\p{Cntrl}", "?");
    }
}
