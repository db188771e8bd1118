package org.rmed.lab.query;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Loads the driver apart from the program's own classes, with a native library that was unpacked before. */
final class DuckDbLoader extends URLClassLoader {

    /** The start of the names under which the jar holds its native parts. */
    static final String LIBRARY = "libduckdb_java.so_";

    private final Path library;

    /** @param library the native part; null leaves it to the driver, which unpacks its own to a temporary file */
    DuckDbLoader(Path jar, Path library) throws MalformedURLException {
        super(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        this.library = library;
    }

    /** Without this resource the driver asks {@code System.loadLibrary}, that is {@link #findLibrary}. */
    @Override
    public URL getResource(String name) {
        return library != null && name.startsWith(LIBRARY) ? null : super.getResource(name);
    }

    @Override
    protected String findLibrary(String name) {
        return library != null && name.equals("duckdb_java") ? library.toString() : null;
    }
}
