package org.rmed.linear.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.linear.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rmed.linear.ProblemFolder;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.trajectory.Status;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.optimizer.Optimizers;
import org.rmed.spec.UsageException;

/**
 * Catches a stability bound that is no bound (runs just below it must hold, just above it must blow up), and automatic
 * choices of eta and steps that do not lead anywhere.
 */
class LearningRateTest {

    static List<String> names() {
        return Optimizers.names();
    }

    /** target=constant, d=4: ||A|| = 2, so 2 (1 + beta) / 4 for heavy ball, 3.8 / 2.8 / 4 for Nesterov, 1/2 for gradient descent, sqrt(1/4) else. */
    @ParameterizedTest
    @CsvSource({"sgdm, 0.95", "nesterov, 0.3392857142857143", "gd, 0.5", "adam, 0.5", "sign, 0.5", "adagrad, 0.5"})
    void boundsByHand(String name, double bound) {
        Setup setup = setup("optimizer=" + name + " target=constant d=4 scale=0.01 eta=1e-3 steps=1");
        assertEquals(bound, LearningRate.bound(setup.optimizer(), setup.problem()), 1e-15);
        String tooLarge = "optimizer=" + name + " target=constant d=4 scale=0.01 steps=1 eta=" + bound;
        assertRefused(() -> setup(tooLarge), "eta=" + bound, "= " + (float) bound);
        setup(tooLarge + " unstable=true");
        setup("optimizer=" + name + " target=constant d=4 scale=0.01 steps=1 eta=" + Math.nextDown(bound));
    }

    /** With weight decay the largest eigenvalue is 2 ||A|| + decay: 3.8 / 4.5. */
    @Test
    void weightDecayLowersTheBoundOfHeavyBall() {
        Setup setup = setup("optimizer=sgdm weightDecay=0.5 target=constant d=4 scale=0.01 eta=1e-3 steps=1");
        assertEquals(3.8 / 4.5, LearningRate.bound(setup.optimizer(), setup.problem()), 1e-15);
        assertRefused(
                () -> setup("optimizer=sgdm weightDecay=0.5 target=constant d=4 scale=0.01 eta=0.9 steps=1"),
                "eta=0.9",
                "" + (float) (3.8 / 4.5));
    }

    /**
     * Next to the balanced solution w2 = sqrt(1/2), W1 = sqrt(1/8) of A = (1, 1, 1, 1) the iteration is linear: from a kick of
     * 1e-6 (loss 1e-11 or so) the loss dies below the bound and grows above it.
     */
    @ParameterizedTest
    @CsvSource({"sgdm, 0.9", "sgdm, 0.5", "sgdm, 0", "nesterov, 0.9", "nesterov, 0.5", "nesterov, 0"})
    void theBoundIsTheEdgeOfStability(String name, double beta, @TempDir Path folder) throws IOException {
        double[] w2 = new double[4];
        double[][] w1 = new double[4][4];
        for (int i = 0; i < 4; i++) {
            w2[i] = Math.sqrt(0.5);
            Arrays.fill(w1[i], Math.sqrt(0.125));
        }
        w2[1] += 1e-6;
        w1[2][3] -= 1e-6;
        ProblemFolder.write(folder, new TwoLayerProblem(new double[] {1, 1, 1, 1}, w2, w1, 1, Optional.empty()));
        String words = "optimizer=" + name + " unstable=true steps=2000 problem=" + folder + " beta=" + beta + " eta=";
        double bound = 2 * (1 + beta) / (name.equals("nesterov") ? 1 + 2 * beta : 1) / 4;
        double below = Simulation.run(setup(words + 0.98 * bound)).last().loss();
        assertTrue(below < 1e-20, () -> "below the bound the loss stays at " + below);
        Trajectory above = Simulation.run(setup(words + 1.02 * bound));
        assertTrue(
                above.status() == Status.DIVERGED || above.last().loss() > 1e-3,
                () -> "above the bound the loss ends at " + above.last().loss());
    }

