package org.rmed.transformer.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.SgdMomentum;
import org.rmed.random.Streams;
import org.rmed.transformer.Refusal;
import org.rmed.transformer.curvature.Portion;
import org.rmed.transformer.network.Network;
import org.rmed.transformer.network.Parameter;
import org.rmed.transformer.network.Parameter.Kind;
import org.rmed.transformer.network.Start;
import org.rmed.transformer.network.WeightSet;
import org.rmed.transformer.network.Weights;
import org.rmed.transformer.optimizer.Schedule;
import org.rmed.transformer.tensor.Layers;
import org.rmed.transformer.tensor.Precision;
import org.rmed.transformer.tensor.Processor;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/** Catches a resumed run that is not the uninterrupted one, and a switch of optimizers at the wrong step. */
class TrainingTest {

    private static final Streams SEED = new Streams(5);

    private final Scope scope = Scope.open(Processor.cpu(), Precision.DOUBLE);

    @TempDir
    private Path folder;

    @AfterEach
    void free() {
        scope.close();
    }

    /** 1/2 ||W x - y||^2 with dropout on x: three inputs, two outputs; x is drawn afresh at each step. */
    private static final class Regression implements Task<double[]>, Network<double[]> {

        @Override
        public Network<double[]> network() {
            return this;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("W", Kind.MATRIX, Start.normal(1), 2, 3));
        }

        @Override
        public Tensor loss(Weights weights, double[] x, double dropout, Scope work) {
            Tensor seen = Layers.dropout(work.reals(x, 1, 3), dropout);
            return Layers.linear(seen, weights.get("W"))
                    .plus(-1)
                    .squared()
                    .sum()
                    .times(0.5);
        }

        @Override
        public WeightSet start(Streams streams, Scope work) {
            return WeightSet.drawn(this, streams, work);
        }

        @Override
        public double[] batch(long step, Streams streams) {
            double[] x = new double[3];
            Streams.gaussian(streams.open("batch", step), 1, x);
            return x;
        }

        @Override
        public List<Portion<double[]>> measured() {
            return List.of(new Portion<>(new double[] {1, 1, 1}, 1));
        }

        @Override
        public String score() {
            return "nothing";
        }

        @Override
        public double score(Weights weights, Scope work) {
            return 0;
        }
    }

    private static Recipe recipe(double dropout, Stage... stages) {
        return new Recipe("test", List.of(stages), Schedule.linear(40), 0.01, dropout);
    }

    private static final Stage ADAM = new Stage(0, Adam.ofTheory(0.05, 0.9));
    private static final Stage SGDM = new Stage(20, new SgdMomentum(0.01, 0.9));

    private Training<double[]> training(Recipe recipe) {
        return new Training<>(new Regression(), recipe, SEED, scope);
    }

    private static double[] steps(Training<double[]> training, int count) {
        double[] losses = new double[count];
        Arrays.setAll(losses, i -> training.step());
        return losses;
    }

    @Test
    void resumedAtAnyStepItIsTheSameRunToTheBit() {
        Recipe recipe = recipe(0.5, ADAM, SGDM);
        Training<double[]> whole = training(recipe);
        double[] losses = steps(whole, 40);
        double[] end = whole.weights().get("W").toDoubles();
        for (int stop : new int[] {1, 19, 20, 21, 39}) {
            Path file = folder.resolve("at" + stop);
            Training<double[]> first = training(recipe);
            steps(first, stop);
            first.save(file);
            Training<double[]> second = training(recipe);
            second.restore(file);
            assertEquals(stop, second.t());
            assertArrayEquals(Arrays.copyOfRange(losses, stop, 40), steps(second, 40 - stop));
            assertArrayEquals(end, second.weights().get("W").toDoubles());
        }
    }

    /** Without dropout and with one optimizer the step is that of the formula: Adam's first is -eta sign(g). */
    @Test
    void aStepIsTheOptimizersOwn() {
        Training<double[]> training = training(recipe(0, ADAM));
        double[] before = training.weights().get("W").toDoubles();
        training.step();
        double[] after = training.weights().get("W").toDoubles();
        for (int i = 0; i < 6; i++) {
            // xi is 0 and bias correction on: |step| = eta up to rounding, the schedule's first factor being 1
            assertEquals(0.05, Math.abs(after[i] - before[i]), 1e-15);
        }
    }

    /** The second optimizer's first step, from fresh state, is -eta g: half the rate is left at step 20 of 40. */
    @Test
    void theSecondStageTakesOverAtItsStep() {
        Training<double[]> training = training(recipe(0, ADAM, SGDM));
        steps(training, 20);
        assertEquals("adam", training.optimizer().optimizer().name());
        double[] w = training.weights().get("W").toDoubles();
        double[] x = new Regression().batch(20, SEED);
        training.step();
        assertEquals("sgdm", training.optimizer().optimizer().name());
        double[] moved = training.weights().get("W").toDoubles();
        for (int i = 0; i < 2; i++) {
            double error = -1;
            for (int j = 0; j < 3; j++) {
                error += w[3 * i + j] * x[j];
            }
            for (int j = 0; j < 3; j++) {
                double g = error * x[j] + 0.01 * w[3 * i + j];
                assertEquals(w[3 * i + j] - 0.005 * g, moved[3 * i + j], 1e-14);
            }
        }
    }

    @Test
    void aDivergingRunKeepsItsLastFiniteWeights() {
        Training<double[]> training = training(recipe(0, new Stage(0, new SgdMomentum(1e200, 0.9))));
        double loss = 0;
        long before = 0;
        for (int i = 0; i < 10 && Double.isFinite(loss); i++) {
            before = training.t();
            loss = training.step();
        }
        assertFalse(Double.isFinite(loss));
        assertEquals(before, training.t());
        assertTrue(training.t() > 0);
    }

    @Test
    void refusals() throws IOException {
        Training<double[]> training = training(recipe(0, ADAM));
        steps(training, 2);
        Path file = folder.resolve("checkpoint");
        training.save(file);
        Training<double[]> other = training(recipe(0, new Stage(0, new SgdMomentum(0.1, 0.9))));
        Refusal.assertRefused(() -> other.restore(file), "the saved state is not one of sgdm");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        Refusal.assertRefused(() -> training.restore(file), "cannot be read as safetensors", "remove it");
        Files.write(file, new byte[0]);
        Refusal.assertRefused(() -> training.restore(file), "cannot be read as safetensors", "remove it");
        Refusal.assertRefused(() -> training.restore(folder.resolve("none")), "cannot be read as safetensors");
    }
}
