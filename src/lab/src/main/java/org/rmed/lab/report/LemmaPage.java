package org.rmed.lab.report;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;

/**
 * A page of {@code proofs/lemmas}: a statement in words, its proof and what is checked of it.
 *
 * @param file where it lies
 * @param claims ids of the claims that check it
 * @param title as the claim's
 * @param paper its name in the paper, such as {@code Lemma 14}
 * @param uses ids of claims whose statements its proof rests on
 * @param code the claim's class
 * @param test the class that tests it
 * @param text the whole page
 */
public record LemmaPage(
        Path file,
        List<String> claims,
        String title,
        String paper,
        List<String> uses,
        String code,
        String test,
        String text) {

    static final String BEGIN = "<!-- verdict: begin -->";
    static final String END = "<!-- verdict: end -->";

    private static final String FENCE = "---\n";

    /**
     * The pages of a folder, by file name.
     *
     * @throws UsageException if it cannot be read, or a page lacks its front matter or its marks
     */
    public static List<LemmaPage> all(Path folder) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
        } catch (IOException e) {
            throw new UsageException(
                    folder + " cannot be read (" + ResultFolder.reason(e) + "); name the folder with the pages", e);
        }
        return files.stream().map(LemmaPage::read).toList();
    }

    private static LemmaPage read(Path file) {
        try {
            return parse(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read (" + ResultFolder.reason(e) + ")", e);
        }
    }

    static LemmaPage parse(Path file, String text) throws IOException {
        int end = text.indexOf(FENCE, FENCE.length());
        if (!text.startsWith(FENCE) || end < 0) {
            throw new UsageException(file + " lacks its front matter, lines 'key: value' between two lines '---'");
        }
        if (text.indexOf(BEGIN) < 0 || text.indexOf(END) < text.indexOf(BEGIN)) {
            throw new UsageException(file + " lacks the lines '" + BEGIN + "' and '" + END + "'");
        }
        Properties front = new Properties();
        front.load(new StringReader(text.substring(FENCE.length(), end)));
        return new LemmaPage(
                file,
                list(value(file, front, "claims")),
                value(file, front, "title").replaceAll("^\"|\"$", ""),
                value(file, front, "paper"),
                list(front.getProperty("uses", "")),
                value(file, front, "code"),
                value(file, front, "test"),
                text);
    }

    private static String value(Path file, Properties front, String key) {
        String value = front.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new UsageException(file + " has no '" + key + ": ...' in its front matter");
        }
        return value;
    }

    private static List<String> list(String words) {
        return Arrays.stream(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The page with other words between its marks. */
    String with(String verdict) {
        return text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + "\n" + verdict
                + text.substring(text.indexOf(END));
    }
}
