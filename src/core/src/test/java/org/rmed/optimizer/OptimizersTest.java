package org.rmed.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.optimizer.RegisteredOptimizers.ETA;
import static org.rmed.optimizer.RegisteredOptimizers.named;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rmed.optimizer.Denominator.Placement;
import org.rmed.spec.UsageException;

/**
 * Catches a registry that builds another optimizer than was asked for: hyper-parameters in each other's place, the wrong
 * automatic beta2, or a key that is accepted and does nothing.
 */
class OptimizersTest {

    private static final Denominator NONE = Denominator.outside(0);

    @Test
    void defaultsAreThoseOfTheLiterature() {
        assertEquals(new SgdMomentum(ETA, 0.9, 0), named("sgdm"));
        assertEquals(new Adam(ETA, 0.9, 0.9 * 0.9, NONE, true), named("adam"));
        assertEquals(new GradientDescent(ETA), named("gd"));
        assertEquals(new Nesterov(ETA, 0.9), named("nesterov"));
        assertEquals(new Adagrad(ETA, NONE), named("adagrad"));
        assertEquals(new RmsProp(ETA, 0.99, NONE, true), named("rmsprop"));
        assertEquals(new AmsGrad(ETA, 0.9, 0.999, NONE, true), named("amsgrad"));
        assertEquals(new AdamW(ETA, 0.9, 0.999, NONE, true, 0), named("adamw"));
        assertEquals(new SignDescent(ETA), named("sign"));
    }

    @Test
    void everyKeyHasItsPlace() {
        String[] words = {
            "beta=0.1", "beta1=0.2", "beta2=0.3", "xi=0.4", "xiPlacement=bare-inside", "biasCorrection=false"
        };
        Denominator denominator = new Denominator(0.4, Placement.BARE_INSIDE);
        assertEquals(new SgdMomentum(ETA, 0.1, 0), named("sgdm", words));
        assertEquals(new Nesterov(ETA, 0.1), named("nesterov", words));
        assertEquals(new Adam(ETA, 0.2, 0.3, denominator, false), named("adam", words));
        assertEquals(new Adagrad(ETA, denominator), named("adagrad", words));
        assertEquals(new RmsProp(ETA, 0.3, denominator, false), named("rmsprop", words));
        assertEquals(new AmsGrad(ETA, 0.2, 0.3, denominator, false), named("amsgrad", words));
        assertEquals(new AdamW(ETA, 0.2, 0.3, denominator, false, 0), named("adamw", words));
        assertEquals(new SgdMomentum(ETA, 0.9, 0.01), named("sgdm", "weightDecay=0.01"));
        assertEquals(new AdamW(ETA, 0.9, 0.999, NONE, true, 0.01), named("adamw", "weightDecay=0.01"));
    }

    @Test
    void automaticBeta2FollowsBeta1ForAdamOnly() {
        assertEquals(0.7 * 0.7, ((Adam) named("adam", "beta1=0.7")).beta2());
        assertEquals(0.999, ((AdamW) named("adamw", "beta1=0.7")).beta2());
        assertEquals(0.999, ((AmsGrad) named("amsgrad", "beta1=0.7")).beta2());
        assertEquals(0.99, ((RmsProp) named("rmsprop", "beta1=0.7")).beta2());
    }

    /** A new optimizer must be in the registry, under its own name, and so in every contract test. */
    @Test
    void theRegistryHoldsEveryOptimizerUnderItsName() {
        assertEquals(
                List.of("sgdm", "adam", "gd", "nesterov", "adagrad", "rmsprop", "amsgrad", "adamw", "sign"),
                Optimizers.names());
        Optimizers.names().forEach(name -> assertEquals(name, named(name).name()));
        Set<Class<?>> registered =
                Optimizers.names().stream().map(name -> named(name).getClass()).collect(Collectors.toSet());
        assertEquals(Set.of(Optimizer.class.getPermittedSubclasses()), registered);
        assertEquals(
                registered, RegisteredOptimizers.all().map(Optimizer::getClass).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "gd", "nesterov", "adagrad", "rmsprop", "amsgrad", "sign"})
    void weightDecayIsRefusedWhereItDoesNotApply(String name) {
        assertEquals(
                "weightDecay=0.01 does not apply to optimizer=" + name
                        + "; use adamw (decoupled) or sgdm (L2), or weightDecay=0",
                assertThrows(UsageException.class, () -> named(name, "weightDecay=0.01"))
                        .getMessage());
    }

    @Test
    void anUnknownOptimizerIsRefusedWithTheNearest() {
        assertEquals(
                "unknown optimizer 'adamx'; did you mean 'adam'? (one of: sgdm, adam, gd, nesterov, adagrad, rmsprop,"
                        + " amsgrad, adamw, sign)",
                assertThrows(UsageException.class, () -> named("adamx")).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "sgdm, beta=1",
        "sgdm, beta=-0.1",
        "nesterov, beta=1",
        "sgdm, weightDecay=-1",
        "sgdm, weightDecay=Infinity",
        "adam, beta1=1",
        "adam, beta1=auto",
        "adam, beta2=1",
        "adamw, beta2=-0.5",
        "amsgrad, beta1=1.5",
        "rmsprop, beta2=2",
        "adagrad, xi=-1e-8",
        "adam, xi=Infinity",
        "adam, xiPlacement=inside",
        "adam, biasCorrection=yes"
    })
    void hyperParametersOutOfRangeAreRefusedWithTheirKey(String name, String word) {
        String message =
                assertThrows(UsageException.class, () -> named(name, word)).getMessage();
        String key = word.substring(0, word.indexOf('='));
        assertTrue(message.startsWith(key + "=") || message.startsWith("unknown " + key + " "), message);
    }

    @Test
    void theLargestMemoryBelowOneIsAccepted() {
        double below = Math.nextDown(1.0);
        assertEquals(below, ((SgdMomentum) named("sgdm", "beta=" + below)).beta());
    }

    /** The learning rate does not come from the user here. */
    @Test
    void aLearningRateOfZeroIsAProgrammersError() {
        assertThrows(
                IllegalArgumentException.class, () -> Optimizers.of(RegisteredOptimizers.settings("optimizer=gd"), 0));
    }
}
