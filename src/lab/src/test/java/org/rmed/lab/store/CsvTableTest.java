package org.rmed.lab.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catches a cell that a comma, a quote or a line feed tears apart, and a row that is not on disk when it was written. */
class CsvTableTest {

    @TempDir
    private Path temp;

    private static List<CsvRecord> read(Path file) throws IOException {
        try (var reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    @Property(tries = 200)
    void numbersComeBackBitForBit(@ForAll @Size(4) double[] values) throws IOException {
        Path file = Files.createTempFile("rmed", ".csv");
        try {
            try (CsvTable table = new CsvTable(file, List.of("a", "b", "c", "d"))) {
                table.row(Arrays.stream(values).mapToObj(Decimal::of).toList());
            }
            double[] back = read(file).get(1).getFields().stream()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertArrayEquals(values, back);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 200)
    void anyTextComesBack(@ForAll @Size(3) List<@StringLength(max = 8) String> cells) throws IOException {
        Path file = Files.createTempFile("rmed", ".csv");
        try {
            // half a surrogate pair is no character, and UTF-8 cannot hold it
            List<String> text = cells.stream()
                    .map(cell -> cell.replaceAll("[\\ud800-\\udfff]", "?") + ",\"\n")
                    .toList();
            try (CsvTable table = new CsvTable(file, List.of("a", "b", "c"))) {
                table.row(text);
            }
            assertEquals(text, read(file).get(1).getFields());
        } finally {
            Files.delete(file);
        }
    }

    /** What a process that is killed now would leave; 2000 rows outgrow any buffer in between. */
    @Test
    void everyRowIsOnDiskAtOnce() throws IOException {
        Path file = temp.resolve("rows.csv");
        try (CsvTable table = new CsvTable(file, List.of("t", "loss", "r_med_1")) /* not closed while we look */) {
            assertEquals("t,loss,r_med_1\n", Files.readString(file));
            for (int t = 0; t < 2000; t++) {
                table.row(List.of(Integer.toString(t), Decimal.of(1.0 / 3), Decimal.of(2.0 / 3)));
                if (t % 97 == 0 || t == 1999) {
                    String text = Files.readString(file);
                    assertTrue(text.endsWith("\n" + t + ",0.3333333333333333,0.6666666666666666\n"), text);
                    assertEquals(t + 2, text.lines().count());
                }
            }
        }
    }

    @Test
    void placeThatCannotBeWrittenIsReported() {
        assertThrows(UncheckedIOException.class, () -> new CsvTable(temp.resolve("no/folder.csv"), List.of("t")));
    }
}
