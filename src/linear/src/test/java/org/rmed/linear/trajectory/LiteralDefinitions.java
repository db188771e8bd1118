package org.rmed.linear.trajectory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Definitions 1 to 6 of Jiang, Malik and Li (2023) as they stand: each time is the infimum of a set of recorded t, and every
 * state is looked at anew. E_j of a mixed target is sign(A_j) E_j.
 */
record LiteralDefinitions(double[] target, List<State> states) {

    /** Definitions 1 to 3, with d^(-alpha/2) = sqrt(s) and eps_0 = eps / d. */
    Map<String, Long> sgdMomentum(double scale, double eps) {
        double reached = Math.sqrt(scale);
        OptionalLong t1 = first(t -> Arrays.stream(states.get(t).w2()).anyMatch(x -> Math.abs(x) >= reached)
                || Arrays.stream(states.get(t).w1())
                        .flatMapToDouble(Arrays::stream)
                        .anyMatch(x -> Math.abs(x) >= reached));
        OptionalLong t2 = first(t -> after(t1, t) && anyErrorAtLeast(t, -Math.sqrt(eps / target.length)));
        OptionalLong t3 = first(t -> t1.isPresent()
                && t >= t1.getAsLong()
                && Arrays.stream(states.get(t).error()).map(e -> e * e).sum() <= eps);
        return times(Map.of("T_1", t1, "T_2", t2, "T_3", t3));
    }

    /** Definitions 4 to 6 and the theorem's T_Adam,1, with d^-(alpha/2 + 1/4) = sqrt(s / sqrt(d)). */
    Map<String, Long> adam(double scale, double eta) {
        int d = target.length;
        OptionalLong tp = first(
                t -> Arrays.stream(states.get(t).w2()).allMatch(x -> Math.abs(x) >= Math.sqrt(scale / Math.sqrt(d))));
        OptionalLong t1 = first(t -> anyErrorAtLeast(t, -Math.sqrt(eta * d)));
        OptionalLong tg = first(t -> after(t1, t)
                && Arrays.stream(states.get(t).secondLayerGradient()).anyMatch(g -> Math.abs(g) <= d * Math.sqrt(eta)));
        long[] flips = flips(eta);
        OptionalLong tf = Arrays.stream(flips).anyMatch(f -> f < 0)
                ? OptionalLong.empty()
                : Arrays.stream(flips).max();
        OptionalLong t2 = IntStream.of(0, 1)
                .mapToObj(k -> k == 0 ? tg : tf)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
        return times(Map.of("T_P", tp, "T_1", t1, "T_g", tg, "T_f", tf, "T_2", t2));
    }

    /** T_{f,j} for each j, -1 where not reached. */
    long[] flips(double eta) {
        double threshold = -Math.sqrt(eta * target.length);
        OptionalLong t1 = first(t -> anyErrorAtLeast(t, threshold));
        return IntStream.range(0, target.length)
                .mapToLong(j ->
                        first(t -> after(t1, t) && error(t, j) >= threshold).orElse(-1))
                .toArray();
    }

    private double error(int t, int j) {
        return Math.signum(target[j]) * states.get(t).error()[j];
    }

    private boolean anyErrorAtLeast(int t, double threshold) {
        return IntStream.range(0, target.length).anyMatch(j -> error(t, j) >= threshold);
    }

    private static boolean after(OptionalLong start, int t) {
        return start.isPresent() && t > start.getAsLong();
    }

    private OptionalLong first(IntPredicate holds) {
        return IntStream.range(0, states.size()).filter(holds).asLongStream().findFirst();
    }

    private static Map<String, Long> times(Map<String, OptionalLong> all) {
        Map<String, Long> reached = new TreeMap<>();
        all.forEach((name, time) -> time.ifPresent(t -> reached.put(name, t)));
        return reached;
    }
}
