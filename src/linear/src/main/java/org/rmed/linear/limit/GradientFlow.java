package org.rmed.linear.limit;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.engine.Certificate;
import org.rmed.linear.initial.Vectors;
import org.rmed.spec.UsageException;

/**
 * dW/dtau = -grad Lbar: the limit of gradient descent and of heavy-ball and Nesterov momentum, with tau = eta t / (1 - beta). Solved in the few
 * directions of a {@link KrylovPair}, O(d k) for each state looked at. Relative error of times and weights: {@link #certificate}.
 */
final class GradientFlow implements Flow {

    private static final int MOST_EVALUATIONS = 100_000;
    /** Evaluations times numbers in the state: the path kept takes about ten bytes for each. */
    private static final int MOST_NUMBERS = 20_000_000;
    /** Beyond this error the directions are too few. */
    private static final double WORST_ERROR = 1e-6;

    private final TwoLayerProblem problem;
    private final double stepsPerTime;
    private final double norm;
    private final KrylovPair pair;
    private final ReducedFlow flow;
    private final FlowPath path;
    private final double[] grid;
    private final FlowPhases phases;
    private final Certificate certificate;
    private final double[] outside;
    private double[] state;

    GradientFlow(LimitRun run) {
        this.problem = run.problem();
        this.stepsPerTime = (1 - run.optimizer().momentum()) / run.optimizer().eta();
        this.norm = problem.targetNorm();
        this.pair = new KrylovPair(problem);
        double size = problem.initial().size();
        double[][] initial = pair.coupling();
        for (double[] row : initial) {
            Arrays.setAll(row, l -> size * row[l]);
        }
        this.flow = new ReducedFlow(pair.left().along(problem.secondLayer()), initial, norm);
        this.path = new FlowPath(
                flow,
                run.horizonSteps() / stepsPerTime * norm,
                StrictMath.min(MOST_EVALUATIONS, MOST_NUMBERS / flow.getDimension()));
        this.grid = path.times();
        this.outside = outside();
        this.certificate = new Certificate(
                measuredError(),
                pair.right().size(),
                "largest of: drift of the conserved W2^T W2 - W1 W1^T, parting of E and W2 W1 - A, coupling to directions left out",
                !problem.initial().stored());
        if (!(certificate.error() <= WORST_ERROR)) {
            throw new UsageException("gradient flow in " + pair.right().size() + " directions has a relative error of "
                    + (float) certificate.error() + ", more than " + WORST_ERROR
                    + ": the initial W1 is too large; raise alpha, or use engine=dense");
        }
        this.state = flow.start();
        this.phases = findPhases(run.eps());
    }

    /** ||G[i,:]||^2 outside the right directions (d). */
    private double[] outside() {
        double[] left = problem.initial().rowNormsSquared();
        for (int i = 0; i < left.length; i++) {
            for (int l = 0; l < pair.right().size(); l++) {
                left[i] -= pair.image(l)[i] * pair.image(l)[i];
            }
            left[i] = StrictMath.max(0, left[i]);
        }
        return left;
    }

    private double measuredError() {
        double size = problem.initial().size();
        double worst = 0;
        double accumulated = 0;
        for (int step = 0; step < grid.length; step++) {
            double[] y = path.at(grid[step]);
            double outsideError = 0;
            double outsideWeights = 0;
            double[] z = flow.z(y);
            for (int k = 0; k < z.length; k++) {
                outsideError += size * pair.leftOutside(k) * StrictMath.abs(z[k]) / norm;
            }
            double[] e = flow.e(y);
            for (int l = 0; l < e.length; l++) {
                outsideWeights += size * pair.rightOutside(l) * StrictMath.abs(e[l]) / (norm * flow.weightSize(y));
            }
            accumulated += step == 0 ? 0 : (grid[step] - grid[step - 1]) * outsideWeights;
            worst = StrictMath.max(worst, StrictMath.max(flow.drift(y), flow.inconsistency(y)));
            worst = StrictMath.max(worst, outsideError);
        }
        return worst + accumulated;
    }

    private FlowPhases findPhases(double eps) {
        FirstPhaseEnd firstPhaseEnd = new FirstPhaseEnd(problem, pair, flow);
        AlmostOvershooting overshooting = new AlmostOvershooting(problem.target(), pair.right(), flow, eps);
        double t1 = FirstTime.onGrid(0, grid, theta -> firstPhaseEnd.measure(path.at(theta)));
        double t2 = Double.POSITIVE_INFINITY;
        double t3 = Double.POSITIVE_INFINITY;
        if (t1 < Double.POSITIVE_INFINITY) {
            t2 = FirstTime.onGrid(t1, grid, theta -> overshooting.measure(path.at(theta)));
            t3 = FirstTime.onGrid(t1, grid, theta -> StrictMath.log(eps / flow.squaredError(path.at(theta))));
        }
        Map<String, Double> times = new LinkedHashMap<>();
        times.put("T_1", t1 / norm);
        times.put("T_2", t2 / norm);
        times.put("T_3", t3 / norm);
        return new FlowPhases(Collections.unmodifiableMap(times), new double[0], StrictMath.min(t2, t3) / norm);
    }

    @Override
    public double stepsPerTime() {
        return stepsPerTime;
    }

    @Override
    public double firstTime() {
        return 0;
    }

    @Override
    public void moveTo(double tau) {
        state = path.at(tau * norm);
    }

    @Override
    public FlowPhases phases() {
        return phases;
    }

    @Override
    public double reaches(double share) {
        double level = share * flow.squaredError(path.at(0));
        return FirstTime.onGrid(0, grid, theta -> StrictMath.log(level / flow.squaredError(path.at(theta)))) / norm;
    }

    @Override
    public double[] target() {
        return problem.target();
    }

    @Override
    public double[] secondLayer() {
        return KrylovPair.combine(flow.z(state), pair.left(), problem.dimension());
    }

    @Override
    public double[] error() {
        return KrylovPair.combine(flow.e(state), pair.right(), problem.dimension());
    }

    /** {@inheritDoc} True to a common factor where the squares would underflow: see {@link RowNorms}. */
    @Override
    public double[] rowNormsSquared() {
        double size = problem.initial().size();
        int n = pair.right().size();
        double[][] inside = new double[n][];
        for (int l = 0; l < n; l++) {
            inside[l] = KrylovPair.combine(flow.column(state, l), pair.left(), problem.dimension());
            Vectors.add(inside[l], size, pair.image(l));
        }
        return RowNorms.of(inside, size, outside);
    }

    @Override
    public double[][] firstLayer() {
        throw RowNorms.noEntries();
    }

    @Override
    public Certificate certificate() {
        return certificate;
    }
}
