package org.rmed.lab.query;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Driver;

/** The driver that Maven brings for the tests: the very jar that users are given. */
final class TestDriver {

    private TestDriver() {}

    /** Its jar. */
    static Path jar() {
        try {
            Class<?> driver = Class.forName("org.duckdb.DuckDBDriver", false, TestDriver.class.getClassLoader());
            return Path.of(
                    driver.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new AssertionError("org.duckdb:duckdb_jdbc is not on the class path of the tests", e);
        }
    }

    static Driver driver() {
        return DuckDb.driver(jar(), null);
    }
}
