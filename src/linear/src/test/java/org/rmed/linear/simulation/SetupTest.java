package org.rmed.linear.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rmed.linear.Refusal.assertRefused;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rmed.linear.data.BatchError;
import org.rmed.linear.data.NoisyError;
import org.rmed.linear.trajectory.AdamPhases;
import org.rmed.linear.trajectory.SgdMomentumPhases;
import org.rmed.spec.Settings;

/**
 * Catches keys that nothing reads, values out of range that run all the same, and refusals that leave the user guessing
 * which key, which value, which bound.
 */
class SetupTest {

    @Test
    void defaultsAreASetupThatRuns() {
        Setup setup = Setup.of(Setup.defaults());
        assertEquals(64, setup.problem().dimension());
        assertEquals(Math.pow(64, -2), setup.problem().scale(), 1e-19);
        assertEquals("adam", setup.optimizer().name());
        assertEquals(1.0 / 64, setup.eps(), 1e-17);
        assertTrue(setup.oracle().exact());
        assertInstanceOf(AdamPhases.class, setup.phases());
        assertTrue(Simulation.run(Setup.of(settings("steps=3"))).end() == 3);
    }

    /**
     * A key is read if nonsense in it is refused somewhere. {@code out} is a folder's name, which may be anything; the lab
     * reads it.
     */
    @Test
    void everyKeyIsReadSomewhere() {
        Set<String> unread = new TreeSet<>();
        for (String key : Setup.defaults().keys()) {
            boolean refused = List.of("optimizer=adam", "optimizer=sgdm", "data=sample").stream()
                    .anyMatch(world -> refuses(
                            settings(world).with("steps", 1).with("d", 4).with(key, "@")));
            if (!refused) {
                unread.add(key);
            }
        }
        assertEquals(Set.of("out"), unread);
    }

    private static boolean refuses(Settings settings) {
        try {
            run(settings);
            return false;
        } catch (org.rmed.spec.UsageException e) {
            return e.getMessage().contains("@");
        }
    }

    @Test
    void idleKeysExist() {
        assertTrue(Setup.defaults().keys().containsAll(Setup.IDLE_KEYS));
    }

