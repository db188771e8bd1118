package org.rmed.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rmed.spec.Settings;

/** Every optimizer of the registry, with its default hyper-parameters and with others, for the contract tests. */
final class RegisteredOptimizers {

    static final double ETA = 0.01;

    private static final List<String> VARIANTS = List.of(
            "",
            "biasCorrection=false",
            "xi=1e-3",
            "xi=1e-3 xiPlacement=inside-squared",
            "xi=1e-3 xiPlacement=bare-inside biasCorrection=false",
            "beta=0 beta1=0 beta2=0",
            "beta=0.95 beta1=0.99 beta2=0.5",
            "beta=0.5 beta1=0.6 beta2=0.999 biasCorrection=false");

    private RegisteredOptimizers() {}

    /** The settings of this module's tests, overridden by words. */
    static Settings settings(String... words) {
        return Settings.defaults(
                        Objects.requireNonNull(RegisteredOptimizers.class.getResource("/org/rmed/defaults.properties")))
                .withArguments(List.of(words));
    }

    /** The optimizer of these words at learning rate {@link #ETA}. */
    static Optimizer named(String name, String... words) {
        return Optimizers.of(settings(words).with("optimizer", name), ETA);
    }

    /** All names times all variants; the optimizers with weight decay have each variant with it, too. */
    static Stream<Optimizer> all() {
        List<Optimizer> all = new ArrayList<>();
        for (String name : Optimizers.names()) {
            for (String variant : VARIANTS) {
                List<String> words = new ArrayList<>(List.of(variant.isEmpty() ? new String[0] : variant.split(" ")));
                all.add(named(name, words.toArray(String[]::new)));
                if (decays(name)) {
                    words.add("weightDecay=0.1");
                    all.add(named(name, words.toArray(String[]::new)));
                }
            }
        }
        // Methods with few hyper-parameters have equal variants.
        return all.stream().distinct();
    }

    static boolean decays(String name) {
        return name.equals("sgdm") || name.equals("adamw");
    }

    /** The weight decay of an optimizer, 0 for those that have none. */
    static double weightDecay(Optimizer optimizer) {
        if (optimizer instanceof SgdMomentum sgdm) {
            return sgdm.weightDecay();
        }
        return optimizer instanceof AdamW adamw ? adamw.weightDecay() : 0;
    }
}
