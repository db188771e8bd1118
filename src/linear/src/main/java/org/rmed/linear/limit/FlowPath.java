package org.rmed.linear.limit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.ode.ContinuousOutputModel;
import org.apache.commons.math3.ode.events.EventHandler;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.rmed.spec.UsageException;

/**
 * The whole path of a {@link ReducedFlow}, by Dormand and Prince's method 8(5,3) with dense output. The error of a step is held
 * below 1e-13 of the largest weight, and below 1e-13 of the largest e_l, although both run over hundreds of decades.
 */
final class FlowPath {

    private static final double TOLERANCE = 1e-13;
    private static final double SHORTEST_STEP = 1e-9;
    /** In units of 1/||A||; short enough for events to be seen at the ends of steps, and for the dense output. */
    private static final double LONGEST_STEP = 0.25;

    private static final double FIRST_STEP = 1e-3;
    /** At ||E|| this small, relative to ||A||, the flow is at rest. */
    private static final double REST = 1e-140;

    private final ContinuousOutputModel model = new ContinuousOutputModel();
    private final List<Double> times = new ArrayList<>();
    private final double[] start;
    private final double end;

    /**
     * Integrates until the horizon or rest.
     *
     * @param horizon in units of 1/||A||
     * @param mostEvaluations after which the flow is given up
     * @throws UsageException if it is given up
     */
    FlowPath(ReducedFlow flow, double horizon, int mostEvaluations) {
        this.start = flow.start();
        times.add(0.0);
        if (horizon == 0) {
            this.end = 0;
            return;
        }
        BlockIntegrator integrator = new BlockIntegrator(flow);
        integrator.setInitialStepSize(FIRST_STEP);
        integrator.setMaxEvaluations(mostEvaluations);
        integrator.addStepHandler(model);
        integrator.addStepHandler(new Clock());
        integrator.addEventHandler(new Rest(flow), 1, 1e-6, 100);
        try {
            this.end = integrator.integrate(flow, 0, start, horizon, new double[start.length]);
        } catch (MaxCountExceededException e) {
            throw new UsageException(
                    "gradient flow is not at rest at tau ||A||=" + (float) integrator.getCurrentStepStart() + ", after "
                            + mostEvaluations
                            + " evaluations: it waits near a saddle, or the initial W1 is too large; give fewer steps, or use engine=dense");
        }
    }

    /** The ends of the integrator's steps, rising from 0. */
    double[] times() {
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The state at a time: the last one from the end on. */
    double[] at(double theta) {
        if (theta == 0) {
            return start.clone();
        }
        model.setInterpolatedTime(StrictMath.min(theta, end));
        return model.getInterpolatedState().clone();
    }

    private final class Clock implements StepHandler {

        @Override
        public void init(double theta, double[] y, double horizon) {
            // the start is known
        }

        @Override
        public void handleStep(StepInterpolator step, boolean last) {
            times.add(step.getCurrentTime());
        }
    }

    private record Rest(ReducedFlow flow) implements EventHandler {

        @Override
        public void init(double theta, double[] y, double horizon) {
            // nothing to prepare
        }

        @Override
        public double g(double theta, double[] y) {
            double start = flow.squaredError(flow.start());
            return StrictMath.log(flow.squaredError(y) / start + Double.MIN_NORMAL) - 2 * StrictMath.log(REST);
        }

        @Override
        public Action eventOccurred(double theta, double[] y, boolean increasing) {
            return Action.STOP;
        }

        @Override
        public void resetState(double theta, double[] y) {
            // the state is left alone
        }
    }

    /** The library's tolerance is one number per component for the whole path; here it follows the size of the block. */
    private static final class BlockIntegrator extends DormandPrince853Integrator {

        private final ReducedFlow flow;

        BlockIntegrator(ReducedFlow flow) {
            super(SHORTEST_STEP, LONGEST_STEP, new double[flow.getDimension()], new double[flow.getDimension()]);
            this.flow = flow;
        }

        @Override
        protected double estimateError(double[][] rates, double[] y0, double[] y1, double h) {
            int e = y0.length - flow.e(y0).length;
            Arrays.fill(vecAbsoluteTolerance, 0, e, TOLERANCE * flow.weightSize(y0));
            Arrays.fill(vecAbsoluteTolerance, e, y0.length, TOLERANCE * StrictMath.sqrt(flow.squaredError(y0)));
            return super.estimateError(rates, y0, y1, h);
        }
    }
}
