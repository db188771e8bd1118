package org.rmed.transformer.network;

/**
 * Images of one size and their classes.
 *
 * @param pixels image by image, in it channel by channel, in it row by row
 * @param channels 3 for colour, 1 for grey
 * @param height rows
 * @param width columns
 * @param labels the class of each image, from 0
 */
public record ImageBatch(float[] pixels, int channels, int height, int width, int[] labels) {

    public ImageBatch {
        Rows.require(labels.length > 0, "a batch needs at least one image");
        Rows.require(
                pixels.length == (long) labels.length * channels * height * width,
                pixels.length + " values are not " + labels.length + " images of " + channels + " x " + height + " x "
                        + width);
    }

    /** Images. */
    public int examples() {
        return labels.length;
    }
}
