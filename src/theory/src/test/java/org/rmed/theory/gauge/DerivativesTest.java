package org.rmed.theory.gauge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.linear.simulation.Setup;
import org.rmed.random.Streams;
import org.rmed.spec.UsageException;
import org.rmed.theory.Gauge;

/** Catches differences in the wrong weights, a loss that is not Lbar, and units that hide an error. */
class DerivativesTest {

    private static Setup setup(int d) {
        return Setup.of(Setup.defaults().withArguments(List.of("optimizer=sgdm", "d=" + d)));
    }

    private static Still network(int d, int seed) {
        Streams streams = new Streams(seed);
        return new Still(
                Streams.gaussian(streams.open("A"), 1, 1, d)[0],
                Streams.gaussian(streams.open("w2"), 1, 1, d)[0],
                Streams.gaussian(streams.open("W1"), 1, d, d));
    }

    /** 9 has more weights than are looked at. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 9})
    void linearNetworksLeaveRounding(int d) {
        double[] row = new Derivatives(Activation.LINEAR).attach(setup(d)).read(0, network(d, d));
        for (int k = 0; k < 3; k++) {
            assertTrue(row[k] < 0.5, "column " + k + ": " + row[k]);
        }
        assertEquals(0, row[5]);
    }

    @Test
    void everyOtherNetworkIsFarOff() {
        double[] row = new Derivatives(Activation.TANH).attach(setup(3)).read(0, network(3, 1));
        for (int k = 0; k < 3; k++) {
            assertTrue(row[k] > 1e9, "column " + k + ": " + row[k]);
        }
        assertEquals(1 - Math.tanh(1), row[5], 1e-15);
    }

    @Test
    void looksAtPowersOfTwo() {
        Gauge.Reader reader = new Derivatives(Activation.TANH).attach(setup(3));
        double[] first = reader.read(2, network(3, 1));
        assertArrayEquals(first, reader.read(3, network(3, 2)));
        assertNotEquals(first[0], reader.read(4, network(3, 2))[0]);
    }

    /** d = 1, phi = tanh: L = (w2 tanh(w1) - A)^2 / 2; the difference in w1 against w2 E, in units of 20 u M. */
    @Test
    void unitsOfOneHiddenUnit() {
        Still still = new Still(new double[] {0.5}, new double[] {2}, new double[][] {{0.25}});
        double[] row = new Derivatives(Activation.TANH).attach(setup(1)).read(0, still);
        double up = 2 * Math.tanh(1.25) - 0.5;
        double down = 2 * Math.tanh(-0.75) - 0.5;
        double magnitude = Math.pow(2 * Math.tanh(1.25) + 0.5, 2) / 2;
        double off = Math.abs((up * up - down * down) / 4 - 2 * (2 * 0.25 - 0.5));
        assertEquals(1, row[0] / (off / (20 * 0x1p-53 * magnitude)), 1e-12);
    }

    @Test
    void lossIsLbar() {
        Still still = network(4, 7);
        WhiteNetwork white = new WhiteNetwork(Activation.LINEAR, still);
        assertEquals(still.loss(), white.loss(0, 0, 0, 0), 1e-14 * still.loss());
        still.firstLayer()[1][2] += 0.5;
        still.secondLayer()[3] -= 0.25;
        assertEquals(still.loss(), white.loss(6, 0.5, 19, -0.25), 1e-13 * still.loss());
        still.firstLayer()[1][2] += 0.5;
        still.secondLayer()[3] += 0.25;
        assertEquals(still.loss(), white.loss(6, 0.5, 6, 0.5), 1e-13 * still.loss(), "moved twice, and put back");
    }

    @Test
    void sizeIsTheLargestSinceTheLastCall() {
        WhiteNetwork white = new WhiteNetwork(
                Activation.LINEAR, new Still(new double[] {1}, new double[] {-2}, new double[][] {{3}}));
        white.loss(0, 1, 0, 0);
        white.loss(0, -1, 0, 0);
        assertEquals((2 * 4 + 1) * (2 * 4 + 1) / 2.0, white.size(), 1e-12);
        assertEquals(0, white.size());
    }

    @Test
    void largeHessiansAreRefused() {
        Gauge gauge = new Derivatives(Activation.LINEAR);
        gauge.attach(setup(32));
        Setup large = setup(33);
        String message =
                assertThrows(UsageException.class, () -> gauge.attach(large)).getMessage();
        assertTrue(message.contains("1122 rows") && message.contains("d <= 32"), message);
    }
}
