package org.rmed.optimizer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.rmed.spec.Settings;
import org.rmed.spec.UsageException;

/**
 * The one registry of optimizers: name to constructor from settings. Keys read: {@code optimizer, beta, beta1, beta2,
 * xi, xiPlacement, biasCorrection, weightDecay}.
 */
public final class Optimizers {

    private static final double BELOW_ONE = Math.nextDown(1.0);
    private static final Map<String, BiFunction<Settings, Double, Optimizer>> BY_NAME = registry();

    private Optimizers() {}

    /** The names, in the order of the manual. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * Builds the optimizer that the settings name.
     *
     * @param eta learning rate (the settings may leave it to the program, so it is passed)
     * @throws UsageException for an unknown name, a hyper-parameter out of range, or weight decay that the named
     *     optimizer does not have
     */
    public static Optimizer of(Settings settings, double eta) {
        String name = settings.choice("optimizer", names());
        if (decay(settings) > 0 && !List.of("sgdm", "adamw").contains(name)) {
            throw new UsageException("weightDecay=" + settings.text("weightDecay") + " does not apply to optimizer="
                    + name + "; use adamw (decoupled) or sgdm (L2), or weightDecay=0");
        }
        return BY_NAME.get(name).apply(settings, eta);
    }

    private static Map<String, BiFunction<Settings, Double, Optimizer>> registry() {
        Map<String, BiFunction<Settings, Double, Optimizer>> map = new LinkedHashMap<>();
        map.put("sgdm", (s, eta) -> new SgdMomentum(eta, memory(s, "beta"), decay(s)));
        map.put(
                "adam",
                (s, eta) -> new Adam(eta, memory(s, "beta1"), beta2(s, square(s)), denominator(s), corrected(s)));
        map.put("gd", (s, eta) -> new GradientDescent(eta));
        map.put("nesterov", (s, eta) -> new Nesterov(eta, memory(s, "beta")));
        map.put("adagrad", (s, eta) -> new Adagrad(eta, denominator(s)));
        map.put("rmsprop", (s, eta) -> new RmsProp(eta, beta2(s, 0.99), denominator(s), corrected(s)));
        map.put(
                "amsgrad",
                (s, eta) -> new AmsGrad(eta, memory(s, "beta1"), beta2(s, 0.999), denominator(s), corrected(s)));
        map.put(
                "adamw",
                (s, eta) ->
                        new AdamW(eta, memory(s, "beta1"), beta2(s, 0.999), denominator(s), corrected(s), decay(s)));
        map.put("sign", (s, eta) -> new SignDescent(eta));
        return Collections.unmodifiableMap(map);
    }

    private static double memory(Settings settings, String key) {
        return settings.real(key, 0, BELOW_ONE);
    }

    private static double square(Settings settings) {
        double beta1 = memory(settings, "beta1");
        return beta1 * beta1;
    }

    private static double beta2(Settings settings, double otherwise) {
        return settings.realOrAuto("beta2", 0, BELOW_ONE).orElse(otherwise);
    }

    private static double decay(Settings settings) {
        return settings.real("weightDecay", 0, Double.MAX_VALUE);
    }

    private static boolean corrected(Settings settings) {
        return settings.flag("biasCorrection");
    }

    private static Denominator denominator(Settings settings) {
        return new Denominator(
                settings.real("xi", 0, Double.MAX_VALUE), Denominator.Placement.named(settings.text("xiPlacement")));
    }
}
