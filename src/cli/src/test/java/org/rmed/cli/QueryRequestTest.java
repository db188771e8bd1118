package org.rmed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.spec.UsageException;

/** Catches SQL taken for a folder, or a word that is passed over. */
class QueryRequestTest {

    private static void assertRefused(String fragment, String... words) {
        String message = assertThrows(UsageException.class, () -> QueryRequest.of(List.of(words)))
                .getMessage();
        assertTrue(message.contains(fragment), message);
    }

    @Test
    void foldersAndSqlComeInAnyOrder() {
        assertEquals(
                new QueryRequest(List.of("a,b", "c"), "SELECT 1"),
                QueryRequest.of(List.of("in=a,b", "SELECT 1", "in=c")));
        assertEquals(new QueryRequest(List.of(), ""), QueryRequest.of(List.of()));
        assertEquals(new QueryRequest(List.of(""), ""), QueryRequest.of(List.of("in=")));
        assertEquals(
                "SELECT 1 AS d WHERE 1=1",
                QueryRequest.of(List.of("SELECT 1 AS d WHERE 1=1")).sql());
    }

    @Test
    void sqlWithoutQuotesIsRefused() {
        assertRefused(
                "'*' is a second text beside 'SELECT'; put the whole SQL in quotes", "SELECT", "*", "FROM", "runs");
    }

    @Test
    void otherKeysAreRefused() {
        assertRefused("unknown key 'd'; query understands in=DIR", "d=16");
        assertRefused("unknown key 'out'", "SELECT 1", "out=x");
    }

    @Test
    void emptySqlIsRefused() {
        assertRefused("the SQL is empty; give a statement", "");
        assertRefused("the SQL is empty", "in=a", " ");
    }
}
