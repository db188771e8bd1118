package org.rmed.lab.phase;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.rmed.lab.sweep.Cell;
import org.rmed.lab.sweep.CellResult;
import org.rmed.lab.sweep.Cells;
import org.rmed.spec.Settings;

/**
 * Runs a diagram: the coarse lattice first, then every box whose corners lie on different sides of a level is split across
 * the direction in which they differ, until its sides are one finest step. What lies between agreeing corners is not looked
 * at: a boundary that closes within one coarse box is not seen.
 */
final class Refinement {

    private final PhaseDiagram diagram;
    private final Cells cells;
    private final Map<Lattice, Point> points = new HashMap<>();
    private final List<Box> leaves = new ArrayList<>();

    /** A lattice point. */
    record Lattice(int i, int j) {}

    /** A box between lattice points. */
    record Box(int i0, int i1, int j0, int j1) {

        List<Lattice> corners() {
            return List.of(new Lattice(i0, j0), new Lattice(i1, j0), new Lattice(i0, j1), new Lattice(i1, j1));
        }
    }

    Refinement(PhaseDiagram diagram, Cells cells) {
        this.diagram = diagram;
        this.cells = cells;
    }

    /** Runs all rounds; false if it was cancelled before the last. */
    boolean run(int threads, BooleanSupplier cancelled, Watch watch) throws IOException {
        List<Box> boxes = coarse();
        for (int round = 0; !boxes.isEmpty(); round++) {
            Set<Lattice> wanted = new LinkedHashSet<>();
            boxes.forEach(box -> box.corners().stream()
                    .filter(corner -> !points.containsKey(corner))
                    .forEach(wanted::add));
            if (!evaluate(new ArrayList<>(wanted), round, threads, cancelled, watch)) {
                return false;
            }
            List<Box> next = new ArrayList<>();
            boxes.forEach(box -> split(box, next));
            boxes = next;
        }
        return true;
    }

    /** The points that were run. */
    Map<Lattice, Point> points() {
        return points;
    }

    /** The boxes that were not split: they cover the map. */
    List<Box> leaves() {
        return leaves;
    }

    private List<Box> coarse() {
        int stepX = 1 << diagram.x().levels();
        int stepY = 1 << diagram.y().levels();
        List<Box> boxes = new ArrayList<>();
        for (int j = 0; j < diagram.y().size(); j += stepY) {
            for (int i = 0; i < diagram.x().size(); i += stepX) {
                boxes.add(new Box(i, i + stepX, j, j + stepY));
            }
        }
        return boxes;
    }

    private boolean evaluate(List<Lattice> wanted, int round, int threads, BooleanSupplier cancelled, Watch watch)
            throws IOException {
        List<List<Cell>> ofPoints = wanted.stream().map(this::cells).toList();
        List<Cell> all = ofPoints.stream().flatMap(List::stream).toList();
        watch.begin(round, cells.unknown(all));
        List<CellResult> results = cells.of(all, threads, cancelled, watch::finished);
        if (results.size() < all.size()) {
            return false;
        }
        int next = 0;
        for (int k = 0; k < wanted.size(); k++) {
            int count = ofPoints.get(k).size();
            Lattice at = wanted.get(k);
            points.put(
                    at,
                    new Point(
                            diagram.x().at(at.i()),
                            diagram.y().at(at.j()),
                            results.subList(next, next + count),
                            cells.columns()));
            next += count;
        }
        return true;
    }

    private List<Cell> cells(Lattice at) {
        List<Settings> settings =
                diagram.cells().apply(diagram.x().word(at.i()), diagram.y().word(at.j()));
        return settings.stream().map(one -> Cell.of(one, diagram.seeds())).toList();
    }

    private void split(Box box, List<Box> next) {
        List<Lattice> c = box.corners();
        boolean across = differ(c.get(0), c.get(1)) || differ(c.get(2), c.get(3));
        boolean upwards = differ(c.get(0), c.get(2)) || differ(c.get(1), c.get(3));
        boolean splitX = across && box.i1() - box.i0() > 1;
        boolean splitY = upwards && box.j1() - box.j0() > 1;
        if (!splitX && !splitY) {
            leaves.add(box);
            return;
        }
        int[] i = splitX ? new int[] {box.i0(), (box.i0() + box.i1()) / 2, box.i1()} : new int[] {box.i0(), box.i1()};
        int[] j = splitY ? new int[] {box.j0(), (box.j0() + box.j1()) / 2, box.j1()} : new int[] {box.j0(), box.j1()};
        for (int q = 1; q < j.length; q++) {
            for (int p = 1; p < i.length; p++) {
                next.add(new Box(i[p - 1], i[p], j[q - 1], j[q]));
            }
        }
    }

    private boolean differ(Lattice a, Lattice b) {
        return diagram.levels().stream().anyMatch(level -> level.side(points.get(a)) != level.side(points.get(b)));
    }
}
