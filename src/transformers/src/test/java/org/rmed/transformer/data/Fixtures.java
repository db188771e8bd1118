package org.rmed.transformer.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** Files of a few lines in the formats that the loaders read. */
final class Fixtures {

    private Fixtures() {}

    /** A file of text, with the folders above it. */
    static Path text(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** The first half of a file's bytes in place of all. */
    static Path halved(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** An npm package: names and contents. */
    static Path npm(Path file, Map<String, String> contents) throws IOException {
        try (OutputStream gzip = new GzipCompressorOutputStream(Files.newOutputStream(file))) {
            tar(gzip, contents);
        }
        return file;
    }

    /** A Debian package: names and contents of its data. */
    static Path debian(Path file, String member, Map<String, String> contents) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (OutputStream xz = new XZCompressorOutputStream(data)) {
            tar(xz, contents);
        }
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(Files.newOutputStream(file))) {
            add(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            add(ar, "control.tar.xz", new byte[] {1, 2, 3});
            add(ar, member, data.toByteArray());
        }
        return file;
    }

    private static void add(ArArchiveOutputStream ar, String name, byte[] bytes) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, bytes.length));
        ar.write(bytes);
        ar.closeArchiveEntry();
    }

    private static void tar(OutputStream to, Map<String, String> contents) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(to)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(contents).entrySet()) {
                byte[] bytes = entry.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry header = new TarArchiveEntry(entry.getKey());
                header.setSize(bytes.length);
                tar.putArchiveEntry(header);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
    }
}
