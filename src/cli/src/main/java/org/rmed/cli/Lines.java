package org.rmed.cli;

import java.util.List;
import org.apache.commons.text.WordUtils;

/** Text for a terminal. */
final class Lines {

    private Lines() {}

    /** The text broken at spaces into lines of at most so many characters. */
    static List<String> wrapped(String text, int width) {
        return WordUtils.wrap(text, width, "\n", true).lines().toList();
    }
}
