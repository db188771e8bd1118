package org.rmed.transformer.data;

import java.util.Arrays;

/**
 * Images of one size and their classes, one byte a value: CIFAR-10 then takes 150 MB.
 *
 * @param channels 3 for colour, 1 for grey
 * @param height rows
 * @param width columns
 * @param pixels image by image, in it channel by channel, in it row by row; 0 to 255 unsigned
 * @param labels class of each image, from 0
 */
public record ImageSet(int channels, int height, int width, byte[] pixels, byte[] labels) {

    /** Refuses arrays whose lengths do not fit. */
    public ImageSet {
        if ((long) labels.length * channels * height * width != pixels.length) {
            throw new IllegalArgumentException(pixels.length + " values are not " + labels.length + " images of "
                    + channels + " x " + height + " x " + width);
        }
    }

    /**
     * One batch.
     *
     * @param pixels in [0, 1], flat (images x channels x height x width)
     * @param labels (images)
     */
    public record Batch(float[] pixels, int[] labels) {}

    /** How many images there are. */
    public int size() {
        return labels.length;
    }

    /** Values an image has. */
    public int values() {
        return channels * height * width;
    }

    /** The batch of those items, as {@link Batches#at} gives them. */
    public Batch batch(int[] items) {
        int values = values();
        float[] flat = new float[items.length * values];
        for (int i = 0; i < items.length; i++) {
            for (int j = 0; j < values; j++) {
                flat[i * values + j] = (pixels[items[i] * values + j] & 0xff) / 255f;
            }
        }
        return new Batch(flat, Arrays.stream(items).map(item -> labels[item]).toArray());
    }

    /** The images of those numbers as a set of their own. */
    ImageSet subset(int[] items) {
        int values = values();
        byte[] some = new byte[items.length * values];
        byte[] classes = new byte[items.length];
        for (int i = 0; i < items.length; i++) {
            System.arraycopy(pixels, items[i] * values, some, i * values, values);
            classes[i] = labels[items[i]];
        }
        return new ImageSet(channels, height, width, some, classes);
    }
}
