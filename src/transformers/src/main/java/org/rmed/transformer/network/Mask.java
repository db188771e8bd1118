package org.rmed.transformer.network;

import java.util.Arrays;
import java.util.Optional;
import org.rmed.transformer.tensor.Scope;
import org.rmed.transformer.tensor.Tensor;

/**
 * Which keys a query may see. A forbidden score is lowered by 1e30, after which the softmax gives exactly 0 in either
 * precision; unlike minus infinity that leaves a query which may see nothing with numbers.
 *
 * @param lowering what is added to scores (batch x heads x queries x keys), with lengths of 1 where it does not vary;
 *     empty if everything may be seen
 */
record Mask(Optional<Tensor> lowering) {

    private static final double FORBIDDEN = -1e30;

    /** Everything may be seen. */
    static Mask none() {
        return new Mask(Optional.empty());
    }

    /** Keys where the rows (texts x length) are 1 may be seen, those where they are 0 may not. */
    static Mask keys(int[][] rows, Scope scope) {
        if (Arrays.stream(rows).allMatch(row -> Arrays.stream(row).allMatch(entry -> entry == 1))) {
            return none();
        }
        double[] flat = Arrays.stream(rows)
                .flatMapToInt(Arrays::stream)
                .mapToDouble(entry -> entry == 1 ? 0 : FORBIDDEN)
                .toArray();
        return new Mask(Optional.of(scope.reals(flat, rows.length, 1, 1, rows[0].length)));
    }

    /** Query t may see keys 0 to t. */
    static Mask causal(int length, Scope scope) {
        double[] flat = new double[length * length];
        for (int query = 0; query < length; query++) {
            Arrays.fill(flat, query * length + query + 1, (query + 1) * length, FORBIDDEN);
        }
        return new Mask(Optional.of(scope.reals(flat, 1, 1, length, length)));
    }

    /** What both let be seen. */
    Mask and(Mask other) {
        return lowering.isEmpty() || other.lowering.isEmpty()
                ? new Mask(lowering.or(other::lowering))
                : new Mask(Optional.of(lowering.get().plus(other.lowering.get())));
    }

    Tensor applied(Tensor scores) {
        return lowering.map(scores::plus).orElse(scores);
    }
}
