package org.rmed.lab.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.lab.query.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Catches a driver that is not the one asked for, or that cannot be had and does not say what to do. */
class DuckDbTest {

    @TempDir
    private Path temp;

    private String given;
    private String root;

    @BeforeEach
    void remember() {
        given = System.getProperty(DuckDb.PROPERTY);
        root = System.getProperty("rmed.root");
    }

    @AfterEach
    void restore() {
        set(DuckDb.PROPERTY, given);
        set("rmed.root", root);
    }

    private static void set(String name, String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }

    private static void assertOne(Driver driver) throws SQLException {
        try (Connection connection = driver.connect("jdbc:duckdb:", new Properties());
                ResultSet answer = connection.createStatement().executeQuery("SELECT 1")) {
            assertTrue(answer.next());
            assertEquals(1, answer.getInt(1));
        }
    }

    private Path zip(String... names) throws IOException {
        Path jar = temp.resolve("some.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    @Test
    void jarThatTheUserNamesIsUsedWithoutAWord() throws SQLException {
        System.setProperty(DuckDb.PROPERTY, TestDriver.jar().toString());
        List<String> notices = new ArrayList<>();
        Driver driver = DuckDb.driver(notices::add);
        assertOne(driver);
        assertSame(driver, DuckDb.driver(notices::add));
        assertEquals(List.of(), notices);
    }

    /** As for a user, but for the download. */
    @Test
    void jarInTheCheckoutIsUsedWithItsLibraryBesideIt() throws IOException, SQLException {
        Path optional = Files.createDirectories(temp.resolve("target/optional"));
        Path jar = Files.createSymbolicLink(optional.resolve(DuckDbFetch.JAR), TestDriver.jar());
        System.clearProperty(DuckDb.PROPERTY);
        System.setProperty("rmed.root", temp.toString());
        List<String> notices = new ArrayList<>();
        assertOne(DuckDb.driver(notices::add));
        assertEquals(List.of(), notices);
        Path library = optional.resolve("libduckdb_java-" + DuckDbFetch.VERSION + "-" + DuckDb.platform() + ".so");
        try (Stream<Path> files = Files.list(optional)) {
            assertEquals(List.of(jar, library), files.sorted().toList());
        }
    }

    @Test
    void outsideACheckoutTheJarMustBeNamed() {
        System.clearProperty(DuckDb.PROPERTY);
        System.clearProperty("rmed.root");
        assertRefused(() -> DuckDb.driver(notice -> {}), "./rmed", "RMED_DUCKDB=FILE");
    }

    @ParameterizedTest
    @CsvSource({"nowhere.jar", "."})
    void whatIsNoFileIsRefused(String file) {
        System.setProperty(DuckDb.PROPERTY, file);
        assertRefused(() -> DuckDb.driver(notice -> {}), "RMED_DUCKDB=" + file + " is no file", "leave it unset");
    }

    @Test
    void anotherJarIsRefused() throws IOException {
        System.setProperty(DuckDb.PROPERTY, zip("org/duckdb/Other.class").toString());
        assertRefused(
                () -> DuckDb.driver(notice -> {}),
                "some.jar cannot be loaded (it has no org.duckdb.DuckDBDriver)",
                "RMED_DUCKDB=FILE");
    }

    @Test
    void brokenJarIsRefused() throws IOException {
        Path jar = Files.writeString(temp.resolve("broken.jar"), "no zip");
        assertRefused(() -> DuckDb.driver(jar, null), "broken.jar cannot be loaded (", "remove it");
        assertRefused(() -> DuckDb.library(jar, "linux_amd64"), "cannot be unpacked to " + temp, "remove " + jar);
    }

    @Test
    void machineWithoutABuildIsRefused() throws IOException {
        Path jar = zip("libduckdb_java.so_linux_amd64", "libduckdb_java.so_macos_arm64", "META-INF/MANIFEST.MF");
        assertRefused(
                () -> DuckDb.library(jar, "macos_amd64"),
                "DuckDB " + DuckDbFetch.VERSION + " has no build for macos_amd64 (only for linux_amd64, macos_arm64)",
                "RMED_DUCKDB=FILE");
        assertEquals("libduckdb_java.so_macos_arm64", Files.readString(DuckDb.library(jar, "macos_arm64")));
    }
}
