package org.rmed.theory.gauge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Observer;
import org.rmed.theory.Gauge;
import org.rmed.theory.Outcome;
import org.rmed.theory.Readings;
import org.rmed.theory.Runs;

/** Heavy ball written out with plain loops, state by state: what gauges are held against. */
final class HeavyBall {

    /** A state: weights, the error and the momentum that led to it. */
    record State(double[][] w1, double[] w2, double[] error, double[][] u1, double[] u2) {}

    final Setup setup;
    final List<State> states = new ArrayList<>();
    final Readings readings;

    private HeavyBall(Setup setup, Readings readings) {
        this.setup = setup;
        this.readings = readings;
    }

    /** The states of t = 0 to {@code steps}, and what the gauge reads in a run of the dense engine. */
    static HeavyBall run(Gauge gauge, int steps, String... words) {
        String[] all = Runs.with(words, "optimizer=sgdm", "engine=dense", "steps=" + steps);
        HeavyBall run = new HeavyBall(
                Setup.of(Runs.settings(all)),
                Outcome.of(Runs.settings(all), gauge, Observer.NONE).readings());
        int d = run.a().length;
        State state = new State(
                run.setup.problem().firstLayer(),
                run.setup.problem().secondLayer().clone(),
                new double[d],
                new double[d][d],
                new double[d]);
        run.states.add(run.withError(state));
        for (int t = 0; t < steps; t++) {
            run.states.add(run.step(run.states.get(t)));
        }
        return run;
    }

    double[] a() {
        return setup.problem().target();
    }

    double beta() {
        return setup.optimizer().momentum();
    }

    double eta() {
        return setup.optimizer().eta();
    }

    private State withError(State state) {
        double[] error = new double[a().length];
        for (int j = 0; j < error.length; j++) {
            double sum = 0;
            for (int i = 0; i < error.length; i++) {
                sum += state.w2[i] * state.w1[i][j];
            }
            error[j] = sum - a()[j];
        }
        return new State(state.w1, state.w2, error, state.u1, state.u2);
    }

    private State step(State now) {
        int d = now.w2.length;
        double[][] w1 = new double[d][d];
        double[] w2 = new double[d];
        double[][] u1 = new double[d][d];
        double[] u2 = new double[d];
        for (int i = 0; i < d; i++) {
            double pulled = 0;
            for (int j = 0; j < d; j++) {
                pulled += now.error[j] * now.w1[i][j];
                u1[i][j] = beta() * now.u1[i][j] + now.w2[i] * now.error[j];
                w1[i][j] = now.w1[i][j] - eta() * u1[i][j];
            }
            u2[i] = beta() * now.u2[i] + pulled;
            w2[i] = now.w2[i] - eta() * u2[i];
        }
        return withError(new State(w1, w2, now.error, u1, u2));
    }

    /** max |x|. */
    static double largest(double... x) {
        return Arrays.stream(x).map(Math::abs).max().orElseThrow();
    }

    /** x . y. */
    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
