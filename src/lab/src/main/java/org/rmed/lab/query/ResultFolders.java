package org.rmed.lab.query;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rmed.lab.store.ResultFolder;
import org.rmed.spec.UsageException;

/**
 * The result folders that a query looks at.
 *
 * @param places where they were looked for, as given
 * @param folders absolute, in alphabetical order; none if there are no results yet
 */
public record ResultFolders(List<String> places, List<Path> folders) {

    private static final int SHOWN = 3;

    public ResultFolders {
        places = List.copyOf(places);
        folders = List.copyOf(folders);
    }

    /** Every folder with a manifest in the given one or below. */
    public static ResultFolders below(Path place) {
        return new ResultFolders(
                List.of(place.toString()), Files.isDirectory(place) ? List.copyOf(find(place)) : List.of());
    }

    /**
     * Folders that the user named: results themselves, or with results below.
     *
     * @param given a folder each, or several with commas in between
     * @throws UsageException if one is not a folder or holds no results
     */
    public static ResultFolders named(List<String> given) {
        List<String> places = new ArrayList<>();
        Collection<Path> folders = new TreeSet<>();
        for (String text : given) {
            // a comma may also be part of a name
            List<String> parts =
                    text.contains(",") && isFolder(text) ? List.of(text) : Arrays.asList(text.split(",", -1));
            for (String part : parts) {
                places.add(part);
                folders.addAll(at(part));
            }
        }
        return new ResultFolders(places, List.copyOf(folders));
    }

    private static Collection<Path> at(String name) {
        if (name.isEmpty() || !isFolder(name)) {
            throw new UsageException(
                    "in=" + name + " is not a folder; give one that holds results, as rmed simulate and"
                            + " the other commands print it, or leave it out for all below out");
        }
        Path place = Path.of(name);
        Collection<Path> found = find(place);
        if (Arrays.stream(View.values()).anyMatch(view -> Files.exists(place.resolve(view.file())))) {
            found.add(place.toAbsolutePath().normalize());
        }
        if (found.isEmpty()) {
            throw new UsageException("in=" + name + " holds no results: no "
                    + Arrays.stream(View.values()).map(View::file).collect(Collectors.joining(", "))
                    + " in it, and no folder with a manifest.json below; give a folder that a command of rmed wrote");
        }
        return found;
    }

    private static boolean isFolder(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Collection<Path> find(Path place) {
        Collection<Path> found = new TreeSet<>();
        try {
            Files.walkFileTree(
                    place, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            if (file.endsWith(View.MANIFESTS.file())) {
                                found.add(file.toAbsolutePath().normalize().getParent());
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                            // a link upwards; a link to nowhere comes as a file
                            if (e instanceof FileSystemLoopException) {
                                return FileVisitResult.CONTINUE;
                            }
                            throw e;
                        }
                    });
        } catch (IOException e) {
            throw new UsageException(
                    "in=" + place + " cannot be read: " + e.getMessage() + " (" + ResultFolder.reason(e)
                            + "); give other folders with in=DIR",
                    e);
        }
        return found;
    }

    /** The files a view is made of. One that is empty was killed before its first line. */
    List<Path> files(View view) {
        return folders.stream()
                .map(folder -> folder.resolve(view.file()))
                .filter(file -> Files.isRegularFile(file) && file.toFile().length() > 0)
                .toList();
    }

    /** Why a view does not exist, and what makes it exist. */
    public String missing(View view) {
        if (folders.isEmpty()) {
            return nothing();
        }
        return "no table " + view.word() + ": there is no " + view.file() + " in " + shown() + "; '" + view.writer()
                + "' writes it, and in=DIR names other folders";
    }

    /** There is nothing to query. */
    public String nothing() {
        return "no results below " + String.join(", ", places)
                + " yet; run something first, such as 'rmed simulate d=64' or 'rmed verify', or name folders with in=DIR";
    }

    private String shown() {
        String first = folders.stream().limit(SHOWN).map(ResultFolders::label).collect(Collectors.joining(", "));
        return folders.size() <= SHOWN ? first : first + " and " + (folders.size() - SHOWN) + " other folders";
    }

    /** A folder as queries show it: from where the user is, if it is below. */
    static String label(Path folder) {
        Path here = here();
        String label = folder.startsWith(here) ? here.relativize(folder).toString() : folder.toString();
        return label.isEmpty() ? "." : label;
    }

    static Path here() {
        return Path.of("").toAbsolutePath().normalize();
    }
}
