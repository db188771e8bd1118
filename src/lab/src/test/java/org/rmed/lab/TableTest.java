package org.rmed.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.spec.UsageException;

/** Catches a table whose text hides or misplaces what it holds, and columns that lose digits or rows. */
class TableTest {

    private static final Table TABLE = new Table(
            List.of("optimizer", "d", "value"),
            List.of(List.of("adam", "16", "1.2345678901"), List.of("sgdm", "1024", ""), List.of("a\nb", "2", "1E-7")));

    @Test
    void numbersStandToTheRightAndAreRounded() {
        assertEquals("""
                optimizer     d  value
                ---------  ----  -----
                adam         16  1.235
                sgdm       1024
                a\\nb          2   1E-7
                3 rows""", TABLE.toString());
    }

    @Test
    void columnsKeepEveryDigit() {
        assertArrayEquals(new double[] {1.2345678901, Double.NaN, 1e-7}, TABLE.column("value"));
        assertEquals(List.of("adam", "sgdm", "a\nb"), TABLE.words("optimizer"));
    }

    @Test
    void aLongTableSaysSo() {
        Table table = new Table(List.of("x"), Collections.nCopies(61, List.of("1")));
        assertEquals(63, table.toString().lines().count());
        assertTrue(table.toString().endsWith("the first 60 of 61 rows"), table::toString);
        assertEquals(61, table.column("x").length);
        assertTrue(new Table(List.of("x"), List.of()).toString().endsWith("0 rows"));
    }

    @Test
    void whatItHasNotIsRefused() {
        String message = assertThrows(UsageException.class, () -> TABLE.column("optimiser"))
                .getMessage();
        assertTrue(message.contains("no column 'optimiser'; did you mean 'optimizer'? (any of: optimizer, d"), message);
        message = assertThrows(UsageException.class, () -> TABLE.column("optimizer"))
                .getMessage();
        assertTrue(message.contains("column optimizer holds 'adam', which is no number"), message);
        assertThrows(IllegalArgumentException.class, () -> new Table(List.of("x"), List.of(List.of())));
    }

    @Test
    void numbersAreShortAndReadBack() {
        assertEquals(
                List.of("16", "0.1", "", "-3", "Infinity"),
                List.of(
                        Table.number(16),
                        Table.number(0.1),
                        Table.number(Double.NaN),
                        Table.number(-3),
                        Table.number(Double.POSITIVE_INFINITY)));
    }
}
