package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The real packages, if RMED_DATA names a folder that holds them. Counts come from another channel: a script of its own in
 * another language for the dictionary and the digits, {@code tar} and {@code wc} for the speeches, the authors' paper for
 * the sentences. Catches: a loader that drops or doubles items of the real packages.
 */
class StandInDataTest {

    private static DataFolder holding(StandIn standIn) {
        String place = System.getenv("RMED_DATA");
        boolean there = place != null && Files.isRegularFile(Path.of(place, standIn.file()));
        if (!there) {
            System.out.println(
                    "left out: RMED_DATA names no folder with " + standIn.file() + " (" + standIn.command() + ")");
        }
        assumeTrue(there, () -> "RMED_DATA names no folder with " + standIn.file());
        return DataFolder.of(Path.of(place));
    }

    @Test
    void threeThousandSentencesHalfOfEachClass() {
        Classification data = Classification.load(holding(StandIn.SENTENCES));
        assertEquals(2400, data.training().size());
        assertEquals(600, data.heldOut().size());
        assertEquals(
                1500,
                Stream.concat(data.training().stream(), data.heldOut().stream())
                        .filter(text -> text.label() == 1)
                        .count());
    }

    @Test
    void dictionarySentences() {
        Translation data = Translation.load(holding(StandIn.DICTIONARY));
        Set<SentencePair> all = new HashSet<>(data.training());
        all.addAll(data.heldOut());
        assertEquals(18_572, all.size());
        assertEquals(18_572, data.training().size() + data.heldOut().size());
    }

    @Test
    void speeches() {
        RunningText data = RunningText.load(holding(StandIn.SPEECHES));
        assertEquals(2_009_308, data.training().size() + data.heldOut().size());
        assertEquals("fellow", data.training().get(0));
    }

    @Test
    void tenThousandDigits() {
        Images data = Images.load(holding(StandIn.DIGITS));
        int[] counts = new int[Images.CLASSES];
        for (ImageSet part : new ImageSet[] {data.training(), data.heldOut()}) {
            for (byte label : part.labels()) {
                counts[label]++;
            }
        }
        assertEquals("[1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]", Arrays.toString(counts));
    }
}
