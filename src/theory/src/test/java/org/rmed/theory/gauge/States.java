package org.rmed.theory.gauge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rmed.linear.engine.Network;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.trajectory.Observer;
import org.rmed.theory.Gauge;
import org.rmed.theory.Outcome;

/** A tiny run with a copy of the weights at every t, from which a test works out afresh what a gauge read. */
final class States implements Observer {

    private final List<double[][]> first = new ArrayList<>();
    private final List<double[]> second = new ArrayList<>();
    private final Outcome outcome;

    private States(Gauge gauge, String words) {
        outcome = Outcome.of(Setup.defaults().withArguments(List.of(words.split(" "))), gauge, this);
    }

    static States of(Gauge gauge, String words) {
        return new States(gauge, words);
    }

    @Override
    public void state(long t, Network network) {
        first.add(Arrays.stream(network.firstLayer()).map(double[]::clone).toArray(double[][]::new));
        second.add(network.secondLayer().clone());
    }

    Outcome outcome() {
        return outcome;
    }

    double reading(int t, String column) {
        return outcome.readings().at(t, column);
    }

    int last() {
        return first.size() - 1;
    }

    double w1(int t, int i, int j) {
        return first.get(t)[i][j];
    }

    double w2(int t, int i) {
        return second.get(t)[i];
    }

    /** E_j, by the definition. */
    double error(int t, int j) {
        double sum = -outcome.target()[j];
        for (int i = 0; i < outcome.dimension(); i++) {
            sum += w2(t, i) * w1(t, i, j);
        }
        return sum;
    }

    /** g1[i,j]. */
    double g1(int t, int i, int j) {
        return w2(t, i) * error(t, j);
    }

    /** g2_i. */
    double g2(int t, int i) {
        double sum = 0;
        for (int j = 0; j < outcome.dimension(); j++) {
            sum += error(t, j) * w1(t, i, j);
        }
        return sum;
    }

    /** s_i sign(A_j). */
    double sign(int i, int j) {
        return Math.signum(w2(0, i)) * Math.signum(outcome.target()[j]);
    }
}
