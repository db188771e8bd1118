package org.rmed.linear.trajectory;

import java.util.Arrays;
import java.util.List;
import org.rmed.linear.engine.Certificate;
import org.rmed.linear.engine.Engine;

/** Plays back states written by a test; a step does nothing but turn the page. */
final class ScriptedEngine implements Engine {

    private final double[] target;
    private final List<State> states;
    private int t;

    ScriptedEngine(double[] target, List<State> states) {
        this.target = target;
        this.states = states;
    }

    /** Drives a tracker over all states, as a simulation does; returns the times at which it spoke up. */
    List<Long> play(PhaseTracker tracker) {
        List<Long> events = new java.util.ArrayList<>();
        while (true) {
            if (tracker.observe(this)) {
                events.add((long) t);
            }
            if (t == states.size() - 1) {
                return events;
            }
            step();
            tracker.afterStep(this);
        }
    }

    @Override
    public String name() {
        return "scripted";
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
        return states.get(t).w2();
    }

    @Override
    public double[][] firstLayer() {
        return states.get(t).w1();
    }

    @Override
    public double[] error() {
        return states.get(t).error();
    }

    @Override
    public double[] rowNormsSquared() {
        throw new UnsupportedOperationException("no phase is about row norms");
    }

    @Override
    public boolean firstLayerReaches(double threshold) {
        return Arrays.stream(firstLayer()).flatMapToDouble(Arrays::stream).anyMatch(x -> Math.abs(x) >= threshold);
    }

    @Override
    public double[] lastSecondLayerGradient() {
        return t == 0 ? new double[target.length] : states.get(t - 1).secondLayerGradient();
    }

    @Override
    public double[][] adaptiveGradient() {
        throw new UnsupportedOperationException("no phase is about the adaptive gradient");
    }

    @Override
    public Certificate certificate() {
        return Certificate.EXACT;
    }

    @Override
    public void step() {
        t++;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
