package org.rmed.transformer.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.rmed.spec.UsageException;

/** Multi30k, task 1: line i of {@code train.de} says what line i of {@code train.en} says. */
final class Multi30k {

    private static final Source SOURCE = new Source(
            "Multi30k",
            Source.Kind.REAL,
            "Captions of photographs; Elliott and others 2016, Multi30K: multilingual English-German image descriptions; "
                    + "under the terms it came with.",
            "");

    /** Of every 20 blocks of one pair, one is held out if there is no {@code val.de}. */
    private static final int EVERY = 20;

    private Multi30k() {}

    static Translation read(Path folder) {
        List<SentencePair> training = pairs(folder, "train");
        Split<SentencePair> split = Files.exists(folder.resolve("val.de")) || Files.exists(folder.resolve("val.en"))
                ? new Split<>(training, pairs(folder, "val"))
                : Split.of(training, EVERY, 1);
        return new Translation(SOURCE.counted(split.counts("pairs")), split.training(), split.heldOut());
    }

    private static List<SentencePair> pairs(Path folder, String part) {
        Path germanFile = folder.resolve(part + ".de").normalize();
        Path englishFile = folder.resolve(part + ".en").normalize();
        List<String> german = Utf8.lines(germanFile, "German sentences, one a line, beside " + part + ".en");
        List<String> english = Utf8.lines(englishFile, "English sentences, one a line, beside " + part + ".de");
        if (german.size() != english.size()) {
            throw new UsageException(germanFile + " has " + german.size() + " lines, " + englishFile + " "
                    + english.size() + ": expected as many, line i saying the same; fetch both again");
        }
        return IntStream.range(0, german.size())
                .filter(i -> !german.get(i).isBlank() && !english.get(i).isBlank())
                .mapToObj(i ->
                        new SentencePair(german.get(i).strip(), english.get(i).strip()))
                .toList();
    }
}
