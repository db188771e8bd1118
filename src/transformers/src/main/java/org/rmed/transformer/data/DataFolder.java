package org.rmed.transformer.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rmed.spec.UsageException;

/**
 * Where data may lie.
 *
 * @param place the folder of {@code data=DIR}; empty: nothing is read and everything is made up
 * @param dictionary the German-English dictionary of an installed package, such as {@code /usr/share/trans/de-en}
 */
public record DataFolder(Optional<Path> place, Optional<Path> dictionary) {

    /** Refuses a place that is not a folder and a dictionary that is not a file. */
    public DataFolder {
        place.filter(path -> !Files.isDirectory(path)).ifPresent(path -> {
            throw new UsageException("data=" + path
                    + " is not a folder: give the folder that holds the data, or leave data= out for synthetic data");
        });
        dictionary.filter(path -> !Files.isRegularFile(path)).ifPresent(path -> {
            throw new UsageException("dictionary=" + path + " is not a file: " + StandIn.DICTIONARY.remedy()
                    + ", or install trans-de-en and give dictionary=/usr/share/trans/de-en");
        });
    }

    /** No data at hand: everything is synthetic. */
    public static DataFolder none() {
        return new DataFolder(Optional.empty(), Optional.empty());
    }

    /** The data of one folder. */
    public static DataFolder of(Path place) {
        return new DataFolder(Optional.of(place), Optional.empty());
    }

    /** The first of these paths inside the folder that exists. */
    Optional<Path> find(String... paths) {
        return place.stream()
                .flatMap(folder -> List.of(paths).stream().map(folder::resolve))
                .filter(Files::exists)
                .findFirst();
    }

    /** The package of a stand-in, if it lies in the folder; its bytes are not looked at yet. */
    Optional<Path> find(StandIn standIn) {
        return find(standIn.file());
    }
}
