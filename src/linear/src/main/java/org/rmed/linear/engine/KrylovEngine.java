package org.rmed.linear.engine;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.rmed.linear.TwoLayerProblem;
import org.rmed.linear.initial.Vectors;
import org.rmed.optimizer.Optimizer;
import org.rmed.spec.UsageException;

/**
 * Moves only the few coordinates in which a method linear in the gradient can move under the exact gradient: O(k^2) per step,
 * whatever d. Before a step is taken directions are added until the open ones, those whose images may leave the subspaces
 * (see {@link KrylovSpace}), carry no more than the tolerance; what is cut off is smaller by a further factor of about
 * ||W1(0)|| / ||W1||. With the default tolerance nothing but rounding is left: 1e-12 of the largest entry on whole runs.
 *
 * <p>The certificate bounds the difference from the dense engine as long as the run does not overshoot; a run that oscillates
 * for long enlarges every difference, as it does roundings. One whose loss has grown by a factor of 1e6 diverges: from there on
 * directions and certificate stay as they are.
 */
public final class KrylovEngine implements Engine {

    private static final int MOST_DIRECTIONS = 200;
    private static final double TOLERANCE = 1e-14;
    private static final double RUNAWAY = 1e6;

    private final double[] target;
    private final KrylovSpace space;
    private final ReducedNetwork reduced;
    private final LiftedNetwork lifted;
    private final KrylovThresholds thresholds;
    private final int most;
    private final double tolerance;
    private double runawayLoss;
    private double largestShare;
    private long t;

    /**
     * @param optimizer linear in the gradient
     * @param mostDirections of each side, at least 1; more than d means d. Empty: 200
     * @param tolerance the share that the last directions may have. Empty: 1e-14
     * @throws UsageException if the start itself needs more directions
     */
    public KrylovEngine(
            TwoLayerProblem problem, Optimizer optimizer, OptionalInt mostDirections, OptionalDouble tolerance) {
        if (!optimizer.linearInGradient()) {
            throw new IllegalArgumentException(optimizer.name() + " is not linear in the gradient");
        }
        this.target = problem.target();
        this.most = StrictMath.min(problem.dimension(), mostDirections.orElse(MOST_DIRECTIONS));
        this.tolerance = tolerance.orElse(TOLERANCE);
        this.space = new KrylovSpace(problem.initial(), problem.secondLayer(), target);
        this.reduced = new ReducedNetwork(space, problem.secondLayer(), target, optimizer.update());
        this.lifted = new LiftedNetwork(space, reduced);
        this.thresholds = new KrylovThresholds(space, reduced, lifted, target);
        this.runawayLoss = Double.POSITIVE_INFINITY;
        grow();
        // all of E(0) is known only now
        this.runawayLoss = RUNAWAY * StrictMath.max(loss(), halfSquare(reduced.target()));
    }

    @Override
    public void step() {
        reduced.step(t);
        t++;
        lifted.moved();
        grow();
    }

    private void grow() {
        if (!(loss() <= runawayLoss)) {
            return;
        }
        double share = share();
        while (share > tolerance) {
            if (!space.grow(most)) {
                throw tooMany(share);
            }
            reduced.extend(space);
            share = share();
        }
        largestShare = StrictMath.max(largestShare, share);
    }

    private double share() {
        return reduced.share(space.firstOpenLeft(), space.firstOpenRight());
    }

    private UsageException tooMany(double share) {
        return new UsageException(String.format(
                Locale.ROOT,
                "krylov needs more than %d direction%s here: at t=%d the last one still carries %.1g > %.1g; raise rank,"
                        + " lower s=d^-alpha, or use engine=dense",
                most,
                most == 1 ? "" : "s",
                t,
                share,
                tolerance));
    }

    @Override
    public String name() {
        return "krylov";
    }

    /** The largest share that the outermost directions had at any state of the run: what one more direction changes. */
    @Override
    public Certificate certificate() {
        return new Certificate(
                largestShare,
                StrictMath.max(space.left().size(), space.right().size()),
                "largest share of the outermost directions in w2, E and W1 - W1(0)",
                !space.initial().stored());
    }

    @Override
    public long t() {
        return t;
    }

    @Override
    public double[] target() {
        return target;
    }

    @Override
    public double[] secondLayer() {
        return lifted.secondLayer();
    }

    @Override
    public double[] error() {
        return lifted.error();
    }

    @Override
    public double loss() {
        return halfSquare(reduced.error());
    }

    private static double halfSquare(double[] x) {
        return 0.5 * Vectors.dot(x, x);
    }

    @Override
    public double[] rowNormsSquared() {
        return lifted.rowNormsSquared();
    }

    @Override
    public double[][] firstLayer() {
        return lifted.firstLayer();
    }

    @Override
    public boolean secondLayerReaches(double threshold) {
        return thresholds.secondLayerReaches(threshold);
    }

    /** Where W1(0) is implicit, the entries of W1 - W1(0). */
    @Override
    public boolean firstLayerReaches(double threshold) {
        return thresholds.firstLayerReaches(threshold);
    }

    @Override
    public boolean errorReaches(double threshold) {
        return thresholds.errorReaches(threshold);
    }

    @Override
    public double[] secondLayerGradient() {
        return lifted.liftLeft(reduced.secondLayerGradient());
    }

    @Override
    public double[] lastSecondLayerGradient() {
        return lifted.liftLeft(reduced.lastSecondLayerGradient());
    }

    @Override
    public void close() {
        // there are no threads
    }
}
