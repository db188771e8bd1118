package org.rmed.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.rmed.lab.query.DuckDb;
import org.rmed.spec.UsageException;
import org.rmed.theory.Outcome;

/**
 * Catches grids, diagrams and answers in one line that differ from what the runs themselves give, that run twice what is
 * known, or that call a boundary located that is not.
 */
class RmedSweepTest {

    private static final String GRID = "d=8,16 optimizer=sign,sgdm alpha=0.5,1.5 stopAtLoss=0.01 seeds=5";

    @TempDir
    private Path folder;

    private SweepResult sweep() {
        return Rmed.sweep(GRID + " out=" + folder.resolve("grid"));
    }

    /** Each run made again, alone and with every row kept. */
    @Test
    void aCellIsTheMedianOfItsRuns() {
        SweepResult grid = sweep();
        assertEquals(8, grid.cells().size());
        List<Outcome> runs = Rmed.runs(Rmed.grid(GRID).cell(3).runs().stream()
                .map(settings -> settings.with("every", 1))
                .toList());
        assertEquals("alpha=0.5 d=16 optimizer=sgdm", words(grid, 3));
        double[] ends = Rmed.each(runs, run -> run.last("r_med_1"));
        assertArrayEquals(ends, grid.where("d=16 alpha=0.50 optimizer=sgdm").runs("r_med_1_end"));
        assertEquals(StatUtils.percentile(ends, 50), grid.at("d=16 alpha=0.5 optimizer=sgdm", "r_med_1_end"));
        assertEquals(
                StatUtils.percentile(Rmed.each(runs, run -> run.last("loss") / run.column("loss")[0]), 50),
                grid.at("d=16 alpha=0.5 optimizer=sgdm", "loss_end"),
                "a share of the loss at the start, whichever rows are kept");
        assertTrue(grid.at("d=16 alpha=0.5 optimizer=sgdm", "r_med_1_end_q10") < StatUtils.percentile(ends, 50));
    }

    private static String words(SweepResult grid, int cell) {
        List<String> keys = List.copyOf(grid.grid().axes().keySet());
        List<String> values = grid.grid().values(cell);
        return String.join(
                " ",
                IntStream.range(0, keys.size())
                        .mapToObj(i -> keys.get(i) + "=" + values.get(i))
                        .toList());
    }

    @Test
    void theSecondCallRunsNothing() {
        SweepResult first = sweep();
        SweepResult second = sweep();
        assertEquals(40, first.made());
        assertEquals(0, second.made());
        assertArrayEquals(first.column("r_med_2_end"), second.column("r_med_2_end"));
    }

    @Test
    void axesAreColumnsAndLines() {
        SweepResult grid = sweep();
        assertArrayEquals(
                new double[] {0.5, 1.5}, grid.where("d=8 optimizer=sign").column("alpha"));
        assertEquals(List.of("8", "16"), grid.values("d"));
        assertEquals(4, grid.where("d=16").table("t_end").rows().size());
        assertTrue(
                grid.toString().startsWith("8 cells of 5 runs, 40 runs made now; medians:\nalpha   d  optimizer"),
                grid::toString);
        var items = grid.plot("alpha", "r_med_1_end")
                .chart()
                .getLegend()
                .getSources()[0]
                .getLegendItems();
        assertEquals(
                List.of("d=8 sign", "d=8 sgdm", "d=16 sign", "d=16 sgdm"),
                IntStream.range(0, items.getItemCount())
                        .mapToObj(i -> items.get(i).getLabel())
                        .toList());
    }

    @Test
    void whatAGridHasNotIsRefused() {
        SweepResult grid = sweep();
        refused("no axis 'alhpa'; did you mean 'alpha'? (its axes: alpha, d, optimizer)", () -> grid.where("alhpa=1"));
        refused("no cell has alpha=0.7; there are 0.5, 1.5", () -> grid.where("alpha=0.7"));
        refused("names 2 cells; say which of optimizer=sign,sgdm", () -> grid.at("alpha=1.5 d=8", "t_end"));
        refused("no column 'r_med_1_eend'; did you mean 'r_med_1_end'?", () -> grid.column("r_med_1_eend"));
        refused("is given twice", () -> Rmed.sweep("d=8 d=16"));
        refused("'adam' is not key=value", () -> Rmed.sweep("adam"));
        refused("holds another sweep", () -> Rmed.sweep("d=8 out=" + folder.resolve("grid")));
    }

    private Phase phase() {
        return Phase.over("alpha=0.5..1.5:3", "d=8..32:log:2")
                .runs("optimizer=sign target=constant stopAtLoss=0.001 seeds=6")
                .with("eta", (alpha, d) -> 1 / (100 * Math.sqrt(d)))
                .order("R_{med,1}", point -> point.median("r_med_1_end"))
                .logOrder();
    }

