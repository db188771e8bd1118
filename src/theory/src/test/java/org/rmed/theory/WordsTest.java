package org.rmed.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Catches digits that a double does not have, and plain notation where it is long or has too few digits. */
class WordsTest {

    /** Beyond 2^53 a double does not tell a whole number from the next. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "104, 104",
        "-3, -3",
        "9007199254740992, 9007199254740992",
        "-9007199254740992, -9007199254740992",
        "9007199254740994, 9.01e+15",
        "4.5e25, 4.50e+25",
        "1.5, 1.50",
        "NaN, NaN",
        "Infinity, Infinity"
    })
    void steps(double t, String words) {
        assertEquals(words, Words.steps(t));
    }

    /** Whole numbers below a million in full, others to four digits from a thousandth up to 10^5, the rest to three. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-7, -7",
        "999999, 999999",
        "1000000, 1.00e+06",
        "0.001, 0.001000",
        "-0.0012346, -0.001235",
        "0.00099, 0.000990",
        "1e-7, 1.00e-07",
        "2.25, 2.250",
        "12345.6, 12346",
        "100000.5, 1.00e+05",
        "NaN, NaN",
        "Infinity, Infinity"
    })
    void numbers(double value, String words) {
        assertEquals(words, Words.number(value));
    }
}
