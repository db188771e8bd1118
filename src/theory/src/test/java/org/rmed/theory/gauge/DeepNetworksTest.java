package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.linear.Hessian;
import org.rmed.linear.simulation.Setup;
import org.rmed.random.Streams;
import org.rmed.theory.Gauge;

/** Catches M and P swapped, a missing 1/m, an activation after the last layer, and differences in the wrong weight. */
class DeepNetworksTest {

    private static final double A = 2;
    private static final double B = -3;
    private static final double C = 0.5;
    private static final double X = 1.5;
    private static final double Y = 4;

    private static DeepNetwork chain(Activation activation) {
        return new DeepNetwork(
                activation, new double[][][] {{{A}}, {{B}}, {{C}}}, new double[][] {{X}}, new double[][] {{Y}});
    }

    /** L = (a b c x - y)^2 / 2. */
    @Test
    void chainOfThree() {
        DeepNetwork chain = chain(Activation.LINEAR);
        double residual = A * B * C * X - Y;
        assertEquals(residual * residual / 2, chain.loss());
        assertEquals(A * C * X * residual, chain.gradient(1)[0][0]);
        assertEquals(A * C * X * A * C * X, chain.diagonal(1)[0][0]);
        assertEquals(Math.pow(A * (B + 1) * C * X - Y, 2) / 2, chain.loss(1, 0, 0, 1));
        assertEquals(residual * residual / 2, chain.loss(), "put back");
        double size = Math.pow(A * (-B + 1) * C * X + Y, 2) / 2;
        assertEquals(10 * (3 * 3 + 1 + 3) * 0x1p-53 * size, chain.unit(1, 0, 0), 1e-25);
    }

    @Test
    void activationStandsBetweenLayers() {
        double output = C * Math.tanh(B * Math.tanh(A * X));
        assertEquals(Math.pow(output - Y, 2) / 2, chain(Activation.TANH).loss(), 1e-15);
    }

    /** Two layers on X = sqrt(d) I: the closed form of the dense engine. */
    @Test
    void twoLayersOnWhiteData() {
        Streams streams = new Streams(5);
        double[][] w1 = Streams.gaussian(streams.open("W1"), 1, 3, 3);
        double[][] w2 = Streams.gaussian(streams.open("w2"), 1, 1, 3);
        double root = Math.sqrt(3);
        DeepNetwork deep = new DeepNetwork(
                Activation.LINEAR,
                new double[][][] {w1, w2},
                new double[][] {{root, 0, 0}, {0, root, 0}, {0, 0, root}},
                new double[][] {{1, 2, 3}});
        for (int i = 0; i < 3; i++) {
            double square = w2[0][i] * w2[0][i];
            assertArrayEquals(new double[] {square, square, square}, deep.diagonal(0)[i], 1e-14);
        }
        assertArrayEquals(Hessian.secondLayerDiagonal(w1), deep.diagonal(1)[0], 1e-14);
        assertEquals(2, deep.depth());
    }

    /** (1/2m): the mean over samples, not their sum. */
    @Test
    void lossIsAMean() {
        DeepNetwork deep = new DeepNetwork(
                Activation.LINEAR, new double[][][] {{{2}}}, new double[][] {{1, 3}}, new double[][] {{0, 2}});
        assertEquals((4 + 16) / 4.0, deep.loss());
        assertEquals((2 * 1 + 4 * 3) / 2.0, deep.gradient(0)[0][0]);
        assertEquals((1 + 9) / 2.0, deep.diagonal(0)[0][0]);
    }

    private static Gauge.Reader reader(Activation activation, int d) {
        return new DeepNetworks(activation)
                .attach(Setup.of(Setup.defaults().withArguments(List.of("optimizer=sgdm", "d=" + d))));
    }

    @Test
    void linearNetworksLeaveRounding() {
        double[] row = reader(Activation.LINEAR, 4).read(0, null);
        assertTrue(row[0] > 0 && row[0] < 0.5, "gradient " + row[0]);
        assertTrue(row[1] > 0 && row[1] < 0.5, "diagonal " + row[1]);
        assertEquals(0, row[7]);
        assertTrue(row[6] >= 8 + 3, "8 networks, some of them deep: " + row[6]);
    }

    @Test
    void everyOtherNetworkIsFarOff() {
        double[] row = reader(Activation.TANH, 4).read(0, null);
        assertTrue(row[0] > 1e9 && row[1] > 1e9);
        assertTrue(row[2] % 5 > 0, "a network of depth 1 has no hidden unit: " + row[2]);
        assertTrue(row[7] > 0.2);
    }

    @Test
    void looksOnce() {
        Gauge.Reader reader = reader(Activation.LINEAR, 2);
        assertArrayEquals(reader.read(0, null), reader.read(1, null));
        assertEquals(0, reader(Activation.LINEAR, 2).read(1, null)[6]);
    }

    /** All widths 1: 1 + 2 + 3 + 4 + 5 + 1 + 2 + 3 weights. */
    @Test
    void narrowestNetworks() {
        assertEquals(21, reader(Activation.LINEAR, 1).read(0, null)[6]);
    }
}
