package org.rmed.theory.gauge;

import java.util.List;
import org.rmed.linear.engine.Network;
import org.rmed.linear.initial.Vectors;
import org.rmed.linear.simulation.Setup;
import org.rmed.theory.Gauge;

/**
 * The network along u = C1, known from t = 0: c = W2 u / ||u||^2 and v = W1^T u / ||u||^2, the least-squares fit of W1 = u v^T,
 * W2 = c u^T. Its residuals R1, R2 are orthogonal to u, so that (c, v) follows the recursion of two layers of width one exactly,
 * momentum included.
 *
 * <ul>
 *   <li>residual_1 = max |R1[i,j]| / |u_i v_j|, residual_2 = max |R2_i| / |c u_i|, residual_norm = ||R1||_F / ||W1||_F;
 *   <li>c ||u||, v_least = min sign(A_j) v_j ||u||, balance = c / ||v||;
 *   <li>c_rise, v_rise: the smallest rise of c and of sign(A_j) v_j in the step to t, over their size; NaN at t = 0;
 *   <li>relation = max |E_j - (c ||u||^2 v_j - A_j)| / |A_j|.
 * </ul>
 *
 * Each largest or smallest entry is followed by its i, its i and j, or its j.
 */
public record RankOneStructure() implements Gauge {

    @Override
    public List<String> columns() {
        return List.of(
                "residual_1",
                "residual_1_i",
                "residual_1_j",
                "residual_2",
                "residual_2_i",
                "residual_norm",
                "c",
                "v_least",
                "v_least_j",
                "balance",
                "c_rise",
                "v_rise",
                "v_rise_j",
                "relation",
                "relation_j");
    }

    @Override
    public Reader attach(Setup setup) {
        return new StructureReader(
                setup.problem().growingDirection(), setup.problem().target());
    }

    private static final class StructureReader implements Reader {

        private final double[] unit;
        private final double[] target;
        private double lastC = Double.NaN;
        private double[] lastV;

        StructureReader(double[] direction, double[] target) {
            double norm = StrictMath.sqrt(Vectors.dot(direction, direction));
            unit = new double[direction.length];
            Vectors.add(unit, 1 / norm, direction);
            this.target = target;
        }

        @Override
        public double[] read(long t, Network network) {
            double[][] first = network.firstLayer();
            double[] second = network.secondLayer();
            double c = Vectors.dot(second, unit);
            double[] v = new double[target.length];
            for (int i = 0; i < v.length; i++) {
                Vectors.add(v, unit[i], first[i]);
            }
            Extremum relative1 = Extremum.largest();
            Extremum relative2 = Extremum.largest();
            double residual = 0;
            double total = 0;
            for (int i = 0; i < v.length; i++) {
                relative2.take(StrictMath.abs(second[i] / (c * unit[i]) - 1), i);
                for (int j = 0; j < v.length; j++) {
                    double fit = unit[i] * v[j];
                    double rest = first[i][j] - fit;
                    relative1.take(StrictMath.abs(rest / fit), i, j);
                    residual += rest * rest;
                    total += first[i][j] * first[i][j];
                }
            }
            Extremum least = Extremum.smallest();
            Extremum rise = lastV == null ? Extremum.none() : Extremum.smallest();
            Extremum relation = Extremum.largest();
            for (int j = 0; j < v.length; j++) {
                double sign = StrictMath.signum(target[j]);
                least.take(sign * v[j], j);
                if (lastV != null) {
                    rise.take(sign * (v[j] - lastV[j]) / StrictMath.abs(v[j]), j);
                }
                double error = network.error()[j] - (c * v[j] - target[j]);
                relation.take(StrictMath.abs(error / target[j]), j);
            }
            double[] row = {
                relative1.value(),
                relative1.first(),
                relative1.second(),
                relative2.value(),
                relative2.first(),
                StrictMath.sqrt(residual / total),
                c,
                least.value(),
                least.first(),
                c / StrictMath.sqrt(Vectors.dot(v, v)),
                (c - lastC) / StrictMath.abs(c),
                rise.value(),
                rise.first(),
                relation.value(),
                relation.first()
            };
            lastC = c;
            lastV = v;
            return row;
        }
    }
}