    @Test
    void aBoundaryLiesWhereNeighboursDiffer() {
        Phase phase = phase().level(1.5).theory("here", d -> 1).refined(0.125);
        PhaseMap map = phase.run("out=" + folder.resolve("phase"));
        double[] places = map.boundary().column("alpha");
        for (int k = 0; k < 2; k++) {
            double d = map.boundary().column("d")[k];
            double[] below = map.result().points().stream()
                    .filter(point -> point.y() == d && point.median("r_med_1_end") > 1.5)
                    .mapToDouble(point -> point.x())
                    .toArray();
            double last = StatUtils.max(below);
            assertTrue(last <= places[k] && places[k] <= last + 0.125, map::toString);
        }
        assertEquals(List.of("yes", "yes"), map.boundary().words("located"));
        assertEquals(0, phase.run("out=" + folder.resolve("phase")).made());
        PhaseMap finer = phase.refined(0.0625).run("out=" + folder.resolve("phase"));
        assertEquals((finer.result().points().size() - map.result().points().size()) * 6L, finer.made());
        assertTrue(map.chart().getXYPlot().getAnnotations().size() > 0);
    }

    @Test
    void aLevelThatIsNotCrossedIsNotLocated() {
        PhaseMap map = phase().level(1.0001).level(1000).run("out=" + folder.resolve("phase"));
        assertEquals(
                List.of("no: above everywhere", "no: above everywhere", "no: below everywhere", "no: below everywhere"),
                map.boundary().words("located"));
        assertTrue(Double.isNaN(map.boundary().column("alpha")[0]));
    }

    @Test
    void diagramsThatSayTooLittleAreRefused() {
        refused(
                "'alpha=1' is no axis of a phase diagram; write KEY=LOW..HIGH:COUNT",
                () -> Phase.over("alpha=1", "d=8..16:2"));
        refused("both axes are d", () -> Phase.over("d=8..16:2", "d=8..16:2"));
        refused("needs an order parameter", () -> Phase.over("alpha=0..1:2", "d=8..16:2")
                .level(1));
        refused("needs a boundary", () -> phase().run(""));
        refused("belongs to a boundary", () -> phase().theory("x", d -> d));
        refused("run takes out=DIR and threads=N, not d", () -> phase().level(1).run("d=8"));
        refused(
                "eta=NaN is no value",
                () -> phase().with("eta", (alpha, d) -> Double.NaN).level(2).run("out=" + folder));
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void resultsAreAskedInSql() throws IOException {
        System.setProperty(DuckDb.PROPERTY, jar().toString());
        try {
            SweepResult grid = sweep();
            Outcome run = Rmed.run("d=8 seed=2 out=" + folder.resolve("run"));
            Rmed.verify("logistic-law d=16 seeds=24 out=" + folder.resolve("verdicts"));
            Answer cells = Rmed.query("SELECT r_med_1_end FROM cells ORDER BY alpha, d, optimizer = 'sgdm'", folder);
            assertArrayEquals(grid.column("r_med_1_end"), cells.column("r_med_1_end"));
            assertArrayEquals(
                    run.column("loss"),
                    Rmed.query(
                                    "SELECT loss FROM trajectories JOIN manifests USING (folder) WHERE d = 8 ORDER BY t",
                                    folder)
                            .column("loss"));
            assertEquals(
                    List.of("HELD"),
                    Rmed.query("SELECT DISTINCT verdict FROM verdicts", folder).words("verdict"));
            assertEquals(
                    List.of("trajectories", "events", "verdicts", "manifests", "cells", "runs"),
                    Rmed.tables(folder).words("table"));
            assertEquals(8, cells.write(folder.resolve("cells.csv")));
            assertEquals(9, Files.readAllLines(folder.resolve("cells.csv")).size());
            refused("no table 'cell'; did you mean 'cells'?", () -> Rmed.query("FROM cell", folder));
        } finally {
            System.clearProperty(DuckDb.PROPERTY);
        }
    }

    /** The one that Maven brings for the tests. */
    private static Path jar() {
        try {
            Class<?> driver = Class.forName("org.duckdb.DuckDBDriver", false, RmedSweepTest.class.getClassLoader());
            return Path.of(
                    driver.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new AssertionError("org.duckdb:duckdb_jdbc is not on the class path of the tests", e);
        }
    }

    private static void refused(String words, Executable call) {
        String message = assertThrows(UsageException.class, call).getMessage();
        assertTrue(message.contains(words), message);
    }
}
