package org.rmed.transformer.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of {@code key=value} words. */
final class Words {

    private Words() {}

    /** Words with others in the place of those of the same key, or added. */
    static List<String> with(List<String> words, String... others) {
        Map<String, String> byKey = new LinkedHashMap<>();
        for (String word : words) {
            byKey.put(word.substring(0, word.indexOf('=')), word);
        }
        for (String word : others) {
            byKey.put(word.substring(0, word.indexOf('=')), word);
        }
        return List.copyOf(byKey.values());
    }
}
