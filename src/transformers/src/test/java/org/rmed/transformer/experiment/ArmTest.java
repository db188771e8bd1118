package org.rmed.transformer.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rmed.optimizer.Adam;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.SgdMomentum;
import org.rmed.spec.Settings;
import org.rmed.transformer.Refusal;
import org.rmed.transformer.training.Recipe;

/** Catches an arm trained with another's learning rate, a switch at the wrong step, and settings of one arm in another. */
class ArmTest {

    private static final Arm SWITCHING = new Arm("sgd-adam", List.of("sgd", "adam"), List.of());

    private static Settings settings(String... words) {
        return Experiment.defaults().withArguments(List.of(words));
    }

    private static Optimizer only(Recipe recipe) {
        assertEquals(1, recipe.stages().size());
        assertEquals(0, recipe.stages().get(0).from());
        return recipe.stages().get(0).optimizer();
    }

    @Test
    void everyOptimizerHasItsOwnLearningRate() {
        Settings settings = settings(
                "sgdmEta=0.1", "sgdEta=0.2", "adamEta=0.3", "rmspropEta=0.4", "amsgradEta=0.5", "adagradEta=0.6");
        double eta = 0.1;
        for (String name : List.of("sgdm", "sgd", "adam", "rmsprop", "amsgrad", "adagrad")) {
            Recipe recipe = Arm.of(name).recipe(settings);
            assertEquals(name, recipe.name());
            assertEquals(eta, only(recipe).eta(), 1e-12, name);
            // plain SGD is the family's gradient descent
            assertEquals(name.equals("sgd") ? "gd" : name, only(recipe).name());
            eta += 0.1;
        }
    }

    @Test
    void theSharedConstantsArriveAtTheOptimizer() {
        Settings settings = settings("beta=0.8", "beta1=0.7", "beta2=0.95", "xi=1e-3");
        SgdMomentum sgdm =
                assertInstanceOf(SgdMomentum.class, only(Arm.of("sgdm").recipe(settings)));
        assertEquals(0.8, sgdm.beta());
        Adam adam = assertInstanceOf(Adam.class, only(Arm.of("adam").recipe(settings)));
        assertEquals(0.7, adam.beta1());
        assertEquals(0.95, adam.beta2());
        assertEquals(1e-3, adam.denominator().xi());
    }

    @Test
    void ownWordsReplaceTheSettingsOfThisArmAlone() {
        Settings settings = settings("gain=1", "steps=40");
        Arm wide = new Arm("adam-gain2", List.of("adam"), List.of("gain=2", "steps=20", "adamEta=0.5"));
        assertEquals("2", wide.settings(settings).text("gain"));
        assertEquals(20, wide.recipe(settings).steps());
        assertEquals(0.5, only(wide.recipe(settings)).eta());
        assertEquals(settings, Arm.of("adam").settings(settings));
        assertEquals("1", settings.text("gain"));
    }

    @Test
    void halfWayIsTheUsualPlaceToSwitch() {
        Recipe recipe = SWITCHING.recipe(settings("steps=31", "sgdEta=0.25", "adamEta=0.5"));
        assertEquals(
                List.of(0L, 15L),
                recipe.stages().stream().map(stage -> stage.from()).toList());
        assertEquals(
                List.of("gd", "adam"),
                recipe.stages().stream().map(stage -> stage.optimizer().name()).toList());
        assertEquals(
                List.of(0.25, 0.5),
                recipe.stages().stream().map(stage -> stage.optimizer().eta()).toList());
    }

    @Test
    void theStepOfTheSwitchCanBeGiven() {
        assertEquals(
                7,
                SWITCHING
                        .recipe(settings("steps=31", "switchAt=7"))
                        .stages()
                        .get(1)
                        .from());
        assertEquals(
                1,
                SWITCHING
                        .recipe(settings("steps=2", "switchAt=1"))
                        .stages()
                        .get(1)
                        .from());
        Refusal.assertRefused(() -> SWITCHING.recipe(settings("steps=31", "switchAt=31")), "switchAt=31", "[1, 30]");
        Refusal.assertRefused(() -> SWITCHING.recipe(settings("steps=31", "switchAt=0")), "switchAt=0", "[1, 30]");
    }

    @Test
    void scheduleDecayAndDropoutAreTheRuns() {
        Recipe recipe = Arm.of("adam")
                .recipe(settings("steps=10", "schedule=linear", "warmUp=2", "decay=0.001", "dropout=0.25"));
        assertEquals(0.001, recipe.decay());
        assertEquals(0.25, recipe.dropout());
        assertEquals(1 / 3.0, recipe.schedule().eta(1, 0), 1e-15);
        assertEquals(0.5, recipe.schedule().eta(1, 6), 1e-15);
    }

    @Test
    void refusals() {
        Arm adam = Arm.of("adam");
        Refusal.assertRefused(() -> adam.recipe(settings("adamEta=0")), "adamEta=0 is out of range");
        Refusal.assertRefused(() -> adam.recipe(settings("adamEta=-1")), "adamEta=-1 is out of range");
        Refusal.assertRefused(() -> adam.recipe(settings("dropout=1")), "dropout=1 is out of range");
        Refusal.assertRefused(() -> adam.recipe(settings("decay=-1")), "decay=-1 is out of range");
        Refusal.assertRefused(() -> adam.recipe(settings("schedule=cosine")), "unknown schedule 'cosine'", "constant");
        Refusal.assertRefused(() -> adam.recipe(settings("steps=5", "warmUp=5")), "warmUp=5", "[0, 4]");
    }
}
