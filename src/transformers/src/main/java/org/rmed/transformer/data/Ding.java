package org.rmed.transformer.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.rmed.spec.UsageException;

/**
 * The example sentences of the Ding dictionary. A line is {@code de | de ... :: en | en ...}, the i-th variant of one
 * side being the i-th of the other; {@code {..}}, {@code [..]} and {@code (..)} are remarks. A pair is taken if, without
 * remarks, both sides end as sentences do and have at least three words, and neither offers a choice by a semicolon.
 */
final class Ding {

    private static final Source SOURCE = new Source(
            "Ding sentences",
            Source.Kind.STAND_IN,
            "Example sentences of a German-English dictionary, in Multi30k's place; Frank Richter, Ding, GPL-2 or later, "
                    + "from Debian's trans-de-en.",
            "");

    private static final String EXPECTED = "dictionary lines 'German :: English'";
    private static final Pattern REMARK = Pattern.compile("\\{[^}]*\\}|\\[[^\\]]*\\]|\\([^)]*\\)");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern SENTENCE = Pattern.compile("[^;]*[.!?]");
    private static final int LEAST_WORDS = 3;

    /** Neighbours share words: one block of 50 in 20 is held out. */
    private static final int EVERY = 20;

    private static final int BLOCK = 50;

    private Ding() {}

    static Translation readPackage(Path debian) {
        return readPackageUnchecked(StandIn.DICTIONARY.checked(debian));
    }

    /** As it is, whatever its checksum. */
    static Translation readPackageUnchecked(Path debian) {
        byte[] bytes = Archive.ofDebian(debian, name -> name.endsWith("/usr/share/trans/de-en"))
                .values()
                .iterator()
                .next();
        return of(debian.toString(), Utf8.decode(debian.toString(), bytes, EXPECTED));
    }

    /** The dictionary as an installed package leaves it. */
    static Translation read(Path dictionary) {
        return of(dictionary.toString(), Utf8.read(dictionary, EXPECTED));
    }

    private static Translation of(String origin, String text) {
        Set<SentencePair> pairs = new LinkedHashSet<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> addSentences(line, pairs));
        if (pairs.isEmpty()) {
            throw new UsageException(origin + " holds no pair of sentences: expected " + EXPECTED + "; "
                    + StandIn.DICTIONARY.remedy() + ", or give dictionary=/usr/share/trans/de-en");
        }
        Split<SentencePair> split = Split.of(List.copyOf(pairs), EVERY, BLOCK);
        return new Translation(SOURCE.counted(split.counts("pairs")), split.training(), split.heldOut());
    }

    private static void addSentences(String line, Set<SentencePair> pairs) {
        int middle = line.indexOf("::");
        if (middle < 0) {
            return;
        }
        List<String> german = variants(line.substring(0, middle));
        List<String> english = variants(line.substring(middle + 2));
        if (german.size() != english.size()) {
            return; // which says what cannot be told
        }
        for (int i = 0; i < german.size(); i++) {
            if (isSentence(german.get(i)) && isSentence(english.get(i))) {
                pairs.add(new SentencePair(german.get(i), english.get(i)));
            }
        }
    }

    private static List<String> variants(String side) {
        List<String> variants = new ArrayList<>();
        for (String variant : side.split("\\|", -1)) {
            String bare = REMARK.matcher(variant).replaceAll(" ");
            variants.add(SPACES.matcher(bare).replaceAll(" ").strip());
        }
        return variants;
    }

    private static boolean isSentence(String text) {
        return SENTENCE.matcher(text).matches() && SPACES.split(text).length >= LEAST_WORDS;
    }
}
