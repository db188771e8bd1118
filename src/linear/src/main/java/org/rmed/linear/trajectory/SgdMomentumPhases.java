package org.rmed.linear.trajectory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rmed.linear.engine.Engine;

/**
 * The phases of SGD with momentum, Jiang, Malik and Li (2023), appendix C, with s = d^-alpha and eps = d^-p. For a target
 * of mixed signs E_j stands for sign(A_j) E_j (flipping an input coordinate changes nothing else).
 *
 * <ul>
 *   <li>T_1, Definition 1 (end of the first phase): first t with some |w2_i| or |W1[i,j]| >= sqrt(s) = d^(-alpha/2);
 *   <li>T_2, Definition 2 (almost overshooting): first t > T_1 with some E_j >= -sqrt(eps / d);
 *   <li>T_3, Definition 3 (convergence): first t >= T_1 with ||E||^2 <= eps.
 * </ul>
 *
 * The second phase, and with it the theorem's interval [T_SGD,1, T_SGD,2], ends at min(T_2, T_3).
 */
public final class SgdMomentumPhases implements PhaseTracker {

    private final double firstPhaseEnd;
    private final double eps;
    private final Map<String, Double> times = new LinkedHashMap<>();

    /**
     * @param scale s = d^-alpha
     * @param eps d^-p
     */
    public SgdMomentumPhases(double scale, double eps) {
        this.firstPhaseEnd = StrictMath.sqrt(scale);
        this.eps = eps;
    }

    @Override
    public boolean observe(Engine engine) {
        int before = times.size();
        if (!times.containsKey("T_1")) {
            if (engine.secondLayerReaches(firstPhaseEnd) || engine.firstLayerReaches(firstPhaseEnd)) {
                times.put("T_1", (double) engine.t());
            }
        } else if (!times.containsKey("T_2") && engine.errorReaches(-StrictMath.sqrt(eps / engine.target().length))) {
            times.put("T_2", (double) engine.t());
        }
        if (times.containsKey("T_1") && !times.containsKey("T_3") && 2 * engine.loss() <= eps) {
            times.put("T_3", (double) engine.t());
        }
        return times.size() > before;
    }

    @Override
    public void afterStep(Engine engine) {
        // every definition is about the state, none about the gradient
    }

    @Override
    public boolean over() {
        return times.containsKey("T_2") || times.containsKey("T_3");
    }

    @Override
    public Phases phases() {
        return new Phases(Collections.unmodifiableMap(new LinkedHashMap<>(times)), new double[0]);
    }
}
