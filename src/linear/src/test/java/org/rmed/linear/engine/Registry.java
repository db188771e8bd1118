package org.rmed.linear.engine;

import java.util.stream.Stream;
import org.rmed.linear.simulation.Setup;
import org.rmed.optimizer.Optimizer;
import org.rmed.optimizer.Optimizers;
import org.rmed.spec.Settings;

/** Every optimizer of the program's registry, with the hyper-parameters of {@link NaiveNetwork}. */
final class Registry {

    private Registry() {}

    static Stream<String> names() {
        return Optimizers.names().stream();
    }

    static Optimizer optimizer(String name, double eta) {
        boolean decays = name.equals("sgdm") || name.equals("adamw");
        Settings settings = Setup.defaults()
                .with("optimizer", name)
                .with("beta", NaiveNetwork.BETA)
                .with("beta1", NaiveNetwork.BETA1)
                .with("beta2", NaiveNetwork.BETA2)
                .with("xi", NaiveNetwork.XI)
                .with("biasCorrection", true)
                .with("weightDecay", decays ? NaiveNetwork.DECAY : 0);
        return Optimizers.of(settings, eta);
    }
}
