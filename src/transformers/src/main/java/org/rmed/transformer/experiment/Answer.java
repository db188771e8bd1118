package org.rmed.transformer.experiment;

/**
 * Whether something the paper saw was seen here.
 *
 * @param seen yes, no, in part, or not to be judged
 * @param words with the numbers
 */
public record Answer(Seen seen, String words) {

    /** How much of it was seen. */
    public enum Seen {
        YES("seen"),
        PARTLY("seen in part"),
        NO("not seen"),
        OPEN("cannot be judged");

        private final String words;

        Seen(String words) {
            this.words = words;
        }

        /** {@code seen in part}. */
        public String words() {
            return words;
        }
    }
}
