package org.rmed.cli;

import java.util.ArrayList;
import java.util.List;
import org.rmed.spec.UsageException;

/**
 * What the words after {@code rmed query} ask for.
 *
 * @param folders the values of {@code in=}; none = everything below {@code out}
 * @param sql one statement or several; empty = list the tables
 */
record QueryRequest(List<String> folders, String sql) {

    private static final String KEY = "in=";

    QueryRequest {
        folders = List.copyOf(folders);
    }

    /** @throws UsageException if the words are not folders and at most one text of SQL */
    static QueryRequest of(List<String> words) {
        List<String> folders = new ArrayList<>();
        String sql = "";
        for (String word : words) {
            if (word.startsWith(KEY)) {
                folders.add(word.substring(KEY.length()));
            } else if (word.isBlank()) {
                throw new UsageException("the SQL is empty; give a statement in quotes, such as \"SELECT * FROM"
                        + " manifests\", or nothing to list the tables");
            } else if (word.matches("\\w+=\\S*")) {
                throw new UsageException("unknown key '" + word.substring(0, word.indexOf('='))
                        + "'; query understands in=DIR and SQL in quotes");
            } else if (!sql.isEmpty()) {
                throw new UsageException("'" + word + "' is a second text beside '" + sql
                        + "'; put the whole SQL in quotes, as in rmed query \"SELECT * FROM manifests\"");
            } else {
                sql = word;
            }
        }
        return new QueryRequest(folders, sql);
    }
}
