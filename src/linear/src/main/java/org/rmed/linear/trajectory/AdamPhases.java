package org.rmed.linear.trajectory;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rmed.linear.engine.Engine;

/**
 * The phases of Adam, Jiang, Malik and Li (2023), appendix D. For a target of mixed signs E_j stands for
 * sign(A_j) E_j.
 *
 * <ul>
 *   <li>T_P: first t with min_i |w2_i| >= sqrt(s / sqrt(d)) = d^-(alpha/2 + 1/4); the theorem's T_Adam,1;
 *   <li>T_1, Definition 4: first t with some E_j >= -sqrt(eta d);
 *   <li>T_g, Definition 5: first t > T_1 with some |g2_i| <= d sqrt(eta);
 *   <li>T_{f,j}, Definition 6 (flip times): first t > T_1 with E_j >= -sqrt(eta d); T_f their maximum;
 *   <li>T_2 = min(T_g, T_f): end of the second phase; the theorem's T_Adam,2.
 * </ul>
 */
public final class AdamPhases implements PhaseTracker {

    /** A step changes g2 by far less than this many thresholds: by about 2 max|A| sqrt(eta) of one, near T_g. */
    private static final double NEAR = 4;

    private final double planted;
    private final double smallError;
    private final double smallGradient;
    private final Map<String, Double> times = new LinkedHashMap<>();
    private final double[] flips;
    private int flipped;

    /**
     * @param scale s = d^-alpha
     * @param eta learning rate
     * @param d dimension
     */
    public AdamPhases(double scale, double eta, int d) {
        this.planted = StrictMath.sqrt(scale / StrictMath.sqrt(d));
        this.smallError = -StrictMath.sqrt(eta * d);
        this.smallGradient = d * StrictMath.sqrt(eta);
        this.flips = new double[d];
        Arrays.fill(flips, -1);
    }

    @Override
    public boolean observe(Engine engine) {
        int before = times.size();
        double t = engine.t();
        if (!times.containsKey("T_P") && smallest(engine.secondLayer()) >= planted) {
            times.put("T_P", t);
        }
        if (!times.containsKey("T_1")) {
            if (engine.errorReaches(smallError)) {
                times.put("T_1", t);
            }
        } else {
            noteFlips(engine);
            // g2 comes with its step, when the state is gone: near the threshold it is worked out ahead, so that the
            // state at T_g can be recorded
            if (!times.containsKey("T_g") && smallest(engine.lastSecondLayerGradient()) <= NEAR * smallGradient) {
                noteGradient(t, engine.secondLayerGradient());
            }
        }
        return times.size() > before;
    }

    @Override
    public void afterStep(Engine engine) {
        double t = engine.t() - 1;
        if (times.containsKey("T_1") && t > times.get("T_1")) {
            noteGradient(t, engine.lastSecondLayerGradient());
        }
    }

    @Override
    public boolean over() {
        return times.containsKey("T_2");
    }

    @Override
    public Phases phases() {
        Map<String, Double> ordered = new LinkedHashMap<>();
        for (String name : new String[] {"T_P", "T_1", "T_g", "T_f", "T_2"}) {
            if (times.containsKey(name)) {
                ordered.put(name, times.get(name));
            }
        }
        return new Phases(Collections.unmodifiableMap(ordered), flips.clone());
    }

    private void noteGradient(double t, double[] gradient) {
        if (!times.containsKey("T_g") && smallest(gradient) <= smallGradient) {
            times.put("T_g", t);
            times.merge("T_2", t, Math::min);
        }
    }

    private void noteFlips(Engine engine) {
        if (flipped == flips.length) {
            return;
        }
        double[] error = engine.error();
        for (int j = 0; j < flips.length; j++) {
            if (flips[j] < 0 && StrictMath.signum(engine.target()[j]) * error[j] >= smallError) {
                flips[j] = engine.t();
                flipped++;
            }
        }
        if (flipped == flips.length) {
            times.put("T_f", (double) engine.t());
            times.putIfAbsent("T_2", (double) engine.t());
        }
    }

    private static double smallest(double[] values) {
        return Arrays.stream(values).map(StrictMath::abs).min().orElseThrow();
    }
}
