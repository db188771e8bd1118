package org.rmed.linear.limit;

import java.util.Arrays;
import org.rmed.linear.LossAndGradient;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.engine.Certificate;
import org.rmed.linear.initial.Vectors;

/**
 * dW/dtau = -sign(grad Lbar), tau = eta t: the limit of Adam, RMSprop and sign descent with xi = 0. Closed form, O(d) for each state:
 * {@link SignTransient}, then {@link SignColumns}.
 */
final class SignFlow implements Flow {

    /** A change that no double shows. */
    private static final double NOTHING = 1e-18;

    private final TwoLayerProblem problem;
    private final double eta;
    private final double[] sigma;
    private final SignTransient rows;
    private final SignColumns columns;
    private final SignRowNorms rowNorms;
    private final double[] initialError;
    private final FlowPhases phases;
    private final Certificate certificate;
    private double tau;

    SignFlow(LimitRun run) {
        this.problem = run.problem();
        this.eta = run.optimizer().eta();
        this.sigma = signs(problem.target());
        this.rows = SignTransient.of(problem);
        this.columns = new SignColumns(problem, rows, towardsTarget(rows.sign()), towardsTarget(rows.signedLead()));
        this.initialError = towardsTarget(problem.secondLayer());
        Arrays.setAll(initialError, j -> sigma[j] * initialError[j] - problem.target()[j]);
        this.phases = new SignPhases(problem, rows, columns, eta).phases();
        this.rowNorms = new SignRowNorms(problem, rows, sigma);
        this.certificate = certified();
    }

    private static double[] signs(double[] target) {
        double[] signs = new double[target.length];
        for (int j = 0; j < signs.length; j++) {
            if (target[j] == 0) {
                throw SignColumns.tooLarge("A_j=0 at j=" + j + ", and E_j chatters around 0 from the start");
            }
            signs[j] = StrictMath.signum(target[j]);
        }
        return signs;
    }

    /** sigma_j (y W1(0))_j (d); zeros if that is nothing beside A_j. */
    private double[] towardsTarget(double[] y) {
        double size = problem.initial().size();
        double smallest = Double.POSITIVE_INFINITY;
        for (double a : problem.target()) {
            smallest = StrictMath.min(smallest, StrictMath.abs(a));
        }
        double[] product = new double[y.length];
        if (size * StrictMath.sqrt(Vectors.dot(y, y)) > NOTHING * smallest
                || problem.initial().stored()) {
            product = problem.initial().transposeTimes(y);
        }
        for (int j = 0; j < product.length; j++) {
            product[j] *= sigma[j] * size;
        }
        return product;
    }

    /** In the transient E was taken to be -A: the turns of the rows are wrong by the relative change of E meanwhile. */
    private Certificate certified() {
        double[] errors = columns.errors(rows.end());
        double change = 0;
        for (int j = 0; j < errors.length; j++) {
            change = StrictMath.max(change, StrictMath.abs(errors[j] / StrictMath.abs(problem.target()[j]) - 1));
        }
        double error = 2 * change * rows.end() / Vectors.largest(problem.secondLayer());
        return new Certificate(
                rows.end() == 0 ? 0 : error,
                0,
                "rounding, and an estimate of what E's change during the initial transient does to w2",
                !problem.initial().stored());
    }

    @Override
    public double stepsPerTime() {
        return 1 / eta;
    }

    @Override
    public double firstTime() {
        return rows.end();
    }

    @Override
    public void moveTo(double time) {
        tau = StrictMath.min(time, columns.rest());
    }

    @Override
    public FlowPhases phases() {
        return phases;
    }

    @Override
    public double reaches(double share) {
        double level = StrictMath.sqrt(share * LossAndGradient.loss(initialError));
        if (share >= 1) {
            return 0;
        }
        return FirstTime.between(
                rows.end(),
                columns.rest(),
                time -> 1 - StrictMath.sqrt(LossAndGradient.loss(columns.errors(time))) / level);
    }

    @Override
    public double[] target() {
        return problem.target();
    }

    @Override
    public double[] secondLayer() {
        if (tau == 0) {
            return problem.secondLayer();
        }
        double[] w2 = new double[sigma.length];
        Arrays.setAll(w2, i -> rows.sign()[i] * (tau + rows.lead()[i]));
        return w2;
    }

    @Override
    public double[] error() {
        if (tau == 0) {
            return initialError;
        }
        double[] error = columns.errors(tau);
        Arrays.setAll(error, j -> -sigma[j] * error[j]);
        return error;
    }

    /** {@inheritDoc} At t = 0 true to a common factor where the squares would underflow: see {@link RowNorms}. */
    @Override
    public double[] rowNormsSquared() {
        return tau == 0 ? rowNorms.start() : rowNorms.displaced(columns.displacements(tau));
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
