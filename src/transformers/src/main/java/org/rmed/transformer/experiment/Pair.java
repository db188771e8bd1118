package org.rmed.transformer.experiment;

/**
 * Two arms whose layers are compared: the table's ratio is R of {@code plain} over R of {@code adaptive}.
 *
 * @param plain such as sgdm
 * @param adaptive such as adam
 */
public record Pair(String plain, String adaptive) {

    /** {@code sgdm / adam}. */
    @Override
    public String toString() {
        return plain + " / " + adaptive;
    }
}
