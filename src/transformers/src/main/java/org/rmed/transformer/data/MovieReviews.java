package org.rmed.transformer.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rmed.spec.UsageException;

/** The large movie review data set: one review a file, in {@code train} and {@code test}, {@code neg} and {@code pos}. */
final class MovieReviews {

    private static final Source SOURCE = new Source(
            "IMDB",
            Source.Kind.REAL,
            "Maas and others 2011, Learning word vectors for sentiment analysis; under the terms it came with.",
            "");

    private MovieReviews() {}

    static Classification read(Path folder) {
        List<LabelledText> training = part(folder.resolve("train"));
        List<LabelledText> heldOut = part(folder.resolve("test"));
        return new Classification(
                SOURCE.counted(training.size() + " reviews for training, " + heldOut.size() + " held out"),
                training,
                heldOut);
    }

    private static List<LabelledText> part(Path folder) {
        List<LabelledText> texts = new ArrayList<>();
        reviews(folder.resolve("neg"), 0, texts);
        reviews(folder.resolve("pos"), 1, texts);
        return List.copyOf(texts);
    }

    /** Adds the reviews of one folder, by name. */
    private static void reviews(Path folder, int label, List<LabelledText> texts) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.txt")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw incomplete(folder, "is missing", e);
        }
        if (files.isEmpty()) {
            throw incomplete(folder, "holds no .txt file", null);
        }
        files.sort(null);
        for (Path file : files) {
            texts.add(new LabelledText(Utf8.read(file, "one movie review"), label));
        }
    }

    private static UsageException incomplete(Path folder, String what, Throwable cause) {
        return new UsageException(
                folder + " " + what + ": expected one review a file, as in aclImdb (12500 of them); unpack the archive "
                        + "again, or move aclImdb away to use the stand-in",
                cause);
    }
}
