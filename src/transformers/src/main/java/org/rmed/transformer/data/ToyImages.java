package org.rmed.transformer.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.rmed.random.Streams;

/** Made-up colour images: class k has stripes of direction and width k, over noise, in a colour and place at random. */
final class ToyImages {

    private static final Source SOURCE = new Source(
            "toy stripes",
            Source.Kind.SYNTHETIC,
            "Made up by this program; for real images " + StandIn.DIGITS.remedy() + " and give data=.",
            "");

    private static final int CHANNELS = 3;
    private static final int SIDE = 32;

    /** Rows: steps in x and in y of the five directions; each comes in narrow and in wide stripes. */
    private static final int[][] DIRECTIONS = {{1, 0}, {0, 1}, {1, 1}, {1, -1}, {2, 1}};

    private static final int NARROW = 3;
    private static final int WIDE = 7;
    private static final int NOISE = 64;
    private static final int EVERY = 5;

    private ToyImages() {}

    /** So many images, classes in turn, always the same ones. */
    static Images make(int count) {
        Streams streams = new Streams(0).within("toy-images");
        byte[] pixels = new byte[count * CHANNELS * SIDE * SIDE];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            // The class moves on by one each round, so that one in five is not always of two classes.
            labels[i] = (byte) ((i + i / Images.CLASSES) % Images.CLASSES);
            paint(labels[i], streams.open("image", i), pixels, i * CHANNELS * SIDE * SIDE);
        }
        return Images.split(SOURCE, new ImageSet(CHANNELS, SIDE, SIDE, pixels, labels), EVERY);
    }

    /**
     * Paints one image.
     *
     * @param pixels from {@code offset} on. Modified.
     */
    private static void paint(int label, UniformRandomProvider random, byte[] pixels, int offset) {
        int[] direction = DIRECTIONS[label % DIRECTIONS.length];
        int width = label < DIRECTIONS.length ? NARROW : WIDE;
        int shift = random.nextInt(2 * width);
        int place = offset;
        for (int channel = 0; channel < CHANNELS; channel++) {
            int bright = NOISE + random.nextInt(256 - 2 * NOISE);
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    int stripe = Math.floorMod(direction[0] * x + direction[1] * y + shift, 2 * width) / width;
                    pixels[place++] = (byte) (stripe * bright + random.nextInt(NOISE));
                }
            }
        }
    }
}
