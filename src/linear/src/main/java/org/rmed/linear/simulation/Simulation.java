package org.rmed.linear.simulation;

import org.rmed.linear.engine.DenseEngine;
import org.rmed.linear.engine.Engine;
import org.rmed.linear.engine.KrylovEngine;
import org.rmed.linear.engine.Network;
import org.rmed.linear.engine.SkeletonEngine;
import org.rmed.linear.limit.LimitEngine;
import org.rmed.linear.limit.LimitRun;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Trajectory;

/** One run from start to end: step by step, or to the limit of small steps. */
public final class Simulation implements AutoCloseable {

    private final Course course;

    /** Prepares a run; nothing moves yet. */
    public Simulation(Setup setup) {
        this.course = setup.engine() == EngineKind.LIMIT
                ? new ToTheLimit(limit(setup))
                : new StepByStep(setup, engine(setup));
    }

    /** Runs settings to their end, with nobody watching. */
    public static Trajectory run(Setup setup) {
        try (Simulation simulation = new Simulation(setup)) {
            return simulation.run(Observer.NONE);
        }
    }

    /**
     * Runs to the end. A run cannot be repeated: make a new one.
     *
     * @throws org.rmed.spec.UsageException if the engine's error leaves its tolerance
     */
    public Trajectory run(Observer observer) {
        return course.run(observer);
    }

    /** The network as it stands. */
    public Network network() {
        return course.network();
    }

    private static Engine engine(Setup setup) {
        return switch (setup.engine()) {
            case DENSE -> new DenseEngine(setup.problem(), setup.oracle(), setup.optimizer(), setup.threads());
            case KRYLOV -> new KrylovEngine(setup.problem(), setup.optimizer(), setup.rank(), setup.tolerance());
            case SKELETON -> new SkeletonEngine(setup.problem(), setup.optimizer(), setup.rank(), setup.tolerance());
            case LIMIT -> throw new IllegalArgumentException("the limit engine takes no steps");
        };
    }

    private static LimitEngine limit(Setup setup) {
        return new LimitEngine(new LimitRun(
                setup.problem(),
                setup.optimizer(),
                setup.eps(),
                setup.steps(),
                setup.statistics(),
                setup.lossTargets(),
                setup.stopAtLoss(),
                setup.untilPhaseEnd(),
                setup.limitRows()));
    }

    @Override
    public void close() {
        course.close();
    }

    /** What steps and flows have in common. */
    private interface Course {

        Trajectory run(Observer observer);

        Network network();

        void close();
    }

    private record StepByStep(SteppedRun steps, Engine engine) implements Course {

        StepByStep(Setup setup, Engine engine) {
            this(new SteppedRun(setup, engine), engine);
        }

        @Override
        public Trajectory run(Observer observer) {
            return steps.run(observer);
        }

        @Override
        public Network network() {
            return engine;
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    private record ToTheLimit(LimitEngine limit) implements Course {

        @Override
        public Trajectory run(Observer observer) {
            return limit.run(observer);
        }

        @Override
        public Network network() {
            return limit.network();
        }

        @Override
        public void close() {
            // there are no threads
        }
    }
}
