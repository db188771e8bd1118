package org.rmed.lab.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rmed.linear.simulation.Setup;
import org.rmed.linear.simulation.Simulation;
import org.rmed.linear.trajectory.Observer;
import org.rmed.linear.trajectory.Trajectory;
import org.rmed.spec.UsageException;

/** How long a grid will take, from a few of its runs, each cut off after a second. */
public final class Preview {

    private static final int TRIED = 5;
    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

    private Preview() {}

    /** Seconds for all runs of a grid, on so many threads. */
    public static double seconds(Grid grid, int threads) {
        List<Double> each = new ArrayList<>();
        for (int k = 0; k < TRIED; k++) {
            // in the middle of equal shares
            long index = (long) ((k + 0.5) / TRIED * grid.size());
            each.add(seconds(grid.cell(index)));
        }
        double mean = each.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return mean * grid.seeds() * grid.size() / threads;
    }

    private static double seconds(Cell cell) {
        long start = System.nanoTime();
        double share = 1;
        try {
            Setup setup = Setup.of(cell.run(0));
            try (Simulation simulation = new Simulation(setup)) {
                Trajectory trajectory = simulation.run(new Observer() {
                    @Override
                    public boolean stopBefore(long t) {
                        return System.nanoTime() - start > PATIENCE;
                    }
                });
                if (trajectory.status() == org.rmed.linear.trajectory.Status.INTERRUPTED) {
                    share = StrictMath.max(trajectory.end(), 1) / setup.steps();
                }
            }
        } catch (UsageException e) {
            share = 1; // a cell that cannot be run takes the time to say so
        }
        return (System.nanoTime() - start) * 1e-9 / share;
    }
}
