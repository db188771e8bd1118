package org.rmed.lab.figure;

import java.util.List;
import java.util.stream.Stream;
import org.rmed.spec.Settings;

/** A start small enough for the rank-one bounds of both theorem halves to lie below 1. */
final class Deep {

    private static final List<String> SGDM = List.of("optimizer=sgdm", "alpha=2.5", "statistics=rank");
    private static final List<String> ADAM = List.of("optimizer=adam", "alpha=2.5", "eta=0.02*s", "statistics=rank");

    /** In words, for captions. */
    static final String REGIME = "`s = d^-2.5`, SGD+M with `h ||A|| = 0.005` and `beta = 0.9`, Adam with `eta = s/50`,"
            + " `beta1 = 0.9` and `beta2 = beta1^2`";

    private Deep() {}

    /** Both optimizers, with the columns of the singular value decomposition. */
    static List<Settings> settings(int d, int seeds) {
        return Stream.of(SGDM, ADAM)
                .flatMap(configuration -> Seeds.settings(d, 1, seeds, configuration).stream())
                .toList();
    }
}
