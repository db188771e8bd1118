package org.rmed.transformer.data;

/**
 * What the data is. Every table says so in one line.
 *
 * @param name what it is called, such as {@code Multi30k}
 * @param kind the paper's own data, something real in its place, or made up
 * @param note one sentence: where it comes from and under which licence
 * @param counts how much of it there is, such as {@code 2400 for training, 600 held out}
 */
public record Source(String name, Kind kind, String note, String counts) {

    /** How close the data is to what the paper used. */
    public enum Kind {
        /** The data set the paper names. */
        REAL("real"),
        /** Real data of the same sort. */
        STAND_IN("stand-in"),
        /** Made up by this program: good for trying the program, not for judging the paper. */
        SYNTHETIC("synthetic");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As tables print it. */
        public String label() {
            return label;
        }
    }

    /** {@code Multi30k (real): 29000 pairs for training, 1014 held out. Elliott and others 2016, ...} */
    public String line() {
        return name + " (" + kind.label + "): " + counts + ". " + note;
    }

    /** The same data, counted. */
    Source counted(String found) {
        return new Source(name, kind, note, found);
    }
}
