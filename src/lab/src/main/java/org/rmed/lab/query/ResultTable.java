package org.rmed.lab.query;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rmed.lab.store.Decimal;

/**
 * The answer to a query as text; a NULL is empty, a double the shortest decimal that reads back.
 *
 * @param columns their names and kinds
 * @param rows the first rows, a cell per column
 * @param total how many rows there are in all
 */
public record ResultTable(List<Column> columns, List<List<String>> rows, long total) {

    private static final Pattern NUMERIC =
            Pattern.compile("U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL.*|BIGNUM");

    public ResultTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A column of an answer.
     *
     * @param numeric whether it holds numbers
     */
    public record Column(String name, boolean numeric) {}

    /** @param limit how many rows are kept */
    static ResultTable read(ResultSet answer, long limit) throws SQLException {
        ResultSetMetaData about = answer.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(new Column(
                    about.getColumnName(i),
                    NUMERIC.matcher(about.getColumnTypeName(i)).matches()));
        }
        List<List<String>> rows = new ArrayList<>();
        long total = 0;
        for (; answer.next(); total++) {
            if (total < limit) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    row.add(text(answer, i));
                }
                rows.add(row);
            }
        }
        return new ResultTable(columns, rows, total);
    }

    private static String text(ResultSet answer, int i) throws SQLException {
        Object value = answer.getObject(i);
        return value == null ? "" : value instanceof Double number ? Decimal.of(number) : answer.getString(i);
    }
}
