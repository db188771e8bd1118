package org.rmed.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.spec.TestDefaults.settings;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Catches a typed read that truncates, lets a value slip past its bound (NaN, infinity, a fraction for a whole number),
 * or refuses it without naming key, value and bound.
 */
class SettingsReadTest {

    @Test
    void theFileGivesTheDefaults() {
        Settings settings = Settings.defaults(TestDefaults.file());
        assertEquals("adam", settings.text("optimizer"));
        assertEquals("", settings.text("problem"));
        assertEquals("größer", settings.text("title"), "UTF-8");
        assertEquals(15, settings.keys().size());
        assertEquals(settings.keys(), settings.asMap().keySet());
        assertEquals("", settings.overrides());
    }

    @Property
    void everyDoubleIsReadBackExactly(@ForAll @DoubleRange(min = -1e300, max = 1e300) double value) {
        assertEquals(value, settings("alpha=" + value).real("alpha", -1e300, 1e300));
    }

    @Property
    void everyWholeNumberIsReadBackExactly(
            @ForAll @LongRange(min = -1_000_000_000_000_000L, max = 1_000_000_000_000_000L) long value) {
        assertEquals(value, settings("d=" + value).whole("d", Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({"1e4, 10000", "64.0, 64", "+7, 7", "-3, -3", "-0, 0"})
    void wholeNumbersInEveryNotation(String word, int value) {
        assertEquals(value, settings("d=" + word).integer("d", -10, 10_000));
    }

    @Test
    void boundsBelongToTheRange() {
        assertEquals(1, settings("d=1").integer("d", 1, 64));
        assertEquals(64, settings("d=64").whole("d", 1, 64));
        assertEquals(-0.5, settings("alpha=-0.5").real("alpha", -0.5, 2));
        assertEquals(2, settings("alpha=2").real("alpha", -0.5, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65", "2.5", "1e16", "-1e16", "Infinity", "-Infinity"})
    void wholeNumbersOutOfRangeAreRefused(String word) {
        assertRefused(
                "d=" + word + " is out of range; it must be a whole number in [1, 64]",
                "d=" + word,
                s -> s.whole("d", 1, 64));
    }

    /** Without a bound of its own the reader still stops at 2^53, where doubles begin to skip whole numbers. */
    @Test
    void wholeNumbersThatADoubleMayMissAreRefused() {
        assertThrows(UsageException.class, () -> settings("d=1e16").whole("d", Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.6", "2.1", "Infinity", "-Infinity"})
    void numbersOutOfRangeAreRefused(String word) {
        assertRefused(
                "alpha=" + word + " is out of range; it must be a number in [-0.5, 2.0]",
                "alpha=" + word,
                s -> s.real("alpha", -0.5, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two", "1,5", "1 2", "auto"})
    void wordsAreNotNumbers(String word) {
        assertRefused("d=" + word + " is not a whole number", "d=" + word, s -> s.whole("d", 1, 64));
        assertRefused("alpha=" + word + " is not a number", "alpha=" + word, s -> s.real("alpha", 0, 9));
    }

    @Test
    void nanIsRefused() {
        assertRefused("d=NaN is out of range; it must be a whole number", "d=NaN", s -> s.whole("d", 1, 64));
        assertRefused("alpha=NaN is out of range; it must be a number", "alpha=NaN", s -> s.real("alpha", 0, 9));
    }

    @Test
    void autoIsEmptyAndAnythingElseIsChecked() {
        assertTrue(settings().isAuto("eta"));
        assertEquals(OptionalDouble.empty(), settings().realOrAuto("eta", 0, 1));
        assertFalse(settings("eta=0.25").isAuto("eta"));
        assertEquals(OptionalDouble.of(0.25), settings("eta=0.25").realOrAuto("eta", 0, 1));
        assertRefused(
                "eta=3 is out of range; it must be a number in [0.0, 1.0]", "eta=3", s -> s.realOrAuto("eta", 0, 1));
        assertRefused("eta=Auto is not a number", "eta=Auto", s -> s.realOrAuto("eta", 0, 1));
    }

    @Test
    void listsKeepTheirOrder() {
        assertEquals(List.of(0.5, 0.1, 0.01), settings().reals("lossTargets", 0, 1));
        assertEquals(List.of(1.0), settings("lossTargets=1").reals("lossTargets", 0, 1));
    }

    @Test
    void emptyTextIsAnEmptyList() {
        assertEquals(List.of(), settings("lossTargets=").reals("lossTargets", 0, 1));
    }

    @Test
    void everyElementOfAListIsChecked() {
        assertRefused(
                "lossTargets=2 is out of range; it must be a number in [0.0, 1.0]",
                "lossTargets=0.5,2",
                s -> s.reals("lossTargets", 0, 1));
        assertRefused("lossTargets= is not a number", "lossTargets=0.5,", s -> s.reals("lossTargets", 0, 1));
        assertRefused("lossTargets= is not a number", "lossTargets=,0.5", s -> s.reals("lossTargets", 0, 1));
    }

    @Test
    void flagsAreTrueOrFalse() {
        assertTrue(settings().flag("biasCorrection"));
        assertFalse(settings("biasCorrection=false").flag("biasCorrection"));
        assertRefused(
                "unknown biasCorrection 'True'; did you mean 'true'? (one of: true, false)",
                "biasCorrection=True",
                s -> s.flag("biasCorrection"));
    }

    @Test
    void choicesAreTheAllowedWords() {
        assertEquals("adam", settings().choice("optimizer", List.of("sgdm", "adam")));
        assertRefused(
                "unknown optimizer 'adan'; did you mean 'adam'? (one of: sgdm, adam)",
                "optimizer=adan",
                s -> s.choice("optimizer", List.of("sgdm", "adam")));
    }

    @Test
    void anUnknownKeyIsAProgrammersError() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> settings().text("dd"));
        assertEquals("no key 'dd' in the defaults file", refusal.getMessage());
    }

    @Test
    void aMissingDefaultsFileIsNamed(@TempDir Path folder) {
        URI missing = folder.resolve("missing.properties").toUri();
        UncheckedIOException failure =
                assertThrows(UncheckedIOException.class, () -> Settings.defaults(missing.toURL()));
        assertTrue(failure.getMessage().contains("missing.properties"), failure::getMessage);
    }

    @Test
    void aWordThatLooksLikeANumberButIsNoneKeepsItsCause() {
        UsageException refusal =
                assertThrows(UsageException.class, () -> settings("alpha=1.2.3").real("alpha", 0, 1));
        assertInstanceOf(NumberFormatException.class, refusal.getCause());
    }

    @ParameterizedTest
    @ValueSource(strings = {"64d", "1f", "0x1p3", "1D", "", "--1", "1e", "one"})
    void javasOwnNotationsAreNoNumbers(String word) {
        UsageException refusal = assertThrows(
                UsageException.class, () -> settings("alpha=" + word).real("alpha", 0, 100));
        assertEquals("alpha=" + word + " is not a number", refusal.getMessage());
    }

    private static void assertRefused(String message, String word, Function<Settings, ?> read) {
        Settings settings = settings(word);
        assertEquals(
                message,
                assertThrows(UsageException.class, () -> read.apply(settings)).getMessage());
    }
}