    @ParameterizedTest
    @MethodSource("names")
    void automaticEtaStaysWithinTheBound(String name) {
        for (String d : new String[] {"1", "4", "64"}) {
            for (String scale : new String[] {"1e-8", "1e-2", "1", "100"}) {
                Setup setup = setup("optimizer=" + name + " steps=1 d=" + d + " scale=" + scale);
                assertTrue(setup.optimizer().eta() > 0);
                assertTrue(setup.optimizer().eta() < 0.95 * LearningRate.bound(setup.optimizer(), setup.problem()));
            }
        }
    }

    /** h ||A|| = 0.005 for momentum methods, and (1 - sqrt(beta))^2 / (2 ||A||) not exceeded. */
    @Test
    void automaticEtaByHand() {
        assertEquals(
                0.1 * 0.005 / 2,
                setup("optimizer=sgdm target=constant d=4 steps=1").optimizer().eta(),
                1e-18);
        assertEquals(
                0.005 / 2,
                setup("optimizer=gd target=constant d=4 steps=1").optimizer().eta(),
                1e-17);
        double root = 1 - Math.sqrt(0.999);
        assertEquals(
                0.9 * root * root / 4,
                setup("optimizer=sgdm beta=0.999 target=constant d=4 steps=1")
                        .optimizer()
                        .eta(),
                1e-20);
        assertEquals(
                0.9 * (0.001 / 1.999) * (0.001 / 1.999) / 4,
                setup("optimizer=nesterov beta=0.999 target=constant d=4 steps=1")
                        .optimizer()
                        .eta(),
                1e-20);
        assertEquals(
                1e-5,
                setup("target=constant d=4 scale=1e-4 steps=1").optimizer().eta(),
                1e-20);
        assertEquals(
                5e-4, setup("target=constant d=4 scale=0.1 steps=1").optimizer().eta(), 1e-18);
        assertEquals(
                0.01,
                setup("optimizer=adagrad target=constant d=4 steps=1")
                        .optimizer()
                        .eta(),
                1e-17);
    }

    @Test
    void etaInUnitsOfTheScale() {
        assertEquals(1e-3, setup("eta=0.1*s scale=1e-2 d=4 steps=1").optimizer().eta(), 1e-18);
        assertEquals(1e-6, setup("eta=s^3 scale=1e-2 d=4 steps=1").optimizer().eta(), 1e-20);
        assertEquals(
                2.5e-5,
                setup("eta=2.5e-1*s^2 scale=1e-2 d=4 steps=1").optimizer().eta(),
                1e-19);
        assertEquals(1e-2, setup("eta=s scale=1e-2 d=4 steps=1").optimizer().eta());
        assertRefused(() -> setup("eta=s^200 scale=1e-2 d=4 steps=1"), "eta=0.0");
        assertThrows(UsageException.class, () -> setup("eta=s*2 scale=1e-2 d=4 steps=1"));
    }

    /** The loss laws hold for SGD+M; long memories of the second moment slow the others down towards the end. */
    @ParameterizedTest
    @CsvSource({
        "sgdm, 1e-8",
        "gd, 1e-8",
        "nesterov, 1e-8",
        // by then some E_j have changed sign and rattle with steps of eta
        "adam, 1e-4",
        "sign, 1e-4",
        "adamw, 1e-3",
        "amsgrad, 1e-3",
        "rmsprop, 1e-3",
        "adagrad, 1e-2"
    })
    void automaticStepsSuffice(String name, double share) {
        for (String d : new String[] {"1", "4", "24"}) {
            Trajectory run =
                    Simulation.run(setup("optimizer=" + name + " alpha=2 scale=0.01 stopAtLoss=" + share + " d=" + d));
            assertEquals(
                    Status.LOSS_REACHED,
                    run.status(),
                    name + " d=" + d + " ends at "
                            + run.last().loss() / run.first().loss());
        }
    }

    private static Setup setup(String words) {
        return Setup.of(Setup.defaults().withArguments(List.of(words.split(" "))));
    }
}
