package org.rmed.lab.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rmed.lab.store.ResultFolder;
import org.rmed.lab.sweep.CellResult;

/** Catches maps with holes, boxes left coarse on the boundary, cells spent away from it, and work lost at a stop. */
class RefinementTest {

    @TempDir
    private Path temp;

    /** The order parameter is made from the coordinates, so that the boundary is known: a circle. */
    private static PhaseDiagram circle() {
        Level level = new Level(
                "circle",
                point -> Math.hypot(point.x() - 2, point.y() - 2),
                1.1,
                false,
                Level.Along.X,
                Level.From.LOW,
                List.of());
        return new PhaseDiagram(
                "circle",
                "",
                "",
                new Coordinate("alpha", "x", 0, 4, false, 4, 3),
                new Coordinate("p", "y", 0, 4, false, 4, 3),
                1,
                (x, y) -> Words.one("d=1", "steps=0", "eta=0.01", "alpha=" + x, "p=" + y),
                Shading.bar("r", point -> Math.hypot(point.x() - 2, point.y() - 2), 0, 3, false, ""),
                List.of(level),
                Optional.empty());
    }

    private PhaseResult run(Path path, PhaseDiagram diagram, Watch watch) throws IOException {
        ResultFolder folder = ResultFolder.open(path.toString(), "0", "test", Map.of());
        return PhaseRun.in(folder, diagram, 2, () -> false, watch).orElseThrow();
    }

    @Test
    void theBoundaryIsLocatedToOneStepAndTheMapIsCovered() throws IOException {
        AtomicInteger cells = new AtomicInteger();
        PhaseResult result = run(temp, circle(), new Watch() {
            @Override
            public void finished(CellResult cell) {
                cells.incrementAndGet();
            }
        });
        double area = result.tiles().stream()
                .mapToDouble(tile -> (tile.x1() - tile.x0()) * (tile.y1() - tile.y0()))
                .sum();
        assertEquals(16, area, 1e-9);
        for (Boundary.Crossing crossing : result.boundaries().get(0).crossings()) {
            // linear interpolation of r along a line, over a step h = 1/8: r'' <= 1/r, and r >= 1.1 - h between the two
            // neighbours, so r at the crossing errs by at most h^2 / (8 (1.1 - h)) = 0.0020
            double radius = Math.hypot(crossing.at() - 2, crossing.other() - 2);
            assertEquals(1.1, radius, 0.125 * 0.125 / (8 * (1.1 - 0.125)), crossing::toString);
        }
        assertTrue(result.boundaries().get(0).crossings().size() > 20);
        // every box whose corners differ is one step wide, and far fewer than all 33^2 points were run
        long fine = result.tiles().stream()
                .filter(tile -> tile.x1() - tile.x0() == 0.125)
                .count();
        assertTrue(fine > 40 && cells.get() < 33 * 33 / 2, fine + " boxes, " + cells.get() + " cells");
        assertEquals(cells.get(), result.points().size());
        assertEquals(
                1 + result.points().size(),
                Files.readAllLines(temp.resolve("points.csv")).size());
    }

    @Test
    void whatWasRunIsNotRunAgain() throws IOException {
        Path path = temp.resolve("again");
        AtomicInteger cells = new AtomicInteger();
        ResultFolder folder = ResultFolder.open(path.toString(), "0", "test", Map.of());
        assertFalse(PhaseRun.in(folder, circle(), 1, () -> cells.get() > 30, new Watch() {
                    @Override
                    public void finished(CellResult cell) {
                        cells.incrementAndGet();
                    }
                })
                .isPresent());
        int before = cells.get();
        PhaseResult resumed = run(path, circle(), new Watch() {
            @Override
            public void finished(CellResult cell) {
                cells.incrementAndGet();
            }
        });
        assertTrue(before > 30);
        assertEquals(resumed.points().size(), cells.get());
        run(temp.resolve("fresh"), circle(), Watch.NONE);
        for (String table : List.of("points.csv", "boundary.csv")) {
            assertEquals(Files.readString(temp.resolve("fresh").resolve(table)), Files.readString(path.resolve(table)));
        }
    }
}
