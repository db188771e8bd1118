package org.rmed.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Catches a suggestion that is not the nearest word, that is no help because it is far off, or that depends on the order. */
class NearestTest {

    private static final List<String> OPTIMIZERS =
            List.of("sgdm", "adam", "gd", "adagrad", "rmsprop", "amsgrad", "adamw", "sign");

    @Test
    void nearestWordWins() {
        assertEquals(Optional.of("adagrad"), Nearest.to("adagard", OPTIMIZERS));
        assertEquals(Optional.of("rmsprop"), Nearest.to("RMSProp", OPTIMIZERS));
        assertEquals(Optional.of("amsgrad"), Nearest.to("amsgradw", OPTIMIZERS));
    }

    @Test
    void equallyNearWordsGoByAlphabet() {
        assertEquals(Optional.of("beta1"), Nearest.to("beta3", List.of("beta2", "beta1")));
        assertEquals(Optional.of("beta1"), Nearest.to("beta3", List.of("beta1", "beta2")));
    }

    @Test
    void twoEditsAreNearForShortWordsAndAThirdForLongOnes() {
        assertEquals(Optional.of("abcd"), Nearest.to("abxy", List.of("abcd")));
        assertEquals(Optional.empty(), Nearest.to("axyz", List.of("abcd")));
        assertEquals(Optional.of("abcdefghi"), Nearest.to("abcdefxyz", List.of("abcdefghi")));
        assertEquals(Optional.empty(), Nearest.to("abcdewxyz", List.of("abcdefghi")));
    }

    @Test
    void suggestionIsAClauseOrNothing() {
        assertEquals("; did you mean 'sgdm'?", Nearest.suggestion("sgdn", OPTIMIZERS));
        assertEquals("", Nearest.suggestion("lion-sophia", OPTIMIZERS));
        assertEquals("", Nearest.suggestion("adam", List.of()));
    }

    @Property(tries = 200)
    void oneWrongLetterFindsTheWord(
            @ForAll @AlphaChars @StringLength(min = 6, max = 12) String word, @ForAll char wrong) {
        // The other words are made of digits, at a distance of at least 5 from 6 letters of which 1 is wrong.
        List<String> known = List.of("1234567890", word, "777");
        assertEquals(Optional.of(word), Nearest.to(wrong + word.substring(1), known));
    }

    @Property(tries = 200)
    void theOrderOfTheWordsDoesNotMatter(
            @ForAll @Size(max = 8) List<@AlphaChars @StringLength(max = 4) String> words,
            @ForAll @AlphaChars @StringLength(max = 4) String typed) {
        Optional<String> found = Nearest.to(typed, words);
        List<String> reversed = new ArrayList<>(words);
        Collections.reverse(reversed);
        assertEquals(found, Nearest.to(typed, reversed));
    }
}
