package org.rmed.lab.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.lab.sweep.Refusals.refused;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Catches ranges with wrong ends, counts or spacing, and decimals that depend on how a value was reached. */
class ValuesTest {

    @Test
    void listsAndRangesMix() {
        assertEquals(List.of("64", "256"), Values.of("d", "64,256"));
        assertEquals(List.of("0.3", "0.4", "0.5", "2"), Values.of("alpha", "0.3..0.5:3,2"));
        assertEquals(List.of("adam", "sgdm"), Values.of("optimizer", "adam,sgdm"));
        assertEquals(List.of("3", "4", "5"), Values.of("seed", "3..5"));
    }

    @Test
    void equalRatiosOfPowersOfTenAreExact() {
        assertEquals(List.of("1e-6", "1e-5", "0.0001", "0.001", "0.01"), Values.of("eta", "1e-6..1e-2:log:5"));
    }

    @Test
    void wholeNumbersAreRounded() {
        assertEquals(List.of("10", "32", "100", "316", "1000"), Values.of("d", "10..1000:log:5"));
    }

    @Test
    void multiplesOfSAndWordsStay() {
        assertEquals(List.of("0.1*s", "s^3"), Values.of("eta", "0.1*s,s^3"));
        assertEquals(List.of("0.5,0.1"), Values.of("lossTargets", "0.5,0.1"));
        assertEquals(List.of(""), Values.of("problem", ""));
        assertEquals(List.of("../a/b..c"), Values.of("problem", "../a/b..c"));
    }

    /** 12 digits: the ends are exact, the steps equal within half a unit of the 12th digit (1e-9 above 100) at both ends. */
    @Property(tries = 500, seed = "4")
    void rangesHaveTheirEndsAndEqualSteps(
            @ForAll @DoubleRange(min = -100, max = 100) double low,
            @ForAll @DoubleRange(min = 0.01, max = 100) double span,
            @ForAll @IntRange(min = 2, max = 50) int count) {
        String from = Values.word("alpha", low);
        String to = Values.word("alpha", Double.parseDouble(from) + span);
        List<String> values = Values.of("alpha", from + ".." + to + ":" + count);
        assertEquals(count, values.size());
        assertEquals(Double.parseDouble(from), Double.parseDouble(values.get(0)));
        assertEquals(Double.parseDouble(to), Double.parseDouble(values.get(count - 1)));
        double step = (Double.parseDouble(to) - Double.parseDouble(from)) / (count - 1);
        IntStream.range(1, count)
                .forEach(i -> assertEquals(
                        step,
                        Double.parseDouble(values.get(i)) - Double.parseDouble(values.get(i - 1)),
                        1.01e-9,
                        values::toString));
    }

    @Property(tries = 500, seed = "5")
    void equalRatiosAreEqual(
            @ForAll @IntRange(min = 1, max = 9) int power,
            @ForAll @DoubleRange(min = 1.5, max = 1e6) double ratio,
            @ForAll @IntRange(min = 2, max = 50) int count) {
        String from = Values.word("eta", 1.7 * Math.pow(10, -power));
        String to = Values.word("eta", Double.parseDouble(from) * ratio);
        List<String> values = Values.of("eta", from + ".." + to + ":log:" + count);
        double each = Math.pow(Double.parseDouble(to) / Double.parseDouble(from), 1.0 / (count - 1));
        // 12 digits of each of two neighbours: 1e-11 relative, and rounding of the power
        IntStream.range(1, count)
                .forEach(i -> assertEquals(
                        1,
                        Double.parseDouble(values.get(i)) / Double.parseDouble(values.get(i - 1)) / each,
                        2e-11,
                        values::toString));
        assertTrue(values.stream().allMatch(word -> word.length() <= 17), values::toString);
    }

    @Test
    void emptyAndReversedRangesAreRefused() {
        refused(() -> Values.of("alpha", "1.5..0.3:25"), "runs from 1.5 to 0.3", "alpha=0.3..1.5:25");
        refused(() -> Values.of("eta", "1e-2..1e-6:log:5"), "eta=1e-6..1e-2:log:5");
        refused(() -> Values.of("alpha", "1..1:3"), "is empty", "write alpha=1");
        refused(() -> Values.of("alpha", "1,,2"), "empty value", "alpha=A,B");
        refused(() -> Values.of("alpha", "1..2:1"), "1 values", "from 2");
        refused(() -> Values.of("alpha", "1..2:9999999"), "9999999 values");
    }

    @Test
    void whatIsNoRangeIsRefused() {
        refused(() -> Values.of("alpha", "0.3..1.5"), "number of values", "alpha=0.3..1.5:25");
        refused(() -> Values.of("alpha", "0.3..1.5:lin:25"), "LOW..HIGH:COUNT");
        refused(() -> Values.of("eta", "0..1:log:5"), "no equal ratios", "0 is not above 0");
        refused(() -> Values.of("d", "8..9:5"), "gives 8 twice");
        refused(() -> Values.of("d", "64,64"), "gives 64 twice");
    }
}