    /** Settings, then what the message must hold, separated by semicolons. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d=32769 engine=dense           | engine=dense does not fit;d at most 32768, not d=32769;skeleton",
                "d=0                            | d=0;[1, 10000000]",
                "d=10000001                     | d=10000001;[1, 10000000]",
                "d=2.5                          | d=2.5;whole number",
                "alpha=-1                       | alpha=-1;[0.0, 10000.0]",
                "alpha=200 d=8                  | too small;smallest normal double;alpha <= 85;d=8",
                "scale=1e-80                    | s=d^-alpha=1.00e-80;must be at least 1.22e-77",
                "scale=-1                       | scale=-1",
                "target=unifrom                 | unknown target 'unifrom';did you mean 'uniform'?",
                "target=nowhere.npy             | nowhere.npy does not exist",
                "data=smaple                    | unknown data 'smaple';did you mean 'sample'?",
                "data=sample samples=7 d=8      | samples=7;d=8;use samples >= 8",
                "data=sample samples=0          | samples=0;[1, ",
                "labelNoise=-1 data=sample      | labelNoise=-1",
                "batch=-1                       | batch=-1",
                "data=sample d=4 samples=20 batch=21 | batch=21;batch <= 20;batch=0",
                "sigma=0.1 batch=2              | sigma=0.1;batch=2;set one of them to 0",
                "sigma=-0.1                     | sigma=-0.1",
                "optimizer=adan                 | unknown optimizer 'adan';did you mean 'adam'?",
                "eta=0                          | eta=0;out of range",
                "eta=-1                         | eta=-1",
                "eta=fast                       | eta=fast is not a number",
                "eta=1 d=4                      | eta=1.0;larger than the solution's own weights;adam needs eta < sqrt(max|A|/d) =;unstable=true",
                "eta=9 optimizer=sgdm target=constant d=4 | eta=9.0;||A||=2.0;heavy ball needs eta < 2(1+beta)/(2||A||) = 0.95;unstable=true",
                "eta=9 optimizer=gd target=constant d=4 | gradient descent needs eta < ;= 0.5",
                "eta=0.1 optimizer=adamw weightDecay=20 d=4 | eta=0.1;weightDecay=20.0;adamw needs eta < 2/weightDecay = 0.1",
                "beta=1 optimizer=sgdm          | beta=1;0.9999999999999999",
                "beta1=-0.1                     | beta1=-0.1",
                "beta2=1.5                      | beta2=1.5",
                "xi=-1                          | xi=-1",
                "xiPlacement=inside             | unknown xiPlacement 'inside';bare-inside",
                "biasCorrection=maybe           | unknown biasCorrection 'maybe';true, false",
                "weightDecay=0.1                | weightDecay=0.1 does not apply to optimizer=adam;adamw;sgdm",
                "unstable=perhaps               | unknown unstable 'perhaps'",
                "steps=-1                       | steps=-1",
                "steps=1e20                     | steps=1e20",
                "eta=1e-12                      | steps=auto would take;more than 1.0E7;raise eta, give steps, or use engine=limit",
                "until=never                    | unknown until 'never';second-phase-end",
                "stopAtLoss=2                   | stopAtLoss=2;[0.0, 1.0]",
                "lossTargets=0.5,0              | lossTargets=0;out of range",
                "lossTargets=0.5,,0.1           | lossTargets= is not a number",
                "every=0                        | every=0;[1, ",
                "every=sometimes                | every=sometimes;log:N",
                "statistics=rang                | unknown statistics 'rang';did you mean 'rank'?",
                "p=-1                           | p=-1;[0.0, 100.0]",
                "engine=sparse                  | unknown engine 'sparse';auto, dense, krylov, skeleton, limit",
                "engine=krylov                  | engine=krylov does not fit: optimizer=adam is not linear in the gradient;fit: dense, skeleton, limit",
                "engine=skeleton optimizer=sgdm | engine=skeleton does not fit: optimizer=sgdm is linear in the gradient;fit: dense, krylov, limit",
                "engine=krylov optimizer=sgdm batch=8 | batch=8 makes the gradient random;engines that fit: dense",
                "engine=skeleton sigma=0.1      | sigma=0.1 makes the gradient random;engines that fit: dense",
                "engine=limit batch=8           | batch=8 makes the gradient random;engines that fit: dense",
                "engine=limit xi=1e-8           | xi=1e-8 must be 0;engines that fit: dense, skeleton",
                "engine=limit optimizer=amsgrad | never forgets large gradients;engines that fit: dense, skeleton",
                "engine=limit optimizer=adamw weightDecay=0.1 | weightDecay=0.1 is not part of the limit;engines that fit: dense, skeleton",
                "engine=limit statistics=rank   | statistics=rank needs all d^2 weights;engines that fit: dense, skeleton",
                "engine=skeleton statistics=alignment | statistics=alignment needs all d^2 weights;engines that fit: dense",
                "engine=dense initialization=implicit | initialization must be stored;engines that fit: skeleton, limit",
                "initialization=implicit batch=8 | no engine can do this",
                "initialization=lazy            | unknown initialization 'lazy';auto, stored, implicit",
                "rank=0                         | rank=0;[1, 4096]",
                "tolerance=2                    | tolerance=2",
                "eta=literal alpha=0            | eta=literal has no meaning at d=64 and s=1.0",
                "threads=0                      | threads=0;[1, 1024]",
                "seed=-1                        | seed=-1;[0, 9007199254740992]",
                "final=yes                      | unknown final 'yes'",
                "problem=/nowhere               | problem=/nowhere is not a folder;A.npy, w2.npy and W1.npy"
            })
    void badValuesAreRefusedWithKeyValueAndBound(String words, String message) {
        assertRefused(() -> run(settings(words)), message.split(";"));
    }

    /** What {@link Setup#of} promises: a setup that exists can run. */
    private static void run(Settings settings) {
        Simulation.run(Setup.of(settings));
    }

    @Test
    void noiseAndBatchesReachTheOracle() {
        assertInstanceOf(NoisyError.class, Setup.of(settings("sigma=0.1")).oracle());
        assertInstanceOf(BatchError.class, Setup.of(settings("batch=3")).oracle());
        assertInstanceOf(
                BatchError.class, Setup.of(settings("batch=3 data=sample")).oracle());
    }

    @Test
    void sampleSizesAndTheSamplesOwnTarget() {
        Setup automatic = Setup.of(settings("data=sample d=6 labelNoise=0.5"));
        assertEquals(24, automatic.problem().sample().orElseThrow().size());
        assertTrue(Arrays.equals(
                automatic.problem().sample().orElseThrow().target(),
                automatic.problem().target()));
        assertEquals(
                6,
                Setup.of(settings("data=sample d=6 samples=6"))
                        .problem()
                        .sample()
                        .orElseThrow()
                        .size());
    }

    @Test
    void phasesFollowTheOptimizer() {
        assertInstanceOf(
                SgdMomentumPhases.class, Setup.of(settings("optimizer=gd")).phases());
        assertInstanceOf(AdamPhases.class, Setup.of(settings("optimizer=sign")).phases());
        assertEquals(Math.pow(64, -2), Setup.of(settings("p=2")).eps(), 1e-19);
        assertEquals(1, Setup.of(settings("p=0")).eps());
    }

    @Test
    void scaleOverridesAlpha() {
        Setup setup = Setup.of(settings("scale=0.01 alpha=5 d=9"));
        assertEquals(0.01, setup.problem().scale());
    }

    private static Settings settings(String words) {
        return Setup.defaults().withArguments(List.of(words.strip().split(" +")));
    }
}
