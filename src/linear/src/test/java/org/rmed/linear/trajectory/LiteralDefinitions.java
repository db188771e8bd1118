package org.rmed.linear.trajectory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Definitions 1 to 6 of Jiang, Malik and Li (2023) as they stand: each time is the infimum of a set of recorded t, and every
 * state is looked at anew. E_j of a mixed target is sign(A_j) E_j.
 */
record LiteralDefinitions(double[] target, List<State> states) {

    /** Definitions 1 to 3, with d^(-alpha/2) = sqrt(s) and eps_0 = eps / d. */
    Map<String, Double> sgdMomentum(double scale, double eps) {
        double reached = Math.sqrt(scale);
        OptionalDouble t1 = first(t -> Arrays.stream(states.get(t).w2()).anyMatch(x -> Math.abs(x) >= reached)
                || Arrays.stream(states.get(t).w1())
                        .flatMapToDouble(Arrays::stream)
                        .anyMatch(x -> Math.abs(x) >= reached));
        OptionalDouble t2 = first(t -> after(t1, t) && anyErrorAtLeast(t, -Math.sqrt(eps / target.length)));
        OptionalDouble t3 = first(t -> t1.isPresent()
                && t >= t1.getAsDouble()
                && Arrays.stream(states.get(t).error()).map(e -> e * e).sum() <= eps);
        return times(Map.of("T_1", t1, "T_2", t2, "T_3", t3));
    }

    /** Definitions 4 to 6 and the theorem's T_Adam,1, with d^-(alpha/2 + 1/4) = sqrt(s / sqrt(d)). */
    Map<String, Double> adam(double scale, double eta) {
        int d = target.length;
        OptionalDouble tp = first(
                t -> Arrays.stream(states.get(t).w2()).allMatch(x -> Math.abs(x) >= Math.sqrt(scale / Math.sqrt(d))));
        OptionalDouble t1 = first(t -> anyErrorAtLeast(t, -Math.sqrt(eta * d)));
        OptionalDouble tg = first(t -> after(t1, t)
                && Arrays.stream(states.get(t).secondLayerGradient()).anyMatch(g -> Math.abs(g) <= d * Math.sqrt(eta)));
        double[] flips = flips(eta);
        OptionalDouble tf = Arrays.stream(flips).anyMatch(f -> f < 0)
                ? OptionalDouble.empty()
                : Arrays.stream(flips).max();
        OptionalDouble t2 = IntStream.of(0, 1)
                .mapToObj(k -> k == 0 ? tg : tf)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .min();
        return times(Map.of("T_P", tp, "T_1", t1, "T_g", tg, "T_f", tf, "T_2", t2));
    }

    /** T_{f,j} for each j, -1 where not reached. */
    double[] flips(double eta) {
        double threshold = -Math.sqrt(eta * target.length);
        OptionalDouble t1 = first(t -> anyErrorAtLeast(t, threshold));
        return IntStream.range(0, target.length)
                .mapToDouble(j ->
                        first(t -> after(t1, t) && error(t, j) >= threshold).orElse(-1))
                .toArray();
    }

    private double error(int t, int j) {
        return Math.signum(target[j]) * states.get(t).error()[j];
    }

    private boolean anyErrorAtLeast(int t, double threshold) {
        return IntStream.range(0, target.length).anyMatch(j -> error(t, j) >= threshold);
    }

    private static boolean after(OptionalDouble start, int t) {
        return start.isPresent() && t > start.getAsDouble();
    }

    private OptionalDouble first(IntPredicate holds) {
        return IntStream.range(0, states.size()).filter(holds).asDoubleStream().findFirst();
    }

    private static Map<String, Double> times(Map<String, OptionalDouble> all) {
        Map<String, Double> reached = new TreeMap<>();
        all.forEach((name, time) -> time.ifPresent(t -> reached.put(name, t)));
        return reached;
    }
}
