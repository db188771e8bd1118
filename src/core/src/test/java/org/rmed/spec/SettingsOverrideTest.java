package org.rmed.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rmed.spec.TestDefaults.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/**
 * Catches a mistyped or repeated key that is silently ignored, settings that change under a caller's hands, and a
 * printed command line that does not give back the run it was printed for.
 */
class SettingsOverrideTest {

    @Property
    void overridesGiveTheSettingsBack(@ForAll("edits") Map<String, String> edits) {
        Settings edited = edited(edits);
        String printed = edited.overrides();
        List<String> words = asAShellReads(printed);
        Statistics.label("words printed").collect(Math.min(words.size(), 2)).coverage(c -> {
            c.check(0).percentage(p -> p > 0.5);
            c.check(2).percentage(p -> p > 30);
        });
        assertEquals(edited, settings().withArguments(words));
        assertEquals(edited.hashCode(), settings().withArguments(words).hashCode());
        List<String> keys =
                words.stream().map(word -> word.substring(0, word.indexOf('='))).toList();
        assertEquals(keys.stream().sorted().toList(), keys);
        words.forEach(word -> {
            int equals = word.indexOf('=');
            assertNotEquals(
                    settings().text(word.substring(0, equals)), word.substring(equals + 1), "a default is not printed");
        });
        assertEquals(printed, edited.toString());
    }

    /** The words of a line of plain and single-quoted text, by the shell's rules. */
    private static List<String> asAShellReads(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (!quoted && c == '\\') {
                i++;
                word.append(line.charAt(i));
            } else if (c == '\'') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        if (!line.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    @Test
    void wordsThatAShellWouldSplitOrExpandAreQuoted() {
        assertEquals("'eta=0.1*s'", settings("eta=0.1*s").overrides());
        assertEquals("'title=it'\\''s mine'", settings("title=it's mine").overrides());
    }

    /** Any keys, with a value of any printable characters: the default itself, or one that may hold '=' and blanks. */
    @Provide
    Arbitrary<Map<String, String>> edits() {
        Settings defaults = Settings.defaults(TestDefaults.file());
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(8),
                Arbitraries.of("auto", "0.9", "adam", ""));
        return Arbitraries.maps(Arbitraries.of(defaults.keys()), values).ofMaxSize(6);
    }

    @Test
    void settingsAreImmutable() {
        Settings base = settings();
        Settings other = base.with("d", 128);
        assertEquals("64", base.text("d"));
        assertEquals("128", other.text("d"));
        assertNotEquals(base, other);
        assertNotEquals(base, (Object) "d=64");
        assertThrows(UnsupportedOperationException.class, () -> base.asMap().put("d", "1"));
        assertThrows(UnsupportedOperationException.class, () -> other.asMap().clear());
    }

    @Test
    void noWordsChangeNothing() {
        Settings base = settings();
        assertSame(base, base.withArguments(List.of()));
    }

    @Test
    void aValueMayHoldEqualsSignsAndBlanksAroundItAreDropped() {
        assertEquals("a=b", settings("problem=a=b").text("problem"));
        assertEquals("128", settings(" d = 128 ").text("d"));
        assertEquals("128", settings().with("d", " 128\t").text("d"));
    }

    @Test
    void theDefaultValueIsNoOverride() {
        assertEquals("", settings("d=64", "problem=").overrides());
    }

    @Test
    void aMistypedKeyIsRefusedWithTheNearest() {
        String known = "('rmed keys' explains them all)";
        assertRefused("unknown key 'optimiser'; did you mean 'optimizer'? " + known, "optimiser=adam");
        assertRefused("unknown key 'WEIGHTDECAY'; did you mean 'weightDecay'? " + known, "WEIGHTDECAY=1");
        assertRefused("unknown key 'momentum' " + known, "momentum=0.9");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertRefused("key 'd' is given twice (32 and 64); keep one", "d=32", "alpha=1", "d=64");
        assertRefused("key 'd' is given twice (32 and 32); keep one", "d=32", "d =32");
    }

    @Test
    void aWordWithoutAKeyIsRefused() {
        assertRefused("'optimzer' is not key=value; did you mean 'optimizer'?", "optimzer");
        assertRefused("'beta' is not key=value; write beta=VALUE, without blanks", "beta");
        assertRefused("'--help-me-please' is not key=value", "--help-me-please");
        assertRefused("'=12345678' is not key=value", "=12345678");
    }

    private static Settings edited(Map<String, String> edits) {
        Settings result = settings();
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            result = result.with(edit.getKey(), edit.getValue());
        }
        return result;
    }

    private static void assertRefused(String message, String... words) {
        assertEquals(
                message,
                assertThrows(UsageException.class, () -> settings(words)).getMessage());
    }
}
